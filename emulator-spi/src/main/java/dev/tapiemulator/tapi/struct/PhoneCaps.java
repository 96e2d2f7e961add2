package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;

/**
 * What a phone has and can do. Page ns-tapi-phonecaps.
 *
 * <pre>{@code
 * typedef struct phonecaps_tag {
 *   DWORD dwTotalSize;                       //   0  set by the caller
 *   DWORD dwNeededSize;                      //   4
 *   DWORD dwUsedSize;                        //   8
 *   DWORD dwProviderInfoSize;                //  12  text about the service provider
 *   DWORD dwProviderInfoOffset;              //  16
 *   DWORD dwPhoneInfoSize;                   //  20  text about maker and model
 *   DWORD dwPhoneInfoOffset;                 //  24
 *   DWORD dwPermanentPhoneID;                //  28  never given to another phone
 *   DWORD dwPhoneNameSize;                   //  32  name the user gave the phone
 *   DWORD dwPhoneNameOffset;                 //  36
 *   DWORD dwStringFormat;                    //  40  one STRINGFORMAT_
 *   DWORD dwPhoneStates;                     //  44  PHONESTATE_ bits that can be reported
 *   DWORD dwHookSwitchDevs;                  //  48  PHONEHOOKSWITCHDEV_ bits
 *   DWORD dwHandsetHookSwitchModes;          //  52  PHONEHOOKSWITCHMODE_ bits, each device its own
 *   DWORD dwSpeakerHookSwitchModes;          //  56
 *   DWORD dwHeadsetHookSwitchModes;          //  60
 *   DWORD dwVolumeFlags;                     //  64  PHONEHOOKSWITCHDEV_ bits with settable volume
 *   DWORD dwGainFlags;                       //  68  PHONEHOOKSWITCHDEV_ bits with settable gain
 *   DWORD dwDisplayNumRows;                  //  72  both 0: no display
 *   DWORD dwDisplayNumColumns;               //  76
 *   DWORD dwNumRingModes;                    //  80  besides silence; 0: not controllable
 *   DWORD dwNumButtonLamps;                  //  84  positions, ids from 0
 *   DWORD dwButtonModesSize;                 //  88  DWORD PHONEBUTTONMODE_ a position
 *   DWORD dwButtonModesOffset;               //  92
 *   DWORD dwButtonFunctionsSize;             //  96  DWORD PHONEBUTTONFUNCTION_ a position
 *   DWORD dwButtonFunctionsOffset;           // 100
 *   DWORD dwLampModesSize;                   // 104  DWORD PHONELAMPMODE_ bits a position
 *   DWORD dwLampModesOffset;                 // 108
 *   DWORD dwNumSetData;                      // 112  download areas, data ids from 0
 *   DWORD dwSetDataSize;                     // 116  DWORD bytes an area
 *   DWORD dwSetDataOffset;                   // 120
 *   DWORD dwNumGetData;                      // 124  upload areas, data ids from 0
 *   DWORD dwGetDataSize;                     // 128  DWORD bytes an area
 *   DWORD dwGetDataOffset;                   // 132
 *   DWORD dwDevSpecificSize;                 // 136  device-specific data
 *   DWORD dwDevSpecificOffset;               // 140
 *   DWORD dwDeviceClassesSize;               // 144  list of texts for phoneGetID; from here on since 2.0
 *   DWORD dwDeviceClassesOffset;             // 148
 *   DWORD dwPhoneFeatures;                   // 152  PHONEFEATURE_ bits that may ever be called
 *   DWORD dwSettableHandsetHookSwitchModes;  // 156  PHONEHOOKSWITCHMODE_ bits that can be set
 *   DWORD dwSettableSpeakerHookSwitchModes;  // 160
 *   DWORD dwSettableHeadsetHookSwitchModes;  // 164
 *   DWORD dwMonitoredHandsetHookSwitchModes; // 168  PHONEHOOKSWITCHMODE_ bits that are reported
 *   DWORD dwMonitoredSpeakerHookSwitchModes; // 172
 *   DWORD dwMonitoredHeadsetHookSwitchModes; // 176
 *   GUID  PermanentPhoneGuid;                // 180  since 2.2
 * } PHONECAPS;
 * }</pre>
 */
public final class PhoneCaps extends VarStructView<PhoneCaps> {

  private static final LayoutDeclaration STRUCT = LayoutDeclaration.of("PHONECAPS").header();

  public static final StructPart PROVIDER_INFO = STRUCT.part("dwProviderInfo", 12);
  public static final StructPart PHONE_INFO = STRUCT.part("dwPhoneInfo", 20);
  public static final StructField PERMANENT_PHONE_ID = STRUCT.dword("dwPermanentPhoneID", 28);
  public static final StructPart PHONE_NAME = STRUCT.part("dwPhoneName", 32);
  public static final StructField STRING_FORMAT = STRUCT.dword("dwStringFormat", 40);
  public static final StructField PHONE_STATES = STRUCT.dword("dwPhoneStates", 44);
  public static final StructField HOOK_SWITCH_DEVS = STRUCT.dword("dwHookSwitchDevs", 48);
  public static final StructField HANDSET_HOOK_SWITCH_MODES = STRUCT.dword("dwHandsetHookSwitchModes", 52);
  public static final StructField SPEAKER_HOOK_SWITCH_MODES = STRUCT.dword("dwSpeakerHookSwitchModes", 56);
  public static final StructField HEADSET_HOOK_SWITCH_MODES = STRUCT.dword("dwHeadsetHookSwitchModes", 60);
  public static final StructField VOLUME_FLAGS = STRUCT.dword("dwVolumeFlags", 64);
  public static final StructField GAIN_FLAGS = STRUCT.dword("dwGainFlags", 68);
  public static final StructField DISPLAY_NUM_ROWS = STRUCT.dword("dwDisplayNumRows", 72);
  public static final StructField DISPLAY_NUM_COLUMNS = STRUCT.dword("dwDisplayNumColumns", 76);
  public static final StructField NUM_RING_MODES = STRUCT.dword("dwNumRingModes", 80);
  public static final StructField NUM_BUTTON_LAMPS = STRUCT.dword("dwNumButtonLamps", 84);
  public static final StructPart BUTTON_MODES = STRUCT.part("dwButtonModes", 88);
  public static final StructPart BUTTON_FUNCTIONS = STRUCT.part("dwButtonFunctions", 96);
  public static final StructPart LAMP_MODES = STRUCT.part("dwLampModes", 104);
  public static final StructField NUM_SET_DATA = STRUCT.dword("dwNumSetData", 112);
  public static final StructPart SET_DATA = STRUCT.part("dwSetData", 116);
  public static final StructField NUM_GET_DATA = STRUCT.dword("dwNumGetData", 124);
  public static final StructPart GET_DATA = STRUCT.part("dwGetData", 128);
  public static final StructPart DEV_SPECIFIC = STRUCT.part("dwDevSpecific", 136);

  public static final StructPart DEVICE_CLASSES = STRUCT.since(Tapi.TAPI_VERSION_2_0).part("dwDeviceClasses", 144);
  public static final StructField PHONE_FEATURES = STRUCT.dword("dwPhoneFeatures", 152);
  public static final StructField SETTABLE_HANDSET_HOOK_SWITCH_MODES =
      STRUCT.dword("dwSettableHandsetHookSwitchModes", 156);
  public static final StructField SETTABLE_SPEAKER_HOOK_SWITCH_MODES =
      STRUCT.dword("dwSettableSpeakerHookSwitchModes", 160);
  public static final StructField SETTABLE_HEADSET_HOOK_SWITCH_MODES =
      STRUCT.dword("dwSettableHeadsetHookSwitchModes", 164);
  public static final StructField MONITORED_HANDSET_HOOK_SWITCH_MODES =
      STRUCT.dword("dwMonitoredHandsetHookSwitchModes", 168);
  public static final StructField MONITORED_SPEAKER_HOOK_SWITCH_MODES =
      STRUCT.dword("dwMonitoredSpeakerHookSwitchModes", 172);
  public static final StructField MONITORED_HEADSET_HOOK_SWITCH_MODES =
      STRUCT.dword("dwMonitoredHeadsetHookSwitchModes", 176);

  public static final StructField PERMANENT_PHONE_GUID =
      STRUCT.since(Tapi.TAPI_VERSION_2_2).guid("PermanentPhoneGuid", 180);

  public static final StructLayout LAYOUT = STRUCT.end();

  public PhoneCaps() {
    super(LAYOUT, PointerWidth.BITS_64);
  }

  /** Size in bytes of the fixed part in that API version. */
  public static int fixedSize(int apiVersion) {
    return LAYOUT.fixedSize(apiVersion, PointerWidth.BITS_64);
  }

  @Override
  PhoneCaps self() {
    return this;
  }

  public int dwProviderInfoSize() { return getInt(PROVIDER_INFO.size()); }
  public PhoneCaps dwProviderInfoSize(int value) { return putInt(PROVIDER_INFO.size(), value); }

  public int dwProviderInfoOffset() { return getInt(PROVIDER_INFO.offset()); }
  public PhoneCaps dwProviderInfoOffset(int value) { return putInt(PROVIDER_INFO.offset(), value); }

  public int dwPhoneInfoSize() { return getInt(PHONE_INFO.size()); }
  public PhoneCaps dwPhoneInfoSize(int value) { return putInt(PHONE_INFO.size(), value); }

  public int dwPhoneInfoOffset() { return getInt(PHONE_INFO.offset()); }
  public PhoneCaps dwPhoneInfoOffset(int value) { return putInt(PHONE_INFO.offset(), value); }

  public int dwPermanentPhoneID() { return getInt(PERMANENT_PHONE_ID); }
  public PhoneCaps dwPermanentPhoneID(int value) { return putInt(PERMANENT_PHONE_ID, value); }

  public int dwPhoneNameSize() { return getInt(PHONE_NAME.size()); }
  public PhoneCaps dwPhoneNameSize(int value) { return putInt(PHONE_NAME.size(), value); }

  public int dwPhoneNameOffset() { return getInt(PHONE_NAME.offset()); }
  public PhoneCaps dwPhoneNameOffset(int value) { return putInt(PHONE_NAME.offset(), value); }

  public int dwStringFormat() { return getInt(STRING_FORMAT); }
  public PhoneCaps dwStringFormat(int value) { return putInt(STRING_FORMAT, value); }

  public int dwPhoneStates() { return getInt(PHONE_STATES); }
  public PhoneCaps dwPhoneStates(int value) { return putInt(PHONE_STATES, value); }

  public int dwHookSwitchDevs() { return getInt(HOOK_SWITCH_DEVS); }
  public PhoneCaps dwHookSwitchDevs(int value) { return putInt(HOOK_SWITCH_DEVS, value); }

  public int dwHandsetHookSwitchModes() { return getInt(HANDSET_HOOK_SWITCH_MODES); }
  public PhoneCaps dwHandsetHookSwitchModes(int value) { return putInt(HANDSET_HOOK_SWITCH_MODES, value); }

  public int dwSpeakerHookSwitchModes() { return getInt(SPEAKER_HOOK_SWITCH_MODES); }
  public PhoneCaps dwSpeakerHookSwitchModes(int value) { return putInt(SPEAKER_HOOK_SWITCH_MODES, value); }

  public int dwHeadsetHookSwitchModes() { return getInt(HEADSET_HOOK_SWITCH_MODES); }
  public PhoneCaps dwHeadsetHookSwitchModes(int value) { return putInt(HEADSET_HOOK_SWITCH_MODES, value); }

  public int dwVolumeFlags() { return getInt(VOLUME_FLAGS); }
  public PhoneCaps dwVolumeFlags(int value) { return putInt(VOLUME_FLAGS, value); }

  public int dwGainFlags() { return getInt(GAIN_FLAGS); }
  public PhoneCaps dwGainFlags(int value) { return putInt(GAIN_FLAGS, value); }

  public int dwDisplayNumRows() { return getInt(DISPLAY_NUM_ROWS); }
  public PhoneCaps dwDisplayNumRows(int value) { return putInt(DISPLAY_NUM_ROWS, value); }

  public int dwDisplayNumColumns() { return getInt(DISPLAY_NUM_COLUMNS); }
  public PhoneCaps dwDisplayNumColumns(int value) { return putInt(DISPLAY_NUM_COLUMNS, value); }

  public int dwNumRingModes() { return getInt(NUM_RING_MODES); }
  public PhoneCaps dwNumRingModes(int value) { return putInt(NUM_RING_MODES, value); }

  public int dwNumButtonLamps() { return getInt(NUM_BUTTON_LAMPS); }
  public PhoneCaps dwNumButtonLamps(int value) { return putInt(NUM_BUTTON_LAMPS, value); }

  public int dwButtonModesSize() { return getInt(BUTTON_MODES.size()); }
  public PhoneCaps dwButtonModesSize(int value) { return putInt(BUTTON_MODES.size(), value); }

  public int dwButtonModesOffset() { return getInt(BUTTON_MODES.offset()); }
  public PhoneCaps dwButtonModesOffset(int value) { return putInt(BUTTON_MODES.offset(), value); }

  public int dwButtonFunctionsSize() { return getInt(BUTTON_FUNCTIONS.size()); }
  public PhoneCaps dwButtonFunctionsSize(int value) { return putInt(BUTTON_FUNCTIONS.size(), value); }

  public int dwButtonFunctionsOffset() { return getInt(BUTTON_FUNCTIONS.offset()); }
  public PhoneCaps dwButtonFunctionsOffset(int value) { return putInt(BUTTON_FUNCTIONS.offset(), value); }

  public int dwLampModesSize() { return getInt(LAMP_MODES.size()); }
  public PhoneCaps dwLampModesSize(int value) { return putInt(LAMP_MODES.size(), value); }

  public int dwLampModesOffset() { return getInt(LAMP_MODES.offset()); }
  public PhoneCaps dwLampModesOffset(int value) { return putInt(LAMP_MODES.offset(), value); }

  public int dwNumSetData() { return getInt(NUM_SET_DATA); }
  public PhoneCaps dwNumSetData(int value) { return putInt(NUM_SET_DATA, value); }

  public int dwSetDataSize() { return getInt(SET_DATA.size()); }
  public PhoneCaps dwSetDataSize(int value) { return putInt(SET_DATA.size(), value); }

  public int dwSetDataOffset() { return getInt(SET_DATA.offset()); }
  public PhoneCaps dwSetDataOffset(int value) { return putInt(SET_DATA.offset(), value); }

  public int dwNumGetData() { return getInt(NUM_GET_DATA); }
  public PhoneCaps dwNumGetData(int value) { return putInt(NUM_GET_DATA, value); }

  public int dwGetDataSize() { return getInt(GET_DATA.size()); }
  public PhoneCaps dwGetDataSize(int value) { return putInt(GET_DATA.size(), value); }

  public int dwGetDataOffset() { return getInt(GET_DATA.offset()); }
  public PhoneCaps dwGetDataOffset(int value) { return putInt(GET_DATA.offset(), value); }

  public int dwDevSpecificSize() { return getInt(DEV_SPECIFIC.size()); }
  public PhoneCaps dwDevSpecificSize(int value) { return putInt(DEV_SPECIFIC.size(), value); }

  public int dwDevSpecificOffset() { return getInt(DEV_SPECIFIC.offset()); }
  public PhoneCaps dwDevSpecificOffset(int value) { return putInt(DEV_SPECIFIC.offset(), value); }

  public int dwDeviceClassesSize() { return getInt(DEVICE_CLASSES.size()); }
  public PhoneCaps dwDeviceClassesSize(int value) { return putInt(DEVICE_CLASSES.size(), value); }

  public int dwDeviceClassesOffset() { return getInt(DEVICE_CLASSES.offset()); }
  public PhoneCaps dwDeviceClassesOffset(int value) { return putInt(DEVICE_CLASSES.offset(), value); }

  public int dwPhoneFeatures() { return getInt(PHONE_FEATURES); }
  public PhoneCaps dwPhoneFeatures(int value) { return putInt(PHONE_FEATURES, value); }

  public int dwSettableHandsetHookSwitchModes() { return getInt(SETTABLE_HANDSET_HOOK_SWITCH_MODES); }
  public PhoneCaps dwSettableHandsetHookSwitchModes(int value) {
    return putInt(SETTABLE_HANDSET_HOOK_SWITCH_MODES, value);
  }

  public int dwSettableSpeakerHookSwitchModes() { return getInt(SETTABLE_SPEAKER_HOOK_SWITCH_MODES); }
  public PhoneCaps dwSettableSpeakerHookSwitchModes(int value) {
    return putInt(SETTABLE_SPEAKER_HOOK_SWITCH_MODES, value);
  }

  public int dwSettableHeadsetHookSwitchModes() { return getInt(SETTABLE_HEADSET_HOOK_SWITCH_MODES); }
  public PhoneCaps dwSettableHeadsetHookSwitchModes(int value) {
    return putInt(SETTABLE_HEADSET_HOOK_SWITCH_MODES, value);
  }

  public int dwMonitoredHandsetHookSwitchModes() { return getInt(MONITORED_HANDSET_HOOK_SWITCH_MODES); }
  public PhoneCaps dwMonitoredHandsetHookSwitchModes(int value) {
    return putInt(MONITORED_HANDSET_HOOK_SWITCH_MODES, value);
  }

  public int dwMonitoredSpeakerHookSwitchModes() { return getInt(MONITORED_SPEAKER_HOOK_SWITCH_MODES); }
  public PhoneCaps dwMonitoredSpeakerHookSwitchModes(int value) {
    return putInt(MONITORED_SPEAKER_HOOK_SWITCH_MODES, value);
  }

  public int dwMonitoredHeadsetHookSwitchModes() { return getInt(MONITORED_HEADSET_HOOK_SWITCH_MODES); }
  public PhoneCaps dwMonitoredHeadsetHookSwitchModes(int value) {
    return putInt(MONITORED_HEADSET_HOOK_SWITCH_MODES, value);
  }

  /** A copy of the 16 bytes as they lie in memory. */
  public byte[] PermanentPhoneGuid() { return getBytes(PERMANENT_PHONE_GUID); }
  public PhoneCaps PermanentPhoneGuid(byte[] value) { return putBytes(PERMANENT_PHONE_GUID, value); }
}
