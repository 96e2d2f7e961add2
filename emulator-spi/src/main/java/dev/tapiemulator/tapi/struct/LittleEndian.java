package dev.tapiemulator.tapi.struct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Absolute little-endian access whatever order the buffer has; leaves position, limit and order alone. */
final class LittleEndian {

  private LittleEndian() {}

  static int getInt(ByteBuffer buffer, int index) {
    int value = buffer.getInt(index);
    return isLittle(buffer) ? value : Integer.reverseBytes(value);
  }

  static void putInt(ByteBuffer buffer, int index, int value) {
    buffer.putInt(index, isLittle(buffer) ? value : Integer.reverseBytes(value));
  }

  static long getLong(ByteBuffer buffer, int index) {
    long value = buffer.getLong(index);
    return isLittle(buffer) ? value : Long.reverseBytes(value);
  }

  static void putLong(ByteBuffer buffer, int index, long value) {
    buffer.putLong(index, isLittle(buffer) ? value : Long.reverseBytes(value));
  }

  private static boolean isLittle(ByteBuffer buffer) {
    return buffer.order() == ByteOrder.LITTLE_ENDIAN;
  }
}
