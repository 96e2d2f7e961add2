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
  private final RequestNumbers requests;
  private final StringBuilder text = new StringBuilder();
  private String shownTime = "0";

  private MermaidDiagram(Journal journal) {
    this.parties = Parties.of(journal);
    this.requests = new RequestNumbers(journal);
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
    parties.processes().forEach((number, name) -> participant(process(number), name));
    participant(TAPI, "TAPI");
    parties.phones().forEach((id, name) -> participant(phone(id), name + " (" + id + ")"));
  }

  private void participant(String id, String name) {
    line("participant " + id + " as " + MermaidText.escape(name));
  }

  private void record(JournalRecord record) {
    String process = record.process() == 0 ? TAPI : process(record.process());
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
      case KILL -> noted(record, process);
      case RECONFIGURE, ADD_FAULT, MESSAGE_DROPPED, FAULT -> noted(record, TAPI);
      case REQUEST, CHOICE -> {
        if (matters(record)) {
          noted(record, TAPI);
        }
      }
      case CONFIG, ATTACH, ADVANCE, RUN_UNTIL_IDLE, SCHEDULE, ACTION, ACTION_DONE, PUMP, PUMPED, CALLBACK,
          CALLBACK_DONE, THREAD_STARTED, THREAD_ENDED, TURN, JOIN, JOINED, CREATE_PORT, CLOSE_PORT, LOCAL_FREE, SESSION,
          HANDLE_OPENED, HANDLE_CLOSED, MESSAGE_POSTED -> { }
    }
  }

  /** Arrows show the other states of a request; ordinary choices show nowhere. */
  private static boolean matters(JournalRecord record) {
    return record.kind() == JournalKind.REQUEST ? record.word(3) == SUPPRESSED : record.word(1) != 0;
  }

  private void arrow(JournalRecord record, String from, String arrow, String to, String what) {
    time(record);
    line(from + arrow + to + ": " + MermaidText.lines(what));
    Reason.of(record).ifPresent(reason -> because(reason, to));
  }

  private void noted(JournalRecord record, String at) {
    time(record);
    line("Note over " + at + ": " + MermaidText.lines(RecordText.of(record)));
    Reason.of(record).ifPresent(reason -> because(reason, at));
  }

  private void because(Reason reason, String at) {
    line("Note over " + at + ": " + MermaidText.lines(reason.toString()));
  }

  private void time(JournalRecord record) {
    String time = RecordText.millis(record.timeNanos());
    if (!time.equals(shownTime)) {
      shownTime = time;
      List<String> all = new ArrayList<>();
      parties.processes().keySet().forEach(number -> all.add(process(number)));
      all.add(TAPI);
      parties.phones().keySet().forEach(id -> all.add(phone(id)));
      String span = all.size() == 1 ? TAPI : all.get(0) + "," + all.get(all.size() - 1);
      line("Note over " + span + ": " + time + " ms");
    }
  }

  private void line(String statement) {
    text.append("  ").append(statement).append('\n');
  }

  private static String process(int number) {
    return "P" + number;
  }

  private static String phone(int deviceId) {
    return "D" + deviceId;
  }
}
