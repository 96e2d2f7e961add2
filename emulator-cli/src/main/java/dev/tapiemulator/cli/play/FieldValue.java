package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.Members;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Something that a call gave back: a number, or the bytes of a buffer or of a variable part.
 *
 * @param member its C name
 * @param number the number, when there are no bytes
 * @param bytes the bytes, or null
 * @param text the bytes as text where they are text, or null
 */
record FieldValue(String member, long number, byte[] bytes, String text) {

  static FieldValue number(String member, long number) {
    return new FieldValue(member, number, null, null);
  }

  static FieldValue bytes(String member, byte[] bytes) {
    return new FieldValue(member, 0, bytes, null);
  }

  static FieldValue text(String member, byte[] bytes, String text) {
    return new FieldValue(member, 0, bytes, text);
  }

  /** Whether there is nothing worth telling: 0, or no bytes. */
  boolean isEmpty() {
    return bytes == null ? number == 0 : bytes.length == 0;
  }

  /** Whether this is what was expected; {@code number} is the expected number, when it is one. */
  boolean equals(Argument expected, long expectedNumber) {
    return switch (expected.kind()) {
      case TEXT -> text != null
          ? text.equals(expected.text())
          : bytes != null && Arrays.equals(bytes, expected.bytes());
      case BYTES -> bytes != null && Arrays.equals(bytes, expected.bytes());
      case NUMBER, NAME -> expectedNumber == (bytes == null ? number : dword());
      case NULL -> false;
    };
  }

  /** Four bytes are a DWORD, as in what phoneGetID gives for a device id. */
  private long dword() {
    return bytes.length == Integer.BYTES
        ? Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt())
        : -1;
  }

  String show() {
    if (bytes == null) {
      return Members.show(member, number).replace("|", " | "); // a long list of bits may then fill several lines
    }
    return text != null
        ? "\"" + text.replace("\0", "\\0").replace("\n", "\\n").stripTrailing() + "\""
        : Bytes.show(bytes);
  }
}
