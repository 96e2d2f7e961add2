package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;

/**
 * How an open phone stands right now. Page ns-tapi-phonestatus.
 *
 * <pre>{@code
 * typedef struct phonestatus_tag {
 *   DWORD dwTotalSize;             //   0  set by the caller
 *   DWORD dwNeededSize;            //   4
 *   DWORD dwUsedSize;              //   8
 *   DWORD dwStatusFlags;           //  12  PHONESTATUSFLAGS_ bits
 *   DWORD dwNumOwners;             //  16  applications, 0 or 1
 *   DWORD dwNumMonitors;           //  20  applications
 *   DWORD dwRingMode;              //  24  0: silent
 *   DWORD dwRingVolume;            //  28  0..0xFFFF
 *   DWORD dwHandsetHookSwitchMode; //  32  one PHONEHOOKSWITCHMODE_
 *   DWORD dwHandsetVolume;         //  36  0..0xFFFF, loudspeaker
 *   DWORD dwHandsetGain;           //  40  0..0xFFFF, microphone
 *   DWORD dwSpeakerHookSwitchMode; //  44
 *   DWORD dwSpeakerVolume;         //  48
 *   DWORD dwSpeakerGain;           //  52
 *   DWORD dwHeadsetHookSwitchMode; //  56
 *   DWORD dwHeadsetVolume;         //  60
 *   DWORD dwHeadsetGain;           //  64
 *   DWORD dwDisplaySize;           //  68  what the display shows
 *   DWORD dwDisplayOffset;         //  72
 *   DWORD dwLampModesSize;         //  76  DWORD PHONELAMPMODE_ a position
 *   DWORD dwLampModesOffset;       //  80
 *   DWORD dwOwnerNameSize;         //  84  text, absent without owner
 *   DWORD dwOwnerNameOffset;       //  88
 *   DWORD dwDevSpecificSize;       //  92  device-specific data
 *   DWORD dwDevSpecificOffset;     //  96
 *   DWORD dwPhoneFeatures;         // 100  PHONEFEATURE_ bits this caller may use now; since 2.0
 * } PHONESTATUS;
 * }</pre>
 */
public final class PhoneStatus extends VarStructView<PhoneStatus> {

  private static final LayoutDeclaration STRUCT = LayoutDeclaration.of("PHONESTATUS").header();

  public static final StructField STATUS_FLAGS = STRUCT.dword("dwStatusFlags", 12);
  public static final StructField NUM_OWNERS = STRUCT.dword("dwNumOwners", 16);
  public static final StructField NUM_MONITORS = STRUCT.dword("dwNumMonitors", 20);
  public static final StructField RING_MODE = STRUCT.dword("dwRingMode", 24);
  public static final StructField RING_VOLUME = STRUCT.dword("dwRingVolume", 28);
  public static final StructField HANDSET_HOOK_SWITCH_MODE = STRUCT.dword("dwHandsetHookSwitchMode", 32);
  public static final StructField HANDSET_VOLUME = STRUCT.dword("dwHandsetVolume", 36);
  public static final StructField HANDSET_GAIN = STRUCT.dword("dwHandsetGain", 40);
  public static final StructField SPEAKER_HOOK_SWITCH_MODE = STRUCT.dword("dwSpeakerHookSwitchMode", 44);
  public static final StructField SPEAKER_VOLUME = STRUCT.dword("dwSpeakerVolume", 48);
  public static final StructField SPEAKER_GAIN = STRUCT.dword("dwSpeakerGain", 52);
  public static final StructField HEADSET_HOOK_SWITCH_MODE = STRUCT.dword("dwHeadsetHookSwitchMode", 56);
  public static final StructField HEADSET_VOLUME = STRUCT.dword("dwHeadsetVolume", 60);
  public static final StructField HEADSET_GAIN = STRUCT.dword("dwHeadsetGain", 64);
  public static final StructPart DISPLAY = STRUCT.part("dwDisplay", 68);
  public static final StructPart LAMP_MODES = STRUCT.part("dwLampModes", 76);
  public static final StructPart OWNER_NAME = STRUCT.part("dwOwnerName", 84);
  public static final StructPart DEV_SPECIFIC = STRUCT.part("dwDevSpecific", 92);

  public static final StructField PHONE_FEATURES = STRUCT.since(Tapi.TAPI_VERSION_2_0).dword("dwPhoneFeatures", 100);

  public static final StructLayout LAYOUT = STRUCT.end();

  public PhoneStatus() {
    super(LAYOUT, PointerWidth.BITS_64);
  }

  /** Size in bytes of the fixed part in that API version. */
  public static int fixedSize(int apiVersion) {
    return LAYOUT.fixedSize(apiVersion, PointerWidth.BITS_64);
  }

  @Override
  PhoneStatus self() {
    return this;
  }

  public int dwStatusFlags() { return getInt(STATUS_FLAGS); }
  public PhoneStatus dwStatusFlags(int value) { return putInt(STATUS_FLAGS, value); }

  public int dwNumOwners() { return getInt(NUM_OWNERS); }
  public PhoneStatus dwNumOwners(int value) { return putInt(NUM_OWNERS, value); }

  public int dwNumMonitors() { return getInt(NUM_MONITORS); }
  public PhoneStatus dwNumMonitors(int value) { return putInt(NUM_MONITORS, value); }

  public int dwRingMode() { return getInt(RING_MODE); }
  public PhoneStatus dwRingMode(int value) { return putInt(RING_MODE, value); }

  public int dwRingVolume() { return getInt(RING_VOLUME); }
  public PhoneStatus dwRingVolume(int value) { return putInt(RING_VOLUME, value); }

  public int dwHandsetHookSwitchMode() { return getInt(HANDSET_HOOK_SWITCH_MODE); }
  public PhoneStatus dwHandsetHookSwitchMode(int value) { return putInt(HANDSET_HOOK_SWITCH_MODE, value); }

  public int dwHandsetVolume() { return getInt(HANDSET_VOLUME); }
  public PhoneStatus dwHandsetVolume(int value) { return putInt(HANDSET_VOLUME, value); }

  public int dwHandsetGain() { return getInt(HANDSET_GAIN); }
  public PhoneStatus dwHandsetGain(int value) { return putInt(HANDSET_GAIN, value); }

  public int dwSpeakerHookSwitchMode() { return getInt(SPEAKER_HOOK_SWITCH_MODE); }
  public PhoneStatus dwSpeakerHookSwitchMode(int value) { return putInt(SPEAKER_HOOK_SWITCH_MODE, value); }

  public int dwSpeakerVolume() { return getInt(SPEAKER_VOLUME); }
  public PhoneStatus dwSpeakerVolume(int value) { return putInt(SPEAKER_VOLUME, value); }

  public int dwSpeakerGain() { return getInt(SPEAKER_GAIN); }
  public PhoneStatus dwSpeakerGain(int value) { return putInt(SPEAKER_GAIN, value); }

  public int dwHeadsetHookSwitchMode() { return getInt(HEADSET_HOOK_SWITCH_MODE); }
  public PhoneStatus dwHeadsetHookSwitchMode(int value) { return putInt(HEADSET_HOOK_SWITCH_MODE, value); }

  public int dwHeadsetVolume() { return getInt(HEADSET_VOLUME); }
  public PhoneStatus dwHeadsetVolume(int value) { return putInt(HEADSET_VOLUME, value); }

  public int dwHeadsetGain() { return getInt(HEADSET_GAIN); }
  public PhoneStatus dwHeadsetGain(int value) { return putInt(HEADSET_GAIN, value); }

  public int dwDisplaySize() { return getInt(DISPLAY.size()); }
  public PhoneStatus dwDisplaySize(int value) { return putInt(DISPLAY.size(), value); }

  public int dwDisplayOffset() { return getInt(DISPLAY.offset()); }
  public PhoneStatus dwDisplayOffset(int value) { return putInt(DISPLAY.offset(), value); }

  public int dwLampModesSize() { return getInt(LAMP_MODES.size()); }
  public PhoneStatus dwLampModesSize(int value) { return putInt(LAMP_MODES.size(), value); }

  public int dwLampModesOffset() { return getInt(LAMP_MODES.offset()); }
  public PhoneStatus dwLampModesOffset(int value) { return putInt(LAMP_MODES.offset(), value); }

  public int dwOwnerNameSize() { return getInt(OWNER_NAME.size()); }
  public PhoneStatus dwOwnerNameSize(int value) { return putInt(OWNER_NAME.size(), value); }

  public int dwOwnerNameOffset() { return getInt(OWNER_NAME.offset()); }
  public PhoneStatus dwOwnerNameOffset(int value) { return putInt(OWNER_NAME.offset(), value); }

  public int dwDevSpecificSize() { return getInt(DEV_SPECIFIC.size()); }
  public PhoneStatus dwDevSpecificSize(int value) { return putInt(DEV_SPECIFIC.size(), value); }

  public int dwDevSpecificOffset() { return getInt(DEV_SPECIFIC.offset()); }
  public PhoneStatus dwDevSpecificOffset(int value) { return putInt(DEV_SPECIFIC.offset(), value); }

  public int dwPhoneFeatures() { return getInt(PHONE_FEATURES); }
  public PhoneStatus dwPhoneFeatures(int value) { return putInt(PHONE_FEATURES, value); }
}
