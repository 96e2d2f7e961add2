package dev.tapiemulator.tapi;

/** What applications say and hear when they connect, negotiate and open; gathered by {@link Tapi}. */
interface SessionCodes {

  // PHONEINITIALIZEEXOPTION_*: one value (3 is no combination), page phoneinitializeexoption--constants. Since 2.0.

  /** Events through a hidden window and a callback. */
  int PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW = 0x00000001;
  /** Events through an event object and phoneGetMessage. */
  int PHONEINITIALIZEEXOPTION_USEEVENT = 0x00000002;
  /** Events posted to an I/O completion port. */
  int PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT = 0x00000003;

  // PHONEPRIVILEGE_*: one of the two, page phoneprivilege--constants.

  /** Receive events and query; no state-changing operation; any number of openers. */
  int PHONEPRIVILEGE_MONITOR = 0x00000001;
  /** May change lamps, ring, display, hookswitch and data; includes monitoring; one application at a time. */
  int PHONEPRIVILEGE_OWNER = 0x00000002;

  // STRINGFORMAT_*: one value, page stringformat--constants.

  /** One byte per character ASCII. */
  int STRINGFORMAT_ASCII = 0x00000001;
  /** One or two bytes per character. */
  int STRINGFORMAT_DBCS = 0x00000002;
  /** Two bytes per character Unicode. */
  int STRINGFORMAT_UNICODE = 0x00000003;
  /** Byte array, possibly numeric. */
  int STRINGFORMAT_BINARY = 0x00000004;

  // PHONE_*: message numbers, page phone-device-messages; the gaps belong to LINE_ messages.

  /** Button went down or up. */
  int PHONE_BUTTON = 0x0000000E;
  /** Open phone was closed from outside. */
  int PHONE_CLOSE = 0x0000000F;
  /** Device-specific event. */
  int PHONE_DEVSPECIFIC = 0x00000010;
  /** Result of an asynchronous request. */
  int PHONE_REPLY = 0x00000011;
  /** Status item changed. */
  int PHONE_STATE = 0x00000012;
  /** A new phone exists. Since 1.4; older applications get PHONESTATE_REINIT. */
  int PHONE_CREATE = 0x00000014;
  /** A phone is gone for good. Since 2.0; older applications get PHONESTATE_REMOVED, then PHONE_CLOSE. */
  int PHONE_REMOVE = 0x0000001A;

  // API versions: high word major, low word minor, page tapi-versioning.

  /** First released version. */
  int TAPI_VERSION_1_3 = 0x00010003;
  /** Adds PHONE_CREATE, PHONESTATE_CAPSCHANGE and REMOVED, button states UNKNOWN and UNAVAIL. */
  int TAPI_VERSION_1_4 = 0x00010004;
  /** Unicode TSPI, phoneInitializeEx, phoneGetMessage, PHONE_REMOVE, more members of PHONECAPS and PHONESTATUS. */
  int TAPI_VERSION_2_0 = 0x00020000;
  /** Client and server; dialogs in UI libraries. */
  int TAPI_VERSION_2_1 = 0x00020001;
  /** Larger structures (the GUID in PHONECAPS) and call-centre additions. */
  int TAPI_VERSION_2_2 = 0x00020002;
  /** Named by [MS-TRP] alone; beyond what is emulated. */
  int TAPI_VERSION_3_0 = 0x00030000;
  /** Named by [MS-TRP], current version of the header; beyond what is emulated. */
  int TAPI_VERSION_3_1 = 0x00030001;
}
