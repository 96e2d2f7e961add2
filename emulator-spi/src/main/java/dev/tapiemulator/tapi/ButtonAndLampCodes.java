package dev.tapiemulator.tapi;

/** What buttons and lamps are, do and show; gathered by {@link Tapi}. */
interface ButtonAndLampCodes {

  // PHONEBUTTONFUNCTION_*: one value, page phonebuttonfunction--constants; TAPI attaches no behaviour to it.
  // From 0x80000000 on device-specific.

  /** Function not known or not assigned. */
  int PHONEBUTTONFUNCTION_UNKNOWN = 0x00000000;
  /** Start a conference or add a call to it. */
  int PHONEBUTTONFUNCTION_CONFERENCE = 0x00000001;
  /** Start or finish a transfer. */
  int PHONEBUTTONFUNCTION_TRANSFER = 0x00000002;
  /** Drop the active call. */
  int PHONEBUTTONFUNCTION_DROP = 0x00000003;
  /** Hold the active call. */
  int PHONEBUTTONFUNCTION_HOLD = 0x00000004;
  /** Take a call off hold. */
  int PHONEBUTTONFUNCTION_RECALL = 0x00000005;
  /** Disconnect a call (e.g. after starting a transfer). */
  int PHONEBUTTONFUNCTION_DISCONNECT = 0x00000006;
  /** Reconnect a call on consultation hold. */
  int PHONEBUTTONFUNCTION_CONNECT = 0x00000007;
  /** Message-waiting lamp on. */
  int PHONEBUTTONFUNCTION_MSGWAITON = 0x00000008;
  /** Message-waiting lamp off. */
  int PHONEBUTTONFUNCTION_MSGWAITOFF = 0x00000009;
  /** User picks the ring pattern. */
  int PHONEBUTTONFUNCTION_SELECTRING = 0x0000000A;
  /** A short number of one or few digits follows. */
  int PHONEBUTTONFUNCTION_ABBREVDIAL = 0x0000000B;
  /** Start or change forwarding to this phone. */
  int PHONEBUTTONFUNCTION_FORWARD = 0x0000000C;
  /** Pick up a call ringing elsewhere. */
  int PHONEBUTTONFUNCTION_PICKUP = 0x0000000D;
  /** Ask to be told when a busy/unanswered party can be reached. */
  int PHONEBUTTONFUNCTION_RINGAGAIN = 0x0000000E;
  /** Park the active call on another phone. */
  int PHONEBUTTONFUNCTION_PARK = 0x0000000F;
  /** Reject an unanswered incoming call. */
  int PHONEBUTTONFUNCTION_REJECT = 0x00000010;
  /** Redirect an unanswered incoming call. */
  int PHONEBUTTONFUNCTION_REDIRECT = 0x00000011;
  /** Mute the microphone. */
  int PHONEBUTTONFUNCTION_MUTE = 0x00000012;
  /** Raise handset/speakerphone volume. */
  int PHONEBUTTONFUNCTION_VOLUMEUP = 0x00000013;
  /** Lower handset/speakerphone volume. */
  int PHONEBUTTONFUNCTION_VOLUMEDOWN = 0x00000014;
  /** External speaker on. */
  int PHONEBUTTONFUNCTION_SPEAKERON = 0x00000015;
  /** External speaker off. */
  int PHONEBUTTONFUNCTION_SPEAKEROFF = 0x00000016;
  /** Onhook/offhook flash; often prefixes switch commands. */
  int PHONEBUTTONFUNCTION_FLASH = 0x00000017;
  /** Next call is a data call. */
  int PHONEBUTTONFUNCTION_DATAON = 0x00000018;
  /** Next call is not a data call. */
  int PHONEBUTTONFUNCTION_DATAOFF = 0x00000019;
  /** Do-not-disturb: incoming calls get busy or are forwarded. */
  int PHONEBUTTONFUNCTION_DONOTDISTURB = 0x0000001A;
  /** Page over the intercom. */
  int PHONEBUTTONFUNCTION_INTERCOM = 0x0000001B;
  /** Select a bridged appearance. */
  int PHONEBUTTONFUNCTION_BRIDGEDAPP = 0x0000001C;
  /** Appear busy to callers. */
  int PHONEBUTTONFUNCTION_BUSY = 0x0000001D;
  /** Select a call appearance. */
  int PHONEBUTTONFUNCTION_CALLAPP = 0x0000001E;
  /** Show date and time supplied by the switch. */
  int PHONEBUTTONFUNCTION_DATETIME = 0x0000001F;
  /** Call up the switch directory. */
  int PHONEBUTTONFUNCTION_DIRECTORY = 0x00000020;
  /** Send all calls to a coverage phone. */
  int PHONEBUTTONFUNCTION_COVER = 0x00000021;
  /** Show caller id. */
  int PHONEBUTTONFUNCTION_CALLID = 0x00000022;
  /** Redial the last number. */
  int PHONEBUTTONFUNCTION_LASTNUM = 0x00000023;
  /** Night-service mode. */
  int PHONEBUTTONFUNCTION_NIGHTSRV = 0x00000024;
  /** Same effect as COVER. */
  int PHONEBUTTONFUNCTION_SENDCALLS = 0x00000025;
  /** Control the message indicator lamp. */
  int PHONEBUTTONFUNCTION_MSGINDICATOR = 0x00000026;
  /** Repertory dialling shorthand follows. */
  int PHONEBUTTONFUNCTION_REPDIAL = 0x00000027;
  /** Program repertory dialling entries. */
  int PHONEBUTTONFUNCTION_SETREPDIAL = 0x00000028;
  /** System-wide speed-dial shorthand follows (mapping kept in the switch). */
  int PHONEBUTTONFUNCTION_SYSTEMSPEED = 0x00000029;
  /** Station speed-dial shorthand follows (mapping per phone). */
  int PHONEBUTTONFUNCTION_STATIONSPEED = 0x0000002A;
  /** Camp on a busy extension and be rung back. */
  int PHONEBUTTONFUNCTION_CAMPON = 0x0000002B;
  /** Save the current number/command, or repeat the saved one. */
  int PHONEBUTTONFUNCTION_SAVEREPEAT = 0x0000002C;
  /** Queue an outside call on trunk busy and be rung back. */
  int PHONEBUTTONFUNCTION_QUEUECALL = 0x0000002D;
  /** Button has no function. */
  int PHONEBUTTONFUNCTION_NONE = 0x0000002E;
  /** Send a request for a session. Since 3.1; in the header, not on the page. */
  int PHONEBUTTONFUNCTION_SEND = 0x0000002F;

  // PHONEBUTTONMODE_*: bits, page phonebuttonmode--constants.

  /** Position has a lamp but no button. */
  int PHONEBUTTONMODE_DUMMY = 0x00000001;
  /** Call-appearance button. */
  int PHONEBUTTONMODE_CALL = 0x00000002;
  /** Requests a switch feature (hold, transfer ...). */
  int PHONEBUTTONMODE_FEATURE = 0x00000004;
  /** One of the twelve keypad keys 0-9, *, #. */
  int PHONEBUTTONMODE_KEYPAD = 0x00000008;
  /** Local function such as mute or volume. */
  int PHONEBUTTONMODE_LOCAL = 0x00000010;
  /** Soft button next to the display. */
  int PHONEBUTTONMODE_DISPLAY = 0x00000020;

  // PHONEBUTTONSTATE_*: bits, page phonebuttonstate--constants.

  /** Button up. */
  int PHONEBUTTONSTATE_UP = 0x00000001;
  /** Button pressed. */
  int PHONEBUTTONSTATE_DOWN = 0x00000002;
  /** Not known now, may become known later. Since 1.4. */
  int PHONEBUTTONSTATE_UNKNOWN = 0x00000004;
  /** Not known and will not become known. Since 1.4. */
  int PHONEBUTTONSTATE_UNAVAIL = 0x00000008;

  // PHONELAMPMODE_*: bits, page phonelampmode--constants. The high 16 bits are device-specific.

  /** Position has a button but no lamp. */
  int PHONELAMPMODE_DUMMY = 0x00000001;
  /** Off. */
  int PHONELAMPMODE_OFF = 0x00000002;
  /** Continuously lit. */
  int PHONELAMPMODE_STEADY = 0x00000004;
  /** Normal on/off rate. */
  int PHONELAMPMODE_WINK = 0x00000008;
  /** Slow on/off. */
  int PHONELAMPMODE_FLASH = 0x00000010;
  /** Fast on/off. */
  int PHONELAMPMODE_FLUTTER = 0x00000020;
  /** Flash and flutter superposed. */
  int PHONELAMPMODE_BROKENFLUTTER = 0x00000040;
  /** Not known at present. */
  int PHONELAMPMODE_UNKNOWN = 0x00000080;
}
