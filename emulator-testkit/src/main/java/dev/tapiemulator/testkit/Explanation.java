package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.journal.Reason;
import dev.tapiemulator.journal.RecordText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The text of a failure: what happened, then line by line what is needed to understand it. */
final class Explanation {

  private static final int LABEL_WIDTH = 10;
  private static final int SENTENCE_WIDTH = 98;
  private static final String NEXT_LINE = "\n  " + " ".repeat(LABEL_WIDTH);

  private final StringBuilder text;
  private final Ledger ledger;
  private final Standing standing;

  Explanation(String headline, Journal journal, int process) {
    this.text = new StringBuilder(headline);
    this.ledger = Ledger.of(journal);
    this.standing = new Standing(ledger, process);
  }

  Ledger ledger() {
    return ledger;
  }

  Standing standing() {
    return standing;
  }

  /** One labelled entry of one or more lines; none without lines. */
  Explanation entry(String label, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n  ").append(label).append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())))
          .append(String.join(NEXT_LINE, lines));
    }
    return this;
  }

  /** One labelled sentence, on as many lines as it needs. */
  Explanation entry(String label, String sentence) {
    List<String> lines = new ArrayList<>();
    String rest = sentence;
    while (rest.length() > SENTENCE_WIDTH && rest.lastIndexOf(' ', SENTENCE_WIDTH) > 0) {
      int end = rest.lastIndexOf(' ', SENTENCE_WIDTH);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    lines.add(rest);
    return entry(label, lines);
  }

  /** A rule with the pages that say it. */
  Explanation rule(Rule rule) {
    return entry("rule", rule.id() + ": " + rule.text() + " (" + String.join(", ", rule.pages()) + ")");
  }

  /** Why a record is as it is. */
  Explanation reason(Optional<Reason> reason) {
    reason.ifPresent(found -> entry("rule", found.toString()));
    return this;
  }

  /** The last return to this process from a record on. */
  static Optional<JournalRecord> lastReturn(Journal journal, int process, int from) {
    for (int i = journal.size() - 1; i >= from; i--) {
      JournalRecord record = journal.get(i);
      if (record.kind() == JournalKind.RETURN && record.process() == process) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  /** The call that a return belongs to. */
  static Optional<JournalRecord> callOf(Journal journal, JournalRecord returned) {
    for (int i = returned.index() - 1; i >= 0; i--) {
      JournalRecord record = journal.get(i);
      boolean same = record.kind() == JournalKind.CALL && record.process() == returned.process();
      if (same && record.code() == returned.code()) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  Explanation call(Optional<JournalRecord> call) {
    call.ifPresent(record -> entry("call", RecordText.of(record)));
    return this;
  }

  /** The handles that matter; the one in question is marked. */
  Explanation handles(OptionalInt inQuestion, OptionalInt device) {
    return entry("handles", standing.handles(inQuestion, device));
  }

  /** The requests; the one in question is marked. */
  Explanation requests(int inQuestion, Set<Integer> repliesThere) {
    return entry("requests", standing.requests(inQuestion, repliesThere));
  }

  AssertionError failure() {
    return new AssertionError(text.toString());
  }
}
