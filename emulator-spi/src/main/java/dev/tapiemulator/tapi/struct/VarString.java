package dev.tapiemulator.tapi.struct;

/**
 * Text or bytes of any length, in phoneGetDisplay and phoneGetID. Page ns-tapi-varstring.
 *
 * <pre>{@code
 * typedef struct varstring_tag {
 *   DWORD dwTotalSize;    //   0  set by the caller
 *   DWORD dwNeededSize;   //   4
 *   DWORD dwUsedSize;     //   8
 *   DWORD dwStringFormat; //  12  one STRINGFORMAT_
 *   DWORD dwStringSize;   //  16  text with its NUL, or binary data
 *   DWORD dwStringOffset; //  20
 * } VARSTRING;
 * }</pre>
 */
public final class VarString extends VarStructView<VarString> {

  private static final LayoutDeclaration STRUCT = LayoutDeclaration.of("VARSTRING").header();

  public static final StructField STRING_FORMAT = STRUCT.dword("dwStringFormat", 12);
  public static final StructPart STRING = STRUCT.part("dwString", 16);

  public static final StructLayout LAYOUT = STRUCT.end();

  public VarString() {
    super(LAYOUT, PointerWidth.BITS_64);
  }

  /** Size in bytes of the fixed part, the same in all API versions. */
  public static int fixedSize() {
    return LAYOUT.size(PointerWidth.BITS_64);
  }

  @Override
  VarString self() {
    return this;
  }

  public int dwStringFormat() { return getInt(STRING_FORMAT); }
  public VarString dwStringFormat(int value) { return putInt(STRING_FORMAT, value); }

  public int dwStringSize() { return getInt(STRING.size()); }
  public VarString dwStringSize(int value) { return putInt(STRING.size(), value); }

  public int dwStringOffset() { return getInt(STRING.offset()); }
  public VarString dwStringOffset(int value) { return putInt(STRING.offset(), value); }
}
