package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Why an application that waits gets no reply, as the journal tells it: suppressed by a rule, or taken already. */
final class LostReplies {

  private static final int MOST_TOLD = 10;

  private final Journal journal;
  private final Application app;
  private final List<String> told = new ArrayList<>();
  /** The application of every phone handle there has been. */
  private final Map<Integer, Integer> applications = new TreeMap<>();
  private int opening;
  private int thread;
  private JournalRecord lastTaken;
  private int lastTaker;

  private LostReplies(Journal journal, Application app) {
    this.journal = journal;
    this.app = app;
  }

  /** A line for each of the last replies that were suppressed, and one for the last that was taken. */
  static List<String> of(Journal journal, Application app) {
    LostReplies lost = new LostReplies(journal, app);
    journal.forEach(lost::read);
    int skipped = Math.max(0, lost.told.size() - MOST_TOLD);
    List<String> lines = new ArrayList<>(lost.told.subList(skipped, lost.told.size()));
    if (skipped > 0) {
      lines.add(0, skipped + " replies were suppressed before these:");
    }
    if (lost.lastTaken != null) {
      lines.add(lost.taking());
    }
    return lines;
  }

  private void read(JournalRecord record) {
    switch (record.kind()) {
      case TURN -> thread = record.word(0);
      case CALL -> {
        if (record.function() == PhoneFunction.PHONE_OPEN) {
          opening = record.word(0);
        }
      }
      case HANDLE_OPENED -> applications.put(record.word(0), opening);
      case REQUEST -> {
        if (record.word(1) == RequestEvent.CLOSE.ordinal() && isOfApplication(record.word(5))) {
          told.add(suppression(record));
        }
      }
      case MESSAGE_TAKEN -> {
        if (record.subject() == app.number && record.word(1) == Tapi.PHONE_REPLY) {
          lastTaken = record;
          lastTaker = thread;
        }
      }
      default -> { }
    }
  }

  private boolean isOfApplication(int hPhone) {
    return applications.getOrDefault(hPhone, 0) == app.handle;
  }

  private String suppression(JournalRecord record) {
    String reason = Why.rule(record.why()).map(rule -> " (" + rule.id() + ": " + rule.text() + ")")
        .or(() -> Why.ruling(record.why()).map(ruling -> " (the ruling " + ruling.switchName() + ")"))
        .orElse("");
    return "the reply to request " + record.word(0) + " " + record.function().headerName() + " was suppressed by "
        + closing(record) + at(record) + reason;
  }

  /** The close inside which it happened: no other call returns before it does. */
  private String closing(JournalRecord record) {
    for (int i = record.index() + 1; i < journal.size() && !journal.get(i).kind().isInput(); i++) {
      if (journal.get(i).kind() == JournalKind.RETURN) {
        PhoneFunction function = journal.get(i).function();
        boolean closes = function == PhoneFunction.PHONE_CLOSE || function == PhoneFunction.PHONE_SHUTDOWN;
        return closes ? function.headerName() : "a forced close";
      }
    }
    return "a forced close";
  }

  private String taking() {
    return "its last reply, to request " + lastTaken.word(4) + ", was taken by thread \""
        + ThreadNames.of(journal, lastTaker) + "\"" + at(lastTaken);
  }

  private static String at(JournalRecord record) {
    return " at " + TimeUnit.NANOSECONDS.toMillis(record.timeNanos()) + " ms";
  }
}
