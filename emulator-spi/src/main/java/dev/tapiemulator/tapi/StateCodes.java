package dev.tapiemulator.tapi;

/** The state of a phone and of its hookswitches; gathered by {@link Tapi}. */
interface StateCodes {

  // PHONEHOOKSWITCHDEV_*: bits, page phonehookswitchdev--constants. Also the bits of dwVolumeFlags and dwGainFlags.

  /** Ordinary ear-and-mouth handset. */
  int PHONEHOOKSWITCHDEV_HANDSET = 0x00000001;
  /** Built-in or adjunct speakerphone. */
  int PHONEHOOKSWITCHDEV_SPEAKER = 0x00000002;
  /** Headset attached to the set. */
  int PHONEHOOKSWITCHDEV_HEADSET = 0x00000004;

  // PHONEHOOKSWITCHMODE_*: bits, page phonehookswitchmode--constants.

  /** Microphone and speaker both onhook. */
  int PHONEHOOKSWITCHMODE_ONHOOK = 0x00000001;
  /** Microphone live, speaker muted. */
  int PHONEHOOKSWITCHMODE_MIC = 0x00000002;
  /** Speaker live, microphone muted. */
  int PHONEHOOKSWITCHMODE_SPEAKER = 0x00000004;
  /** Both live. */
  int PHONEHOOKSWITCHMODE_MICSPEAKER = 0x00000008;
  /** Mode not known at present. */
  int PHONEHOOKSWITCHMODE_UNKNOWN = 0x00000010;

  // PHONESTATE_*: bits, page phonestate--constants.

  /** Some other status item changed; query the status. */
  int PHONESTATE_OTHER = 0x00000001;
  /** Link between phone and TAPI made. */
  int PHONESTATE_CONNECTED = 0x00000002;
  /** Link between phone and TAPI broken; also the right report for temporary absence. */
  int PHONESTATE_DISCONNECTED = 0x00000004;
  /** Number of owners changed, dwParam2 is the new one. Made by TAPI, never by a provider. */
  int PHONESTATE_OWNER = 0x00000008;
  /** Number of monitors changed, dwParam2 is the new one. Made by TAPI, never by a provider. */
  int PHONESTATE_MONITORS = 0x00000010;
  /** Display changed. */
  int PHONESTATE_DISPLAY = 0x00000020;
  /** A lamp changed; dwParam2 is its button/lamp id. */
  int PHONESTATE_LAMP = 0x00000040;
  /** Ring mode changed; dwParam2 is the new ring mode. */
  int PHONESTATE_RINGMODE = 0x00000080;
  /** Ring volume changed. */
  int PHONESTATE_RINGVOLUME = 0x00000100;
  /** Handset hookswitch changed; dwParam2 is the new PHONEHOOKSWITCHMODE_*. */
  int PHONESTATE_HANDSETHOOKSWITCH = 0x00000200;
  /** Handset speaker volume changed. */
  int PHONESTATE_HANDSETVOLUME = 0x00000400;
  /** Handset microphone gain changed. */
  int PHONESTATE_HANDSETGAIN = 0x00000800;
  /** Speakerphone hookswitch changed; dwParam2 is the new PHONEHOOKSWITCHMODE_*. */
  int PHONESTATE_SPEAKERHOOKSWITCH = 0x00001000;
  /** Speakerphone volume changed. */
  int PHONESTATE_SPEAKERVOLUME = 0x00002000;
  /** Speakerphone gain changed. */
  int PHONESTATE_SPEAKERGAIN = 0x00004000;
  /** Headset hookswitch changed; dwParam2 is the new PHONEHOOKSWITCHMODE_*. */
  int PHONESTATE_HEADSETHOOKSWITCH = 0x00008000;
  /** Headset volume changed. */
  int PHONESTATE_HEADSETVOLUME = 0x00010000;
  /** Headset gain changed. */
  int PHONESTATE_HEADSETGAIN = 0x00020000;
  /** Application use of the phone suspended for a while. */
  int PHONESTATE_SUSPEND = 0x00040000;
  /** Application use resumed after a suspension. */
  int PHONESTATE_RESUME = 0x00080000;
  /** Device-specific information changed. */
  int PHONESTATE_DEVSPECIFIC = 0x00100000;
  /** Device configuration changed: the application should reinitialise. Cannot be masked. */
  int PHONESTATE_REINIT = 0x00200000;
  /** PHONECAPS changed, read it again; older applications get REINIT. Since 1.4. */
  int PHONESTATE_CAPSCHANGE = 0x00400000;
  /** Device is being removed, usually followed by PHONE_CLOSE. Since 1.4. */
  int PHONESTATE_REMOVED = 0x00800000;

  // PHONESTATUSFLAGS_*: bits, page phonestatusflags--constants.

  /** Phone currently connected to TAPI. */
  int PHONESTATUSFLAGS_CONNECTED = 0x00000001;
  /** TAPI keeps its hands off the phone for a while, because the switch needs it undisturbed. */
  int PHONESTATUSFLAGS_SUSPENDED = 0x00000002;
}
