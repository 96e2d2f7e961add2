package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** What happens at a place of a journal: who does it, in words. */
final class Doing {

  private final Journal journal;
  private final Parties parties;
  private final JournalRecord record;

  private Doing(Journal journal, Parties parties, JournalRecord record) {
    this.journal = journal;
    this.parties = parties;
    this.record = record;
  }

  static Doing at(Journal journal, int place) {
    return new Doing(journal, Parties.of(journal), place < journal.size() ? journal.get(place) : null);
  }

  /** What the test or a program does next, from this on or behind it; nothing is there when it does nothing more. */
  Doing nextInput(boolean behind) {
    int place = record == null ? journal.size() : record.index() + (behind ? 1 : 0);
    while (place < journal.size() && !isInput(journal.get(place))) {
      place++;
    }
    return new Doing(journal, parties, place < journal.size() ? journal.get(place) : null);
  }

  boolean isThere() {
    return record != null;
  }

  JournalRecord record() {
    return record;
  }

  boolean isInput() {
    return record != null && isInput(record);
  }

  private static boolean isInput(JournalRecord record) {
    return record.kind().isInput() && record.kind() != JournalKind.CONFIG;
  }

  boolean isChoice() {
    return record != null && record.kind() == JournalKind.CHOICE;
  }

  /** Whether it is the phone's own doing. */
  boolean isOfPhone() {
    return record != null && switch (record.kind()) {
      case DEVICE_RETURN, REPORT, NOTE, VIOLATION -> true;
      default -> false;
    };
  }

  /** When, who, what. */
  String text() {
    return record == null
        ? "nothing more, after " + journal.size() + " records"
        : RecordText.millis(record.timeNanos()) + " ms  " + who() + ": " + words();
  }

  /** What, without who and when. */
  String words() {
    return record == null ? "" : isChoice()
        ? RecordText.of(record).substring("choice ".length()) + ", " + ChoiceMeaning.of(record)
        : RecordText.of(record);
  }

  /** What stands behind it, or nothing. */
  String reason() {
    return record == null ? "" : Reason.of(record).map(reason -> reason.id() + ": " + reason.text()).orElse("");
  }

  String who() {
    return switch (record.kind()) {
      case CALL, PUMP, EVENT_WAIT, CREATE_PORT, CLOSE_PORT, PORT_TAKE, LOCAL_FREE, CALLBACK_DONE, THREAD_ENDED ->
          parties.callers().getOrDefault(parties.turns().callerOf(record), "a program");
      case CONFIG, ATTACH, KILL, THREAD_STARTED, JOIN, ADD_PHONE, RECONFIGURE, ADD_FAULT, ACT, ADVANCE,
          RUN_UNTIL_IDLE, SCHEDULE, ACTION, ACTION_DONE -> "the test";
      case CHOICE -> "chance";
      case FAULT -> "the fault plan";
      case DEVICE_RETURN, REPORT, NOTE, VIOLATION -> "phone " + record.subject()
          + (parties.phones().containsKey(record.subject()) ? " (" + parties.phones().get(record.subject()) + ")" : "");
      case TURN, JOINED, RETURN, PUMPED, CALLBACK, EVENT_WAITED, PORT_TAKEN, DEVICE_CALL, SESSION, REQUEST,
          HANDLE_OPENED, HANDLE_CLOSED, MESSAGE_POSTED, MESSAGE_TAKEN, MESSAGE_DROPPED -> "the emulator";
    };
  }
}
