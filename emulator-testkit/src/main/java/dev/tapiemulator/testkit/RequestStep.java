package dev.tapiemulator.testkit;

/** What moves a request on, by the numbers that the journal uses. */
enum RequestStep {
  /** The phone has reported its completion. */
  COMPLETE,
  /** The call has returned its id. */
  RETURN,
  /** The call has returned an error. */
  REFUSE,
  /** The application has taken the reply. */
  FETCH,
  /** The handle was closed. */
  CLOSE
}
