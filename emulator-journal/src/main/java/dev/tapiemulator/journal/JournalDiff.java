package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.Locale;
import java.util.OptionalInt;

/** Compares two journals: the first record in which they differ, with what led to it. */
public final class JournalDiff {

  private static final int CONTEXT = 5;
  private static final int FOLLOWING = 3;

  private final Journal left;
  private final Journal right;
  private final OptionalInt difference;

  private JournalDiff(Journal left, Journal right) {
    this.left = left;
    this.right = right;
    this.difference = left.firstDifference(right);
  }

  public static JournalDiff between(Journal left, Journal right) {
    return new JournalDiff(left, right);
  }

  /**
   * The place of the first record that differs or that one journal lacks; nothing when they are the same byte for byte.
   */
  public OptionalInt firstDifference() {
    return difference;
  }

  /**
   * The records before the first difference, then those of the left journal after "-" and those of the right one after
   * "+".
   */
  @Override
  public String toString() {
    if (difference.isEmpty()) {
      return "the journals are the same: " + left.size() + " records\n";
    }
    int at = difference.getAsInt();
    TurnOrder turns = new TurnOrder(left);
    StringBuilder text = new StringBuilder("the journals differ from record " + at + " on\n");
    for (int i = Math.max(0, at - CONTEXT); i < at; i++) {
      text.append("  ").append(line(left.get(i), turns));
    }
    side(text, "- ", left, at, turns);
    side(text, "+ ", right, at, new TurnOrder(right));
    if (at < left.size() && at < right.size() && line(left.get(at), turns).equals(line(right.get(at), turns))) {
      text.append("the two read the same; they differ in: ").append(differingParts(at)).append('\n');
    }
    return text.toString();
  }

  private static void side(StringBuilder text, String sign, Journal journal, int from, TurnOrder turns) {
    int end = Math.min(journal.size(), from + FOLLOWING);
    for (int i = from; i < end; i++) {
      text.append(sign).append(line(journal.get(i), turns));
    }
    if (from == journal.size()) {
      text.append(sign).append("(ends after ").append(journal.size()).append(" records)\n");
    }
  }

  /** Number, time, kind and parties of a record, the thread too if there are several, and what it says. */
  private static String line(JournalRecord record, TurnOrder turns) {
    return String.format(
        Locale.ROOT,
        "%5d  %8s ms  %-15s %s%s\n",
        record.index(),
        RecordText.millis(record.timeNanos()),
        record.kind(),
        parties(record, turns),
        RecordText.of(record));
  }

  private static String parties(JournalRecord record, TurnOrder turns) {
    boolean isOfThread = turns.areSeveral() && record.kind() != JournalKind.TURN;
    String thread = isOfThread ? "thread " + turns.threadOf(record) + ": " : "";
    String process = record.process() == 0 ? "" : "process " + record.process() + ": ";
    return record.subject() < 0
        ? thread + process
        : thread + process + JournalWriter.subjectField(record.kind()) + " " + record.subject() + ": ";
  }

  /** For records that differ in something that is not put into words. */
  private String differingParts(int at) {
    JournalRecord a = left.get(at);
    JournalRecord b = right.get(at);
    StringBuilder parts = new StringBuilder();
    part(parts, "flags", a.flags(), b.flags());
    part(parts, "why", a.why(), b.why());
    for (int word = 0; word < WordSlot.WORDS; word++) {
      part(parts, "word " + word, a.word(word), b.word(word));
    }
    if (!ReadableBytes.hex(a.data()).equals(ReadableBytes.hex(b.data()))) {
      parts.append(" bytes ").append(ReadableBytes.hex(a.data())).append(" / ").append(ReadableBytes.hex(b.data()));
    }
    return parts.toString().strip();
  }

  private static void part(StringBuilder parts, String name, int a, int b) {
    if (a != b) {
      parts.append(' ').append(name).append(' ')
          .append(NamedValues.hex(a)).append(" / ").append(NamedValues.hex(b)).append(';');
    }
  }
}
