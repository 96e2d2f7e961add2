package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;

/**
 * One message out of the queue. Page ns-tapi-phonemessage.
 *
 * <p>Two offsets are those for 32-bit and for 64-bit callers.
 *
 * <pre>{@code
 * typedef struct phonemessage_tag {
 *   DWORD     hDevice;            //   0  phone handle, 32 bits on every platform
 *   DWORD     dwMessageID;        //   4  PHONE_ message number
 *   DWORD_PTR dwCallbackInstance; //   8  phoneOpen's value
 *   DWORD_PTR dwParam1;           //  12/16
 *   DWORD_PTR dwParam2;           //  16/24
 *   DWORD_PTR dwParam3;           //  20/32
 * } PHONEMESSAGE;
 * }</pre>
 */
public final class PhoneMessage extends StructView<PhoneMessage> {

  private static final LayoutDeclaration STRUCT = LayoutDeclaration.of("PHONEMESSAGE", Tapi.TAPI_VERSION_2_0);

  public static final StructField DEVICE = STRUCT.dword("hDevice", 0);
  public static final StructField MESSAGE_ID = STRUCT.dword("dwMessageID", 4);
  public static final StructField CALLBACK_INSTANCE = STRUCT.pointerSized("dwCallbackInstance", 8, 8);
  public static final StructField PARAM_1 = STRUCT.pointerSized("dwParam1", 12, 16);
  public static final StructField PARAM_2 = STRUCT.pointerSized("dwParam2", 16, 24);
  public static final StructField PARAM_3 = STRUCT.pointerSized("dwParam3", 20, 32);

  public static final StructLayout LAYOUT = STRUCT.end();

  /** For 64-bit callers. */
  public PhoneMessage() {
    this(PointerWidth.BITS_64);
  }

  public PhoneMessage(PointerWidth width) {
    super(LAYOUT, width);
  }

  /** Size in bytes, the same in all API versions. */
  public static int fixedSize(PointerWidth width) {
    return LAYOUT.size(width);
  }

  @Override
  PhoneMessage self() {
    return this;
  }

  public int hDevice() { return getInt(DEVICE); }
  public PhoneMessage hDevice(int value) { return putInt(DEVICE, value); }

  public int dwMessageID() { return getInt(MESSAGE_ID); }
  public PhoneMessage dwMessageID(int value) { return putInt(MESSAGE_ID, value); }

  public long dwCallbackInstance() { return get(CALLBACK_INSTANCE); }
  public PhoneMessage dwCallbackInstance(long value) { return putPointer(CALLBACK_INSTANCE, value); }

  public long dwParam1() { return get(PARAM_1); }
  public PhoneMessage dwParam1(long value) { return putPointer(PARAM_1, value); }

  public long dwParam2() { return get(PARAM_2); }
  public PhoneMessage dwParam2(long value) { return putPointer(PARAM_2, value); }

  public long dwParam3() { return get(PARAM_3); }
  public PhoneMessage dwParam3(long value) { return putPointer(PARAM_3, value); }
}
