package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Where two runs part: who does what in each, which part of it differs, and what that comes of. */
final class Parting {

  private final Journal left;
  private final Journal right;
  private final int at;
  private final SetUpDifference setUp;
  private final Doing one;
  private final Doing other;

  Parting(Journal left, Journal right, int at, SetUpDifference setUp) {
    this.left = left;
    this.right = right;
    this.at = at;
    this.setUp = setUp;
    one = Doing.at(left, at);
    other = Doing.at(right, at);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    add(lines, "", common() + "; then " + headline() + ":");
    add(lines, "- ", one.text());
    add(lines, "+ ", other.text());
    if (one.isThere() && other.isThere()) {
      differences().forEach(difference -> add(lines, "  ", difference));
    }
    if (one.isInput() || other.isInput()) {
      add(lines, "  ", InputSteps.explain(one, other));
    }
    reasons(lines);
    add(lines, "  ", cause());
    lines.addAll(new PartingColumns(left, right, at).lines());
    return lines;
  }

  private static void add(List<String> lines, String sign, String text) {
    if (!text.isEmpty()) {
      lines.addAll(ColumnWidths.wrap(sign + text, ColumnsPrinter.NARROWEST));
    }
  }

  private String common() {
    String same = at == 0
        ? "nothing before is the same"
        : "the same up to " + RecordText.millis(left.get(at - 1).timeNanos()) + " ms";
    return setUp.isEmpty() ? same : "but for that " + same;
  }

  private String headline() {
    if (!one.isThere() || !other.isThere()) {
      return "the " + (one.isThere() ? "second" : "first") + " run ends";
    }
    if (isTimeAlone()) {
      return one.who() + " does the same at another time";
    }
    if (!one.who().equals(other.who())) {
      return one.who() + " acts in the first run, " + other.who() + " in the second";
    }
    return one.who() + (one.isChoice() && other.isChoice() ? " decides otherwise" : " does something else");
  }

  private boolean isTimeAlone() {
    return one.words().equals(other.words()) && one.record().timeNanos() != other.record().timeNanos();
  }

  /** What differs in two things that are much alike. */
  private List<String> differences() {
    JournalRecord a = one.record();
    JournalRecord b = other.record();
    List<String> parts = new ArrayList<>();
    if (a.kind() == JournalKind.CALL && b.kind() == JournalKind.CALL && a.code() == b.code()) {
      parts.addAll(arguments(a, b));
    }
    if (parts.isEmpty() && one.words().equals(other.words()) && !isTimeAlone()) {
      parts.add("the two read the same; they differ in: " + RecordParts.differing(a, b));
    }
    return parts;
  }

  private static List<String> arguments(JournalRecord a, JournalRecord b) {
    List<String> parts = new ArrayList<>();
    List<Argument> first = CallText.arguments(a);
    List<Argument> second = CallText.arguments(b);
    for (Argument argument : first) {
      second.stream().filter(same -> same.parameter().equals(argument.parameter())).findFirst()
          .filter(same -> !same.value().equals(argument.value()))
          .ifPresent(same ->
              parts.add(argument.parameter() + " is " + argument.value() + " in the first run, " + same.value()
                  + " in the second"));
    }
    int offset = Arrays.mismatch(a.data(), b.data());
    if (offset >= 0 && CallText.takesPlainBytes(a)) {
      parts.add("the bytes differ from offset " + offset + " on, of " + a.data().length + " and " + b.data().length);
    }
    return parts;
  }

  /** The rules and rulings behind the two, where there are any. */
  private void reasons(List<String> lines) {
    String first = one.reason();
    String second = other.reason();
    if (!first.isEmpty() && Objects.equals(first, second)) {
      add(lines, "  ", first);
    } else {
      add(lines, "- ", first);
      add(lines, "+ ", second);
    }
  }

  /** What a difference comes of when everything before it was the same. */
  private String cause() {
    if (one.isInput() || other.isInput()) {
      return setUp.isEmpty()
          ? "everything before was the same, so the program or its test began it"
          : "but for the set-up everything before was the same: the program or its test began it, perhaps because of that";
    }
    if (one.isChoice() && other.isChoice()) {
      return "what the pages leave open was left to "
          + (setUp.isEmpty() ? "another list of choices" : "another seed or list of choices");
    }
    if (one.isOfPhone() && other.isOfPhone()) {
      return setUp.isOfPhones()
          ? "the phone is another, as said above"
          : "the phone was asked the same and did something else: it is another version, or not the same every time";
    }
    return setUp.isEmpty()
        ? "everything before was the same, and so was the set-up: it is another version of the emulator, or one journal"
            + " is not as it was written"
        : "but for the set-up everything before was the same, so it comes of that";
  }
}
