package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;

/**
 * What one button is, does and shows. Page ns-tapi-phonebuttoninfo.
 *
 * <pre>{@code
 * typedef struct phonebuttoninfo_tag {
 *   DWORD dwTotalSize;         //   0  set by the caller
 *   DWORD dwNeededSize;        //   4
 *   DWORD dwUsedSize;          //   8
 *   DWORD dwButtonMode;        //  12  one PHONEBUTTONMODE_
 *   DWORD dwButtonFunction;    //  16  one PHONEBUTTONFUNCTION_
 *   DWORD dwButtonTextSize;    //  20  descriptive text, in the form of dwStringFormat
 *   DWORD dwButtonTextOffset;  //  24
 *   DWORD dwDevSpecificSize;   //  28  device-specific data
 *   DWORD dwDevSpecificOffset; //  32
 *   DWORD dwButtonState;       //  36  one PHONEBUTTONSTATE_ when read, ignored when set; since 1.4
 * } PHONEBUTTONINFO;
 * }</pre>
 */
public final class PhoneButtonInfo extends VarStructView<PhoneButtonInfo> {

  private static final LayoutDeclaration STRUCT = LayoutDeclaration.of("PHONEBUTTONINFO").header();

  public static final StructField BUTTON_MODE = STRUCT.dword("dwButtonMode", 12);
  public static final StructField BUTTON_FUNCTION = STRUCT.dword("dwButtonFunction", 16);
  public static final StructPart BUTTON_TEXT = STRUCT.part("dwButtonText", 20);
  public static final StructPart DEV_SPECIFIC = STRUCT.part("dwDevSpecific", 28);

  public static final StructField BUTTON_STATE = STRUCT.since(Tapi.TAPI_VERSION_1_4).dword("dwButtonState", 36);

  public static final StructLayout LAYOUT = STRUCT.end();

  public PhoneButtonInfo() {
    super(LAYOUT, PointerWidth.BITS_64);
  }

  /** Size in bytes of the fixed part in that API version. */
  public static int fixedSize(int apiVersion) {
    return LAYOUT.fixedSize(apiVersion, PointerWidth.BITS_64);
  }

  @Override
  PhoneButtonInfo self() {
    return this;
  }

  public int dwButtonMode() { return getInt(BUTTON_MODE); }
  public PhoneButtonInfo dwButtonMode(int value) { return putInt(BUTTON_MODE, value); }

  public int dwButtonFunction() { return getInt(BUTTON_FUNCTION); }
  public PhoneButtonInfo dwButtonFunction(int value) { return putInt(BUTTON_FUNCTION, value); }

  public int dwButtonTextSize() { return getInt(BUTTON_TEXT.size()); }
  public PhoneButtonInfo dwButtonTextSize(int value) { return putInt(BUTTON_TEXT.size(), value); }

  public int dwButtonTextOffset() { return getInt(BUTTON_TEXT.offset()); }
  public PhoneButtonInfo dwButtonTextOffset(int value) { return putInt(BUTTON_TEXT.offset(), value); }

  public int dwDevSpecificSize() { return getInt(DEV_SPECIFIC.size()); }
  public PhoneButtonInfo dwDevSpecificSize(int value) { return putInt(DEV_SPECIFIC.size(), value); }

  public int dwDevSpecificOffset() { return getInt(DEV_SPECIFIC.offset()); }
  public PhoneButtonInfo dwDevSpecificOffset(int value) { return putInt(DEV_SPECIFIC.offset(), value); }

  public int dwButtonState() { return getInt(BUTTON_STATE); }
  public PhoneButtonInfo dwButtonState(int value) { return putInt(BUTTON_STATE, value); }
}
