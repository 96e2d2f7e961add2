package dev.tapiemulator.tapi.struct;

/**
 * One member of a structure: offsets and sizes in bytes for both pointer widths, and the first API version whose layout
 * has it (1.3 where no page names a later one).
 */
public record StructField(String name, int offset32, int offset64, int size32, int size64, int since) {

  public int offset(PointerWidth width) {
    return width == PointerWidth.BITS_32 ? offset32 : offset64;
  }

  public int size(PointerWidth width) {
    return width == PointerWidth.BITS_32 ? size32 : size64;
  }

  /** Offset of the first byte behind the member. */
  public int end(PointerWidth width) {
    return offset(width) + size(width);
  }
}
