package dev.tapiemulator.testkit.conform;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that a program should never see, or never use: should they turn up in a call, it did. */
enum Mark {
  /** In a place for a result that no call has filled. */
  NOT_FILLED(0xA5),
  /** Behind what a call has filled. */
  BEYOND_USED(0xB6),
  /** In a buffer that TAPI has until the reply. */
  LENT(0xC7);

  private static final int BITS = 8;

  private final byte single;

  Mark(int single) {
    this.single = (byte) single;
  }

  byte single() {
    return single;
  }

  /** Four of the bytes as a DWORD. */
  int word() {
    int unsigned = Byte.toUnsignedInt(single);
    return unsigned | unsigned << BITS | unsigned << 2 * BITS | unsigned << (2 + 1) * BITS;
  }

  void fill(ByteBuffer buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      buffer.put(i, single);
    }
  }

  boolean fills(ByteBuffer buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer.get(i) != single) {
        return false;
      }
    }
    return true;
  }

  /** Whether four of them stand in a row. */
  boolean isIn(byte[] bytes) {
    byte[] four = new byte[Integer.BYTES];
    Arrays.fill(four, single);
    for (int i = 0; i + four.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + four.length, four, 0, four.length)) {
        return true;
      }
    }
    return false;
  }
}
