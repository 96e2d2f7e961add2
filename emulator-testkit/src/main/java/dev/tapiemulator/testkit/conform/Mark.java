package dev.tapiemulator.testkit.conform;

import java.nio.ByteBuffer;

/** Bytes that a program should never see, or never use: should they turn up in a call, it did. */
enum Mark {
  /** In a place for a result that no call has filled. */
  NOT_FILLED(0xF1A5_93C7),
  /** Behind what a call has filled. */
  BEYOND_USED(0xD2B6_84E9),
  /** In a buffer that TAPI has until the reply. */
  LENT(0xE3C7_95FA);

  private final int word;

  Mark(int word) {
    this.word = word;
  }

  /** The four bytes as a DWORD; they stand one after the other, and over again. */
  int word() {
    return word;
  }

  private byte at(int place) {
    return (byte) (word >>> place % Integer.BYTES * Byte.SIZE);
  }

  void fill(ByteBuffer buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      buffer.put(i, at(i - from));
    }
  }

  boolean fills(ByteBuffer buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer.get(i) != at(i - from)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all four stand in a row, whichever is first. */
  boolean isIn(byte[] bytes) {
    for (int first = 0; first < Integer.BYTES; first++) {
      for (int i = 0; i + Integer.BYTES <= bytes.length; i++) {
        if (stands(bytes, i, first)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean stands(byte[] bytes, int from, int first) {
    for (int i = 0; i < Integer.BYTES; i++) {
      if (bytes[from + i] != at(first + i)) {
        return false;
      }
    }
    return true;
  }
}
