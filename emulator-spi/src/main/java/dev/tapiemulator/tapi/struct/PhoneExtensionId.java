package dev.tapiemulator.tapi.struct;

/**
 * The 128-bit id of a set of device-specific extensions; all zero means none. Page ns-tapi-phoneextensionid.
 *
 * <pre>{@code
 * typedef struct phoneextensionid_tag {
 *   DWORD dwExtensionID0; //   0
 *   DWORD dwExtensionID1; //   4
 *   DWORD dwExtensionID2; //   8
 *   DWORD dwExtensionID3; //  12
 * } PHONEEXTENSIONID;
 * }</pre>
 */
public final class PhoneExtensionId extends StructView<PhoneExtensionId> {

  private static final LayoutDeclaration STRUCT = LayoutDeclaration.of("PHONEEXTENSIONID");

  public static final StructField EXTENSION_ID_0 = STRUCT.dword("dwExtensionID0", 0);
  public static final StructField EXTENSION_ID_1 = STRUCT.dword("dwExtensionID1", 4);
  public static final StructField EXTENSION_ID_2 = STRUCT.dword("dwExtensionID2", 8);
  public static final StructField EXTENSION_ID_3 = STRUCT.dword("dwExtensionID3", 12);

  public static final StructLayout LAYOUT = STRUCT.end();

  public PhoneExtensionId() {
    super(LAYOUT, PointerWidth.BITS_64);
  }

  /** Size in bytes, the same in all API versions. */
  public static int fixedSize() {
    return LAYOUT.size(PointerWidth.BITS_64);
  }

  @Override
  PhoneExtensionId self() {
    return this;
  }

  public int dwExtensionID0() { return getInt(EXTENSION_ID_0); }
  public PhoneExtensionId dwExtensionID0(int value) { return putInt(EXTENSION_ID_0, value); }

  public int dwExtensionID1() { return getInt(EXTENSION_ID_1); }
  public PhoneExtensionId dwExtensionID1(int value) { return putInt(EXTENSION_ID_1, value); }

  public int dwExtensionID2() { return getInt(EXTENSION_ID_2); }
  public PhoneExtensionId dwExtensionID2(int value) { return putInt(EXTENSION_ID_2, value); }

  public int dwExtensionID3() { return getInt(EXTENSION_ID_3); }
  public PhoneExtensionId dwExtensionID3(int value) { return putInt(EXTENSION_ID_3, value); }
}
