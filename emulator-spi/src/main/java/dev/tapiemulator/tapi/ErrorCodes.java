package dev.tapiemulator.tapi;

/** Results below zero; gathered by {@link Tapi}. */
interface ErrorCodes {

  // PHONEERR_*: LONG, page phoneerr--constants. From 0x80000000 on TAPI's codes, from 0xC0000000 on the device's own.

  /** Resource already allocated. */
  int PHONEERR_ALLOCATED = 0x90000001;
  /** Device id invalid or out of range. */
  int PHONEERR_BADDEVICEID = 0x90000002;
  /** Requested API version or range not supportable by TAPI or by the provider. */
  int PHONEERR_INCOMPATIBLEAPIVERSION = 0x90000003;
  /** Requested extension version or range not supportable by the provider. */
  int PHONEERR_INCOMPATIBLEEXTVERSION = 0x90000004;
  /** Telephony configuration (Telephon.ini) cannot be parsed consistently. */
  int PHONEERR_INIFILECORRUPT = 0x90000005;
  /** Device in use: it cannot be configured or opened that way now. */
  int PHONEERR_INUSE = 0x90000006;
  /** Application usage (registration) handle invalid. */
  int PHONEERR_INVALAPPHANDLE = 0x90000007;
  /** Application name invalid (must be NUL-terminated, displayable characters only). */
  int PHONEERR_INVALAPPNAME = 0x90000008;
  /** Button/lamp id invalid or out of range. */
  int PHONEERR_INVALBUTTONLAMPID = 0x90000009;
  /** Button mode parameter invalid. */
  int PHONEERR_INVALBUTTONMODE = 0x9000000A;
  /** Button state parameter invalid. */
  int PHONEERR_INVALBUTTONSTATE = 0x9000000B;
  /** Data area id invalid. */
  int PHONEERR_INVALDATAID = 0x9000000C;
  /** Phone does not support that device class. */
  int PHONEERR_INVALDEVICECLASS = 0x9000000D;
  /** Provider extension version number invalid. */
  int PHONEERR_INVALEXTVERSION = 0x9000000E;
  /** Hookswitch device parameter invalid. */
  int PHONEERR_INVALHOOKSWITCHDEV = 0x9000000F;
  /** Hookswitch mode parameter invalid. */
  int PHONEERR_INVALHOOKSWITCHMODE = 0x90000010;
  /** Lamp mode parameter invalid. */
  int PHONEERR_INVALLAMPMODE = 0x90000011;
  /** Some other parameter (row, column, window handle, instance) invalid or out of range. */
  int PHONEERR_INVALPARAM = 0x90000012;
  /** Phone handle invalid. */
  int PHONEERR_INVALPHONEHANDLE = 0x90000013;
  /** Phone is not in a state that allows the operation. */
  int PHONEERR_INVALPHONESTATE = 0x90000014;
  /** A pointer parameter is invalid. */
  int PHONEERR_INVALPOINTER = 0x90000015;
  /** Privilege parameter invalid. */
  int PHONEERR_INVALPRIVILEGE = 0x90000016;
  /** Ring mode parameter invalid. */
  int PHONEERR_INVALRINGMODE = 0x90000017;
  /** The id was valid, but its device has been removed since TAPI was initialised. */
  int PHONEERR_NODEVICE = 0x90000018;
  /** Provider found one of its components missing or corrupt after initialisation. */
  int PHONEERR_NODRIVER = 0x90000019;
  /** Not enough memory, or memory cannot be allocated or locked. */
  int PHONEERR_NOMEM = 0x9000001A;
  /** Caller does not have owner privilege on the phone. */
  int PHONEERR_NOTOWNER = 0x9000001B;
  /** Failure without a closer reason; also what to assume for an unknown error. */
  int PHONEERR_OPERATIONFAILED = 0x9000001C;
  /** Operation not available. */
  int PHONEERR_OPERATIONUNAVAIL = 0x9000001D;
  /** Resources overcommitted. */
  int PHONEERR_RESOURCEUNAVAIL = 0x9000001F;
  /** Too many phone requests outstanding. */
  int PHONEERR_REQUESTOVERRUN = 0x90000020;
  /** Caller structure smaller than the fixed part for the version in use. */
  int PHONEERR_STRUCTURETOOSMALL = 0x90000021;
  /** Called before any application initialised the phone API. */
  int PHONEERR_UNINITIALIZED = 0x90000022;
  /** Reinitialisation pending: initialising and opening wait until the last application has shut down. */
  int PHONEERR_REINIT = 0x90000023;
  /** The connection was cut. */
  int PHONEERR_DISCONNECTED = 0x90000024;
  /** The telephony service does not run. In the header and [MS-TRP], not on the page. */
  int PHONEERR_SERVICE_NOT_RUNNING = 0x90000025;

  // LINEERR_*: LONG, those that the provider-level functions return even for a provider with phones alone.

  /** Version range not supportable. */
  int LINEERR_INCOMPATIBLEAPIVERSION = 0x8000000C;
  /** Configuration cannot be parsed. */
  int LINEERR_INIFILECORRUPT = 0x8000000E;
  /** In use; provider removal must not return it. */
  int LINEERR_INUSE = 0x8000000F;
  /** Parameter invalid. */
  int LINEERR_INVALPARAM = 0x80000032;
  /** Pointer invalid. */
  int LINEERR_INVALPOINTER = 0x80000035;
  /** Component missing or corrupt, detected late. */
  int LINEERR_NODRIVER = 0x80000043;
  /** No memory. */
  int LINEERR_NOMEM = 0x80000044;
  /** Provider does not support a second instance. */
  int LINEERR_NOMULTIPLEINSTANCE = 0x80000056;
  /** Unspecified failure. */
  int LINEERR_OPERATIONFAILED = 0x80000048;
  /** Operation not available. */
  int LINEERR_OPERATIONUNAVAIL = 0x80000049;
  /** Resources insufficient. */
  int LINEERR_RESOURCEUNAVAIL = 0x8000004B;
}
