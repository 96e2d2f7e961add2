package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** One record as one line for people. */
public final class RecordText {

  /** By number, as the kernel counts them. */
  static final List<String> REQUEST_EVENTS = List.of("complete", "return", "refuse", "fetch", "close");
  static final List<String> REQUEST_STATES =
      List.of("submitting", "due", "pending", "queued", "suppressed", "settled");

  private RecordText() {}

  /** What the record says, with constants by name, without its time and its parties. */
  public static String of(JournalRecord record) {
    return onOneLine(text(record));
  }

  /** Names and notes may hold anything; line ends and what a terminal would obey become blanks. */
  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }

  private static String text(JournalRecord record) {
    return switch (record.kind()) {
      case CONFIG -> "configuration";
      case ATTACH -> "process \"" + record.text() + "\" attached, " + record.word(0) + " bits";
      case KILL -> "process killed";
      case THREAD_STARTED -> "thread " + record.word(0) + " \"" + record.text() + "\" starts";
      case THREAD_ENDED ->
          "thread " + record.word(0) + " ends" + (record.data().length == 0 ? "" : ": " + record.text());
      case TURN -> "turn of thread " + record.word(0);
      case JOIN -> "wait for the end of thread " + record.word(0) + ", " + patience(record.wide(1));
      case JOINED -> record.word(1) == 0 ? "timed out" : "thread " + record.word(0) + " has ended";
      case ADD_PHONE -> "phone \"" + record.text() + "\" arrives";
      case RECONFIGURE -> "reinitialisation pending";
      case ADD_FAULT -> "fault planned: " + record.text();
      case ACT -> DeviceText.act(record);
      case ADVANCE -> "advance " + millis(record.wide(0)) + " ms";
      case RUN_UNTIL_IDLE -> "run until idle";
      case SCHEDULE -> "action " + record.word(0) + " scheduled in " + millis(record.wide(1)) + " ms";
      case ACTION -> "action " + record.word(0) + " begins";
      case ACTION_DONE -> "action " + record.word(0) + " ends";
      case CALL -> CallText.name(record) + Argument.inFull(CallText.arguments(record));
      case RETURN -> record.function().headerName() + " returned " + CallText.result(record)
          + Argument.inFull(CallText.outs(record));
      case PUMP -> "pump messages" + (record.word(0) == 0 ? "" : ", " + NamedValues.timeout(record.word(0)));
      case PUMPED -> record.word(0) + " messages pumped";
      case CALLBACK -> "callback";
      case CALLBACK_DONE -> "callback done";
      case EVENT_WAIT -> "wait for event " + NamedValues.number(record.wide(0)) + ", "
          + NamedValues.timeout(record.word(2));
      case EVENT_WAITED -> record.word(0) == 0 ? "timed out" : "signalled";
      case CREATE_PORT -> "completion port " + NamedValues.number(record.wide(0)) + " created";
      case CLOSE_PORT -> "completion port " + NamedValues.number(record.wide(0)) + " closed";
      case PORT_TAKE -> "take from completion port " + NamedValues.number(record.wide(0)) + ", "
          + NamedValues.timeout(record.word(2));
      case PORT_TAKEN -> record.word(0) == 0 ? "timed out" : "packet, key " + NamedValues.number(record.word(1));
      case LOCAL_FREE -> "LocalFree " + NamedValues.number(record.wide(0)) + (record.word(2) == 0 ? " refused" : "");
      case REPORT -> DeviceText.report(record);
      case DEVICE_CALL -> DeviceText.call(record);
      case DEVICE_RETURN -> DeviceText.returned(record);
      case SESSION -> record.word(0) == 0 ? "provider session ends" : "provider session begins";
      case REQUEST -> request(record);
      case HANDLE_OPENED -> "handle " + NamedValues.hex(record.word(0)) + " opened as "
          + NamedValues.of("dwPrivilege", record.word(1));
      case HANDLE_CLOSED -> "handle " + NamedValues.hex(record.word(0)) + " closed";
      case MESSAGE_POSTED -> MessageText.of(record) + " posted";
      case MESSAGE_TAKEN -> MessageText.of(record);
      case MESSAGE_DROPPED -> MessageText.of(record) + " dropped";
      case CHOICE -> choice(record);
      case FAULT -> "fault " + CodeMeaning.FAULT.nameOf(record.code()) + fault(record);
      case VIOLATION -> "VIOLATION: it " + DeviceViolation.values()[record.code()].text()
          + (record.data().length == 0 ? "" : ": " + record.text().lines().findFirst().orElse(""));
      case NOTE -> "note: " + record.text();
    };
  }

  /** Milliseconds, with as many decimals as there are: 20, 0.5. */
  static String millis(long nanos) {
    return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString();
  }

  /** How long is waited: INFINITE or milliseconds. */
  static String patience(long nanos) {
    return nanos == Long.MAX_VALUE ? "INFINITE" : millis(nanos) + "ms";
  }

  /** The state that a REQUEST record brings its request to. */
  static String requestState(JournalRecord record) {
    return name(REQUEST_STATES, record.word(3));
  }

  private static String request(JournalRecord record) {
    String event = name(REQUEST_EVENTS, record.word(1));
    String result = event.equals("complete") ? ", result " + NamedValues.result(record.word(4)) : "";
    return String.format(Locale.ROOT, "request #%d %s (%s%s)", record.word(0), requestState(record), event, result);
  }

  private static String choice(JournalRecord record) {
    Decision decision = Decision.values()[record.code()];
    String ruling = decision == Decision.RULING_VALUE ? ruling(record.word(2), record.word(1)) : "";
    return "choice " + decision + "/" + record.word(0) + "=" + record.word(1) + ruling;
  }

  private static String ruling(int ordinal, int option) {
    if (ordinal < 0 || ordinal >= Ruling.values().length) {
      return "";
    }
    Ruling ruling = Ruling.values()[ordinal];
    return " " + ruling.switchName() + "=" + (option < ruling.options().size() ? ruling.options().get(option) : "?");
  }

  private static String fault(JournalRecord record) {
    int function = record.word(0);
    PhoneFunction[] functions = PhoneFunction.values();
    String where = function >= 0 && function < functions.length ? " in " + functions[function].headerName() : "";
    return where + (record.word(1) == 0 ? "" : ": " + PhoneErr.nameOf(record.word(1)));
  }

  private static String name(List<String> names, int index) {
    return index >= 0 && index < names.size() ? names.get(index) : Integer.toString(index);
  }
}
