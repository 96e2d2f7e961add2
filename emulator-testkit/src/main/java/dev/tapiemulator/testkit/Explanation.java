package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.journal.Reason;
import dev.tapiemulator.journal.RecordText;
import dev.tapiemulator.tapi.ConstantGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The text of a failure: what happened, then line by line what is needed to understand it. */
final class Explanation {

  private static final int LABEL_WIDTH = 10;
  private static final int MOST_LINES = 20;
  private static final int SENTENCE_WIDTH = 98;
  private static final String NEXT_LINE = "\n  " + " ".repeat(LABEL_WIDTH);

  private final StringBuilder text;
  private final Ledger ledger;
  private final int process;

  Explanation(String headline, Journal journal, int process) {
    this.text = new StringBuilder(headline);
    this.ledger = Ledger.of(journal);
    this.process = process;
  }

  Ledger ledger() {
    return ledger;
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

  /** Every handle of the process and what became of it; the one in question is marked. */
  Explanation handles(int inQuestion) {
    List<String> lines = new ArrayList<>();
    for (Ledger.Handle handle : ledger.handles()) {
      if (handle.process() == process || handle.hPhone() == inQuestion) {
        lines.add(line(handle) + (handle.hPhone() == inQuestion ? "  <- this one" : ""));
      }
    }
    if (inQuestion != 0 && ledger.handle(inQuestion).isEmpty()) {
      lines.add(MessageWords.hex(inQuestion) + " was never opened");
    }
    return entry("handles", latest(lines));
  }

  private String line(Ledger.Handle handle) {
    String opened = MessageWords.hex(handle.hPhone()) + " " + privilege(handle) + " of phone " + handle.device()
        + whose(handle.process()) + ", opened at " + ms(handle.since());
    return opened + (handle.ended() == null
        ? ", open"
        : ", closed at " + ms(handle.ended().at()) + " by " + handle.ended().by());
  }

  static String privilege(Ledger.Handle handle) {
    return ConstantGroup.PHONEPRIVILEGE.nameOf(handle.privilege()).replace("PHONEPRIVILEGE_", "").toLowerCase(Locale.ROOT);
  }

  /** Every request of the process and where it stands; the one in question is marked. */
  Explanation requests(int inQuestion) {
    List<String> lines = new ArrayList<>();
    for (Ledger.Request request : ledger.requests()) {
      if (request.process() == process || request.id() == inQuestion) {
        lines.add(line(request) + (request.id() == inQuestion ? "  <- this one" : ""));
      }
    }
    return entry("requests", latest(lines));
  }

  /** Long lists from their end: what happened last explains most. */
  private static List<String> latest(List<String> lines) {
    if (lines.isEmpty()) {
      return List.of("none");
    }
    int hidden = lines.size() - MOST_LINES;
    if (hidden <= 0) {
      return lines;
    }
    List<String> end = new ArrayList<>(lines.subList(hidden, lines.size()));
    end.add(0, "(" + hidden + " earlier ones)");
    return end;
  }

  private String line(Ledger.Request request) {
    return "#" + request.id() + " " + request.function().headerName() + " on " + MessageWords.hex(request.hPhone())
        + whose(request.process()) + ", made at " + ms(request.since()) + ": " + stage(request);
  }

  private static String stage(Ledger.Request request) {
    return switch (request.stage()) {
      case SUBMITTING, DUE, PENDING -> "outstanding, the phone owes its completion";
      case QUEUED -> "completed at " + ms(request.at()) + ", the reply waits";
      case SUPPRESSED -> "its reply was suppressed at " + ms(request.at());
      case SETTLED -> settled(request);
    };
  }

  private static String settled(Ledger.Request request) {
    return switch (request.step()) {
      case FETCH -> "its reply was taken at " + ms(request.at());
      case REFUSE -> "refused";
      case COMPLETE, CLOSE, RETURN -> "its reply was suppressed, and it was settled at " + ms(request.at());
    };
  }

  private String whose(int owner) {
    return owner == process ? "" : " (" + ledger.nameOf(owner) + ")";
  }

  static String ms(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }

  AssertionError failure() {
    return new AssertionError(text.toString());
  }
}
