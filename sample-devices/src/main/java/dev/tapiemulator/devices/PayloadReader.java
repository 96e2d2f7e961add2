package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a payload from its position to its limit, little-endian. What is missing or malformed ends in
 * PHONEERR_OPERATIONFAILED, since phoneSetData lists no code for a bad parameter.
 */
final class PayloadReader {

  private final ByteBuffer bytes;
  private final int start;

  PayloadReader(ByteBuffer payload) {
    bytes = payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    start = payload.position();
  }

  boolean atEnd() {
    return !bytes.hasRemaining();
  }

  int remaining() {
    return bytes.remaining();
  }

  /** An unsigned byte. */
  int u8(String what) throws UnusablePayloadException {
    demand(Byte.BYTES, what);
    return Byte.toUnsignedInt(bytes.get());
  }

  /** An unsigned 16-bit number. */
  int u16(String what) throws UnusablePayloadException {
    demand(Short.BYTES, what);
    return Short.toUnsignedInt(bytes.getShort());
  }

  /** An unsigned 32-bit number. */
  long u32(String what) throws UnusablePayloadException {
    demand(Integer.BYTES, what);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  byte[] bytes(int length, String what) throws UnusablePayloadException {
    demand(length, what);
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  /** ISO 8859-1 text without control characters. */
  String text(int length, String what) throws UnusablePayloadException {
    demand(length, what);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char character = (char) u8(what);
      if (Character.isISOControl(character)) {
        throw malformed(what + " contains the control character " + (int) character);
      }
      text.append(character);
    }
    return text.toString();
  }

  /** Takes the one NUL that C programs send behind a text off the end. */
  PayloadReader withoutTerminator() {
    if (bytes.hasRemaining() && bytes.get(bytes.limit() - 1) == 0) {
      bytes.limit(bytes.limit() - 1);
    }
    return this;
  }

  /** Insists that a number lies in a range. */
  int within(int low, int high, int number, String what) throws UnusablePayloadException {
    if (number < low || number > high) {
      throw malformed(what + " " + number + " is not in " + low + ".." + high);
    }
    return number;
  }

  void demandEnd() throws UnusablePayloadException {
    if (!atEnd()) {
      throw malformed("nothing may follow");
    }
  }

  /** The refusal to throw, which names the place. */
  UnusablePayloadException malformed(String reason) {
    return new UnusablePayloadException(
        PHONEERR_OPERATIONFAILED, "byte " + (bytes.position() - start) + ": " + reason);
  }

  private void demand(int length, String what) throws UnusablePayloadException {
    if (bytes.remaining() < length) {
      throw malformed(what + " needs " + length + " bytes, there are " + bytes.remaining());
    }
  }
}
