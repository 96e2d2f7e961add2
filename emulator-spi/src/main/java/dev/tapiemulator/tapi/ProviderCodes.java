package dev.tapiemulator.tapi;

/** Values of the provider interface that no phone function takes or returns; gathered by {@link Tapi}. */
interface ProviderCodes {

  // LINETSPIOPTION_*: bits, page linetspioption--constants.

  /** The provider wants one call at a time, until each function (not its completion) has returned. */
  int LINETSPIOPTION_NONREENTRANT = 0x00000001;

  // TUISPIDLL_OBJECT_*: one value, page tuispidll-object-. Since 2.0.

  /** Object id is a line device id. */
  int TUISPIDLL_OBJECT_LINEID = 0x00000001;
  /** Object id is a phone device id. */
  int TUISPIDLL_OBJECT_PHONEID = 0x00000002;
  /** Object id is a permanent provider id. */
  int TUISPIDLL_OBJECT_PROVIDERID = 0x00000003;
  /** Object id is a dialog instance handle. */
  int TUISPIDLL_OBJECT_DIALOGINSTANCE = 0x00000004;

  // Single values, pages initialize-negotiation, tspimessage, tapi-reply.

  /** Pseudo device id: negotiates for the provider as a whole instead of one device. */
  int INITIALIZE_NEGOTIATION = 0xFFFFFFFF;
  /** Lowest TSPI-only message number; meaningless by itself. */
  int TSPI_MESSAGE_BASE = 0x000001F4;
  /** Provider asks TAPI to run a dialog in the application process. */
  int LINE_CREATEDIALOGINSTANCE = 0x000001F7;
  /** Provider sends data to such a dialog. */
  int LINE_SENDDIALOGINSTANCEDATA = 0x000001F8;
  /** Obsolete message number (WM_USER + 99); documented as not to be used. */
  int TAPI_REPLY = 0x00000463;
}
