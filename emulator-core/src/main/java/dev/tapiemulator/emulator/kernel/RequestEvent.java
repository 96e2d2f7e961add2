package dev.tapiemulator.emulator.kernel;

/** What can happen to a request. */
public enum RequestEvent {
  /** The device reported its completion. */
  COMPLETE,
  /** The application's call returned its id. */
  RETURN,
  /** The device refused it. */
  REFUSE,
  /** The application got the reply. */
  FETCH,
  /** The handle it was made on was closed. */
  CLOSE
}
