package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns a journal into rows: which record stands in which column, in which words, and which are left out. */
final class ColumnEntries {

  private static final String NOTHING = "";
  private static final int FETCH = 3;

  private final Parties parties;
  private final TurnOrder turns;
  private final Lanes lanes;
  private final RequestNumbers requests;
  private final List<ColumnRow> rows = new ArrayList<>();
  private final Map<Integer, JournalRecord> latestBegun = new TreeMap<>();
  private ColumnRow row;
  private boolean turnPassed;
  private String lastReason;

  private ColumnEntries(Journal journal, Parties parties, Lanes lanes) {
    this.parties = parties;
    this.turns = parties.turns();
    this.lanes = lanes;
    this.requests = new RequestNumbers(journal, turns);
  }

  /** The rows of the records from a place on. */
  static List<ColumnRow> of(Journal journal, int from, Parties parties, Lanes lanes) {
    return new ColumnEntries(journal, parties, lanes).rows(journal, from, journal.size());
  }

  /** The rows of the records from a place on to another, and apart from them those from there to an end. */
  static List<List<ColumnRow>> parted(Journal journal, int from, int at, int end, Parties parties, Lanes lanes) {
    ColumnEntries entries = new ColumnEntries(journal, parties, lanes);
    List<ColumnRow> before = entries.rows(journal, from, at);
    entries.row = null;
    return List.of(before, entries.rows(journal, at, end));
  }

  private List<ColumnRow> rows(Journal journal, int from, int to) {
    int known = rows.size();
    for (int i = from; i < to; i++) {
      add(journal.get(i));
    }
    return List.copyOf(rows.subList(known, rows.size()));
  }

  private void add(JournalRecord record) {
    String text = text(record);
    if (!text.isEmpty()) {
      put(record, text);
      turnPassed = false;
    }
    turnPassed |= record.kind() == JournalKind.TURN;
  }

  private void put(JournalRecord record, String text) {
    int lane = lane(record);
    if (!joins(record, lane)) {
      row = new ColumnRow(record.timeNanos(), lanes.count());
      rows.add(row);
    }
    row.put(lane, lanes.owner(lane, record) + text);
    Reason.of(record).ifPresent(reason -> because(reason, record));
  }

  /**
   * An entry stands beside the one before it when both belong to one step; what came from outside begins a step, and so
   * does the next thread.
   */
  private boolean joins(JournalRecord record, int lane) {
    if (row == null || turnPassed || record.kind().isInput()) {
      return false;
    }
    return row.takes(record.timeNanos(), lane)
        || record.kind() == JournalKind.RETURN && row.takesReturn(record.timeNanos(), lane, lanes.kernel());
  }

  /** What follows from the same rule at the same moment need not say it again; a refusal always says why. */
  private void because(Reason reason, JournalRecord record) {
    String said = row.nanos() + reason.toString();
    if (record.kind() == JournalKind.RETURN || !said.equals(lastReason)) {
      row.because(reason.id() + ": " + reason.text());
    }
    lastReason = said;
  }

  private int lane(JournalRecord record) {
    return switch (record.kind()) {
      case ATTACH, KILL -> lanes.process(record);
      case CALL, RETURN, PUMP, PUMPED, CALLBACK, CALLBACK_DONE, EVENT_WAIT, EVENT_WAITED, CREATE_PORT, CLOSE_PORT,
          PORT_TAKE, PORT_TAKEN, LOCAL_FREE, MESSAGE_TAKEN, THREAD_STARTED, THREAD_ENDED, JOIN, JOINED ->
          lanes.caller(record);
      case ADD_PHONE, ACT, REPORT, DEVICE_CALL, DEVICE_RETURN, SESSION, VIOLATION, NOTE -> lanes.phone(record);
      case CONFIG, TURN, RECONFIGURE, ADD_FAULT, ADVANCE, RUN_UNTIL_IDLE, SCHEDULE, ACTION, ACTION_DONE, REQUEST,
          HANDLE_OPENED, HANDLE_CLOSED, MESSAGE_POSTED, MESSAGE_DROPPED, CHOICE, FAULT -> lanes.kernel();
    };
  }

  private String text(JournalRecord record) {
    return switch (record.kind()) {
      case CONFIG, ATTACH, ACTION_DONE, PUMPED, CALLBACK, CALLBACK_DONE, SESSION, HANDLE_OPENED -> NOTHING;
      case CALL -> begins(
          record, CallText.name(record) + requests.of(record), Argument.inShort(CallText.arguments(record)));
      case RETURN -> ends(record, record.function().headerName(), returned(record));
      case PUMP, EVENT_WAIT, PORT_TAKE -> begins(record, RecordText.of(record), "");
      case EVENT_WAITED, PORT_TAKEN -> ends(record, "", RecordText.of(record));
      case THREAD_STARTED -> ThreadText.start(record, turns);
      case THREAD_ENDED -> ThreadText.end(record);
      case JOIN -> begins(record, ThreadText.join(record, turns), "");
      case JOINED -> ends(record, "", ThreadText.joined(record, turns));
      case TURN -> parties.wereLive() ? NOTHING : ThreadText.turn(record, turns);
      case MESSAGE_TAKEN -> "got " + RecordText.of(record);
      case ADVANCE, RUN_UNTIL_IDLE -> "(" + RecordText.of(record) + ")";
      case REQUEST -> isFetch(record) ? NOTHING : request(record);
      case CHOICE -> isToldElsewhere(record) ? NOTHING : RecordText.of(record);
      case REPORT -> isTimer(record) ? NOTHING : RecordText.of(record);
      case DEVICE_CALL -> Parties.isHousekeeping(record) ? NOTHING : RecordText.of(record);
      case DEVICE_RETURN -> record.wide(0) < 0 ? "<- " + DeviceText.answer(record) : NOTHING;
      case KILL, ADD_PHONE, RECONFIGURE, ADD_FAULT, ACT, SCHEDULE, ACTION, CREATE_PORT, CLOSE_PORT, LOCAL_FREE,
          HANDLE_CLOSED, MESSAGE_POSTED, MESSAGE_DROPPED, FAULT, VIOLATION, NOTE -> RecordText.of(record);
    };
  }

  private String begins(JournalRecord record, String what, String arguments) {
    latestBegun.put(turns.threadOf(record), record);
    return what + " ->" + arguments;
  }

  /** A return names its function when the thread has begun another call since. */
  private String ends(JournalRecord record, String name, String text) {
    JournalRecord begun = latestBegun.get(turns.threadOf(record));
    boolean isPlain = begun != null && begun.process() == record.process()
        && (record.kind() != JournalKind.RETURN
            || begun.kind() == JournalKind.CALL && begun.code() == record.code());
    return "<- " + (isPlain ? "" : name + " ") + text;
  }

  private static String returned(JournalRecord record) {
    List<Argument> outs = CallText.outs(record);
    return CallText.result(record) + (outs.isEmpty() ? "" : "," + Argument.inShort(outs));
  }

  private static String request(JournalRecord record) {
    return "request " + record.word(0) + " " + RecordText.requestState(record);
  }

  /** Rulings that were chosen are set up before anything happens, and named there; whose turn it is stands at TURN. */
  private static boolean isToldElsewhere(JournalRecord choice) {
    return choice.word(1) == 0 || choice.code() == Decision.RULING_VALUE.ordinal() || TurnOrder.isOffer(choice);
  }

  /** The message that was got says it all. */
  private static boolean isFetch(JournalRecord request) {
    return request.word(1) == FETCH;
  }

  private static boolean isTimer(JournalRecord report) {
    return report.code() == DeviceReport.START_TIMER.ordinal();
  }
}
