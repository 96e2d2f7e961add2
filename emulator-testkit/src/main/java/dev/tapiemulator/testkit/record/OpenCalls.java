package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.EnumMap;
import java.util.Map;

/** The applications' calls that have not returned; of each function one at most reaches a phone at a time. */
final class OpenCalls {

  private final Map<PhoneFunction, JournalRecord> calls = new EnumMap<>(PhoneFunction.class);

  void follow(JournalRecord record) {
    if (record.kind() == JournalKind.CALL) {
      calls.put(record.function(), record);
    } else if (record.kind() == JournalKind.RETURN) {
      calls.remove(record.function());
    }
  }

  /** The bytes that came with the call under way. */
  byte[] dataOf(PhoneFunction function) {
    JournalRecord call = calls.get(function);
    return call == null ? new byte[0] : call.data();
  }

  /** The text that came with the call under way. */
  String textOf(PhoneFunction function) {
    JournalRecord call = calls.get(function);
    return call == null ? "" : call.text();
  }

  /** A call that waits may never return; any other has been cut off with the journal. */
  void requireReturned() {
    for (JournalRecord call : calls.values()) {
      PhoneFunction function = call.function();
      boolean mayWait = switch (function) {
        case PHONE_GET_MESSAGE, PHONE_CLOSE, PHONE_SHUTDOWN -> true;
        default -> false;
      };
      if (!mayWait) {
        throw new IllegalArgumentException(
            "the journal ends in the middle of " + function.headerName() + ", called at record " + call.index());
      }
    }
  }
}
