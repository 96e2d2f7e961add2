package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal as a Mermaid sequence diagram in Markdown: processes, TAPI and phones take part; calls, returns, messages,
 * orders to a phone and its reports are arrows; under each refusal and suppression a note names the rule and the page.
 */
public final class MermaidDiagram {

  private static final String TAPI = "T";
  private static final int SUPPRESSED = 4;

  private final Parties parties;
  private final TurnOrder turns;
  private final RequestNumbers requests;
  private final StringBuilder text = new StringBuilder();
  private String shownTime = "0";

  private MermaidDiagram(Journal journal) {
    this.parties = Parties.of(journal);
    this.turns = parties.turns();
    this.requests = new RequestNumbers(journal, turns);
  }

  /** A Markdown file with a heading and the diagram. */
  public static String markdown(String title, Journal journal) {
    return "# " + title.replace('\n', ' ') + "\n\n```mermaid\n" + diagram(journal) + "```\n";
  }

  /** The diagram alone, in Mermaid's language. */
  public static String diagram(Journal journal) {
    MermaidDiagram diagram = new MermaidDiagram(journal);
    diagram.participants();
    for (JournalRecord record : journal) {
      diagram.record(record);
    }
    return diagram.text.toString();
  }

  private void participants() {
    text.append("sequenceDiagram\n");
    parties.callers().forEach((caller, name) -> participant(caller(caller), name));
    participant(TAPI, "TAPI");
    parties.phones().forEach((id, name) -> participant(phone(id), name + " (" + id + ")"));
  }

  private void participant(String id, String name) {
    line("participant " + id + " as " + MermaidText.escape(name));
  }

  private void record(JournalRecord record) {
    String process = caller(record);
    String phone = parties.phones().containsKey(record.subject()) ? phone(record.subject()) : TAPI;
    switch (record.kind()) {
      case CALL -> arrow(record, process, "->>", TAPI,
          CallText.name(record) + requests.of(record) + Argument.inShort(CallText.arguments(record)));
      case EVENT_WAIT, PORT_TAKE -> arrow(record, process, "->>", TAPI, RecordText.of(record));
      case RETURN -> arrow(
          record, TAPI, "-->>", process, CallText.result(record) + Argument.inShort(CallText.outs(record)));
      case EVENT_WAITED, PORT_TAKEN -> arrow(record, TAPI, "-->>", process, RecordText.of(record));
      case MESSAGE_TAKEN -> arrow(record, TAPI, "-)", process, RecordText.of(record));
      case DEVICE_CALL -> {
        if (!Parties.isHousekeeping(record)) {
          arrow(record, TAPI, "->>", phone, RecordText.of(record));
        }
      }
      case DEVICE_RETURN -> {
        if (record.wide(0) < 0) {
          arrow(record, phone, "-->>", TAPI, DeviceText.answer(record));
        }
      }
      case REPORT -> {
        if (record.code() != DeviceReport.START_TIMER.ordinal()) {
          arrow(record, phone, "-)", TAPI, RecordText.of(record));
        }
      }
      case ACT, ADD_PHONE, VIOLATION, NOTE -> noted(record, phone);
      case KILL -> noted(record, process(record.process()));
      case THREAD_STARTED -> arrow(record, process, "-)", started(record), ThreadText.start(record, turns));
      case THREAD_ENDED -> note(record, process, ThreadText.end(record));
      case JOIN -> note(record, process, ThreadText.join(record, turns));
      case JOINED -> note(record, process, ThreadText.joined(record, turns));
      case TURN -> {
        if (turns.isChosen(record)) {
          note(record, TAPI, ThreadText.turn(record, turns));
        }
      }
      case RECONFIGURE, ADD_FAULT, MESSAGE_DROPPED, FAULT -> noted(record, TAPI);
      case REQUEST, CHOICE -> {
        if (matters(record)) {
          noted(record, TAPI);
        }
      }
      case CONFIG, ATTACH, ADVANCE, RUN_UNTIL_IDLE, SCHEDULE, ACTION, ACTION_DONE, PUMP, PUMPED, CALLBACK,
          CALLBACK_DONE, CREATE_PORT, CLOSE_PORT, LOCAL_FREE, SESSION, HANDLE_OPENED, HANDLE_CLOSED,
          MESSAGE_POSTED -> { }
    }
  }

  /** Arrows show the other states of a request; ordinary choices show nowhere, and TURN shows whose turn it became. */
  private static boolean matters(JournalRecord record) {
    return record.kind() == JournalKind.REQUEST
        ? record.word(3) == SUPPRESSED
        : record.word(1) != 0 && !TurnOrder.isOffer(record);
  }

  private void arrow(JournalRecord record, String from, String arrow, String to, String what) {
    time(record);
    line(from + arrow + to + ": " + MermaidText.lines(what));
    Reason.of(record).ifPresent(reason -> because(reason, to));
  }

  private void noted(JournalRecord record, String at) {
    note(record, at, RecordText.of(record));
    Reason.of(record).ifPresent(reason -> because(reason, at));
  }

  private void note(JournalRecord record, String at, String what) {
    time(record);
    line("Note over " + at + ": " + MermaidText.lines(what));
  }

  private void because(Reason reason, String at) {
    line("Note over " + at + ": " + MermaidText.lines(reason.toString()));
  }

  private void time(JournalRecord record) {
    String time = RecordText.millis(record.timeNanos());
    if (!time.equals(shownTime)) {
      shownTime = time;
      List<String> all = new ArrayList<>();
      parties.callers().keySet().forEach(caller -> all.add(caller(caller)));
      all.add(TAPI);
      parties.phones().keySet().forEach(id -> all.add(phone(id)));
      String span = all.size() == 1 ? TAPI : all.get(0) + "," + all.get(all.size() - 1);
      line("Note over " + span + ": " + time + " ms");
    }
  }

  private void line(String statement) {
    text.append("  ").append(statement).append('\n');
  }

  /** Who made the record: a thread for a process, or nobody that has a line. */
  private String caller(JournalRecord record) {
    Caller caller = turns.callerOf(record);
    return parties.callers().containsKey(caller) ? caller(caller) : TAPI;
  }

  /** The thread that was started, when it does anything; one of no process may only ever act for one. */
  private String started(JournalRecord record) {
    return parties.callers().keySet().stream()
        .filter(caller -> caller.thread() == record.word(0))
        .findFirst()
        .map(MermaidDiagram::caller)
        .orElse(TAPI);
  }

  /** P1 for a process as its first thread uses it, P1T2 for another thread's use. */
  private static String caller(Caller caller) {
    return "P" + caller.process() + (caller.thread() == 0 ? "" : "T" + Integer.toUnsignedString(caller.thread()));
  }

  /** Whoever comes first for a process. */
  private String process(int number) {
    return number == 0 || parties.callersOf(number).isEmpty() ? TAPI : caller(parties.callersOf(number).firstKey());
  }

  private static String phone(int deviceId) {
    return "D" + deviceId;
  }
}
