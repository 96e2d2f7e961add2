package dev.tapiemulator.tapi;

/** Functions a phone may carry out, in dwPhoneFeatures of PHONECAPS and PHONESTATUS; gathered by {@link Tapi}. */
interface FeatureBits {

  // PHONEFEATURE_*: bits, page phonefeature--constants. All since 2.0 unless noted.

  /** May be called: {@code phoneGetButtonInfo}. */
  int PHONEFEATURE_GETBUTTONINFO = 0x00000001;
  /** May be called: {@code phoneGetData}. */
  int PHONEFEATURE_GETDATA = 0x00000002;
  /** May be called: {@code phoneGetDisplay}. */
  int PHONEFEATURE_GETDISPLAY = 0x00000004;
  /** May be called: {@code phoneGetGain} on the handset. */
  int PHONEFEATURE_GETGAINHANDSET = 0x00000008;
  /** May be called: {@code phoneGetGain} on the speakerphone. */
  int PHONEFEATURE_GETGAINSPEAKER = 0x00000010;
  /** May be called: {@code phoneGetGain} on the headset. */
  int PHONEFEATURE_GETGAINHEADSET = 0x00000020;
  /** May be called: {@code phoneGetHookSwitch} for the handset. */
  int PHONEFEATURE_GETHOOKSWITCHHANDSET = 0x00000040;
  /** May be called: {@code phoneGetHookSwitch} for the speakerphone. */
  int PHONEFEATURE_GETHOOKSWITCHSPEAKER = 0x00000080;
  /** May be called: {@code phoneGetHookSwitch} for the headset. */
  int PHONEFEATURE_GETHOOKSWITCHHEADSET = 0x00000100;
  /** May be called: {@code phoneGetLamp}. */
  int PHONEFEATURE_GETLAMP = 0x00000200;
  /** May be called: {@code phoneGetRing}. */
  int PHONEFEATURE_GETRING = 0x00000400;
  /** May be called: {@code phoneGetVolume} on the handset. */
  int PHONEFEATURE_GETVOLUMEHANDSET = 0x00000800;
  /** May be called: {@code phoneGetVolume} on the speakerphone. */
  int PHONEFEATURE_GETVOLUMESPEAKER = 0x00001000;
  /** May be called: {@code phoneGetVolume} on the headset. */
  int PHONEFEATURE_GETVOLUMEHEADSET = 0x00002000;
  /** May be called: {@code phoneSetButtonInfo}. */
  int PHONEFEATURE_SETBUTTONINFO = 0x00004000;
  /** May be called: {@code phoneSetData}. */
  int PHONEFEATURE_SETDATA = 0x00008000;
  /** May be called: {@code phoneSetDisplay}. */
  int PHONEFEATURE_SETDISPLAY = 0x00010000;
  /** May be called: {@code phoneSetGain} on the handset. */
  int PHONEFEATURE_SETGAINHANDSET = 0x00020000;
  /** May be called: {@code phoneSetGain} on the speakerphone. */
  int PHONEFEATURE_SETGAINSPEAKER = 0x00040000;
  /** May be called: {@code phoneSetGain} on the headset. */
  int PHONEFEATURE_SETGAINHEADSET = 0x00080000;
  /** May be called: {@code phoneSetHookSwitch} for the handset. */
  int PHONEFEATURE_SETHOOKSWITCHHANDSET = 0x00100000;
  /** May be called: {@code phoneSetHookSwitch} for the speakerphone. */
  int PHONEFEATURE_SETHOOKSWITCHSPEAKER = 0x00200000;
  /** May be called: {@code phoneSetHookSwitch} for the headset. */
  int PHONEFEATURE_SETHOOKSWITCHHEADSET = 0x00400000;
  /** May be called: {@code phoneSetLamp}. */
  int PHONEFEATURE_SETLAMP = 0x00800000;
  /** May be called: {@code phoneSetRing}. */
  int PHONEFEATURE_SETRING = 0x01000000;
  /** May be called: {@code phoneSetVolume} on the handset. */
  int PHONEFEATURE_SETVOLUMEHANDSET = 0x02000000;
  /** May be called: {@code phoneSetVolume} on the speakerphone. */
  int PHONEFEATURE_SETVOLUMESPEAKER = 0x04000000;
  /** May be called: {@code phoneSetVolume} on the headset. */
  int PHONEFEATURE_SETVOLUMEHEADSET = 0x08000000;
  /** Marks a generic phone; names no function. Since 3.0. */
  int PHONEFEATURE_GENERICPHONE = 0x10000000;
}
