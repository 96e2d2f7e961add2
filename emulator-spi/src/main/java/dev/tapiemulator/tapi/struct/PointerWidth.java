package dev.tapiemulator.tapi.struct;

/** Whether handles and pointer-sized words of a process take 4 bytes or 8. */
public enum PointerWidth {
  BITS_32(4),
  BITS_64(8);

  private final int bytes;

  PointerWidth(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }
}
