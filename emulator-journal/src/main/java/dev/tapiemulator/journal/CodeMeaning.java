package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DeviceViolation;
import java.util.ArrayList;
import java.util.List;

/** What the code of a record stands for: the field it is written to, and the names of its values. */
enum CodeMeaning {
  NOTHING("code"),
  FUNCTION("function", PhoneFunction.values()),
  ACT("act", PhoneAct.values()),
  REPORT("report", DeviceReport.values()),
  DEVICE_CALL("deviceCall", DeviceCall.values()),
  DECISION("decision", Decision.values()),
  FAULT("fault", FaultKind.values()),
  VIOLATION("violation", DeviceViolation.values());

  private final String field;
  private final List<String> names;

  CodeMeaning(String field, Enum<?>... values) {
    this.field = field;
    List<String> names = new ArrayList<>();
    for (Enum<?> value : values) {
      names.add(value instanceof PhoneFunction function ? function.headerName() : value.name());
    }
    this.names = List.copyOf(names);
  }

  static CodeMeaning of(JournalKind kind) {
    return switch (kind) {
      case CALL, RETURN, REQUEST -> FUNCTION;
      case ACT -> ACT;
      case REPORT -> REPORT;
      case DEVICE_CALL, DEVICE_RETURN -> DEVICE_CALL;
      case CHOICE -> DECISION;
      case FAULT -> FAULT;
      case VIOLATION -> VIOLATION;
      case CONFIG, ATTACH, KILL, THREAD_STARTED, THREAD_ENDED, TURN, JOIN, JOINED, ADD_PHONE, RECONFIGURE,
          ADD_FAULT, ADVANCE, RUN_UNTIL_IDLE, SCHEDULE, ACTION, ACTION_DONE, PUMP, PUMPED, CALLBACK, CALLBACK_DONE,
          EVENT_WAIT, EVENT_WAITED, CREATE_PORT, CLOSE_PORT, PORT_TAKE, PORT_TAKEN, LOCAL_FREE, SESSION, HANDLE_OPENED,
          HANDLE_CLOSED, MESSAGE_POSTED, MESSAGE_TAKEN, MESSAGE_DROPPED, NOTE -> NOTHING;
    };
  }

  /** The field of the JSON object that holds the code. */
  String field() {
    return field;
  }

  /** The names by code; none where a code means nothing. */
  List<String> names() {
    return names;
  }

  /** The name of a code, or its number when it has none. */
  String nameOf(int code) {
    return code < names.size() ? names.get(code) : Integer.toString(code);
  }
}
