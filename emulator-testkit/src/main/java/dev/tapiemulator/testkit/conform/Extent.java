package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.PhoneExtensionId;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How far a buffer for results reaches that a program hands over, and how far a call has filled it. */
final class Extent {

  private static final int USED = 8;

  private Extent() {}

  /** The first byte that a call may fill: dwTotalSize of a structure is the program's. */
  static int first(PhoneFunction function, ByteBuffer buffer) {
    return buffer.position() + (isStructure(function) ? Integer.BYTES : 0);
  }

  /** The end of what the program offers; the start when it offers more than there is, which TAPI refuses. */
  static int end(PhoneFunction function, Object[] arguments, ByteBuffer buffer, PointerWidth width) {
    long size = switch (function) {
      case PHONE_GET_DATA -> Integer.toUnsignedLong((int) arguments[arguments.length - 1]);
      case PHONE_GET_MESSAGE -> PhoneMessage.fixedSize(width);
      case PHONE_NEGOTIATE_API_VERSION -> PhoneExtensionId.fixedSize();
      default -> buffer.remaining() < Integer.BYTES ? 0 : Integer.toUnsignedLong(word(buffer, 0));
    };
    return buffer.position() + (size > buffer.remaining() ? 0 : (int) size);
  }

  /** The end of what a successful call has filled. */
  static int filled(PhoneFunction function, ByteBuffer buffer, int end, Journal journal, int process) {
    return switch (function) {
      case PHONE_GET_DATA -> buffer.position() + dataBytes(buffer, journal, process);
      case PHONE_GET_MESSAGE, PHONE_NEGOTIATE_API_VERSION -> end;
      default -> buffer.position() + word(buffer, USED);
    };
  }

  /** phoneGetData says nowhere how much it brought; its record in the journal does. */
  private static int dataBytes(ByteBuffer buffer, Journal journal, int process) {
    for (int i = journal.size() - 1; i >= 0; i--) {
      JournalRecord record = journal.get(i);
      if (record.kind() == JournalKind.RETURN && record.function() == PhoneFunction.PHONE_GET_DATA
          && record.process() == process && record.word(0) == 0 && startsWith(buffer, record.data())) {
        return record.data().length;
      }
    }
    return buffer.remaining();
  }

  private static boolean startsWith(ByteBuffer buffer, byte[] data) {
    return data.length <= buffer.remaining()
        && ByteBuffer.wrap(data).equals(buffer.duplicate().limit(buffer.position() + data.length));
  }

  private static boolean isStructure(PhoneFunction function) {
    return switch (function) {
      case PHONE_GET_DATA, PHONE_GET_MESSAGE, PHONE_NEGOTIATE_API_VERSION -> false;
      default -> true;
    };
  }

  private static int word(ByteBuffer buffer, int offset) {
    return buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(buffer.position() + offset);
  }
}
