package dev.tapiemulator.emulator.journal;

/** What a model reports through its port, as REPORT records name it, with the words that hold the arguments. */
public enum DeviceReport {
  /** a: request id, b: result. */
  COMPLETE,
  /** a: PHONESTATE_ bits, b: detail, c: causing request or 0, d: 1 when the value differs. */
  CHANGED,
  /** a: data id, c: causing request or 0. */
  DATA_AREA_CHANGED,
  /** a: button/lamp id, b: PHONEBUTTONMODE_, c: PHONEBUTTONSTATE_. */
  BUTTON,
  /** ab: param 1 in two words, e: param 2, f: param 3. */
  DEV_SPECIFIC,
  SUSPEND,
  RESUME,
  DISCONNECT,
  CONNECT,
  CAPABILITIES_CHANGED,
  FORCE_CLOSE,
  REMOVE,
  /** a: token, e: delay in milliseconds. */
  START_TIMER,
  /** data: the line. */
  NOTE
}
