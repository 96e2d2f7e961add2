package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a CALL record: its string and what was read from its buffer, in the order of the parameters.
 *
 * @param string the string in UTF-8, or null for none
 * @param buffer what was read from the buffer
 */
record CallData(byte[] string, byte[] buffer) {

  static CallData of(JournalRecord call) {
    byte[] data = call.data();
    int length = stringLength(call);
    if (length < 0 || length > data.length) {
      return new CallData(null, data);
    }
    int start = stringComesLast(call.function()) ? data.length - length : 0;
    byte[] string = Arrays.copyOfRange(data, start, start + length);
    byte[] buffer = start == 0
        ? Arrays.copyOfRange(data, length, data.length)
        : Arrays.copyOf(data, start);
    return new CallData(string, buffer);
  }

  /** Whether the buffer stands before the string, as in phoneGetID. */
  static boolean stringComesLast(PhoneFunction function) {
    boolean bufferMet = false;
    for (Parameter parameter : function.parameters()) {
      switch (parameter.type()) {
        case BUFFER_IN, BUFFER_OUT -> bufferMet = true;
        case STRING -> {
          return bufferMet;
        }
        default -> { }
      }
    }
    return false;
  }

  private static int stringLength(JournalRecord call) {
    List<WordSlot> slots = WordSlot.of(JournalKind.CALL, call.code());
    for (WordSlot slot : slots) {
      if (slot.shape() == WordSlot.Shape.STRING) {
        return call.word(slot.position());
      }
    }
    return -1;
  }
}
