package dev.tapiemulator.spi;

/** What a device can do wrong. Each is named in the journal and never disturbs another phone or application. */
public enum DeviceViolation {
  /** A request was completed twice (S:nc-tspi-async_completion). */
  SECOND_COMPLETION("completed a request that was already completed"),
  /** A request was completed, or an event reported, after the close had returned (S:nf-tspi-tspi_phoneclose). */
  REPORT_AFTER_CLOSE("reported something after its close had returned"),
  /** A completion named a request that never existed. */
  UNKNOWN_REQUEST("completed a request that does not exist"),
  /** A refused request was completed all the same. */
  COMPLETION_OF_REFUSED_REQUEST("completed a request that it had refused"),
  /** An asynchronous method returned neither the request id nor a negative code (W:synchronous-asynchronous-model). */
  ILLEGAL_RESULT("returned a result that its method does not allow"),
  /** A result was neither 0, nor documented for the function, nor device-specific (C-45, C-46). */
  UNDOCUMENTED_CODE("used a code that is neither documented for the function nor device-specific"),
  /** Requests were left unsettled when the close returned (S:nf-tspi-tspi_phoneclose). */
  UNSETTLED_AT_CLOSE("left requests unsettled when it was closed"),
  /** Requests were left unsettled when the phone closed itself or was taken away (W:phone-close). */
  UNSETTLED_AT_FORCED_CLOSE("left requests unsettled at a forced close"),
  /** A close was refused after requests had been settled for it; the close counts (C-92). */
  CLOSE_REFUSED_TOO_LATE("refused a close after it had begun to settle its requests"),
  /** A data area was named that the description does not declare. */
  UNDECLARED_DATA_AREA("named a data area that it did not declare"),
  /** A button, lamp, mode or state was reported that the description or the header does not have. */
  UNDECLARED_EVENT("reported an event with values that it did not declare"),
  /**
   * PHONESTATE_OWNER, MONITORS or REINIT was reported, which only TAPI generates; or, as a mere bit, a change that has a
   * report of its own, such as {@link DevicePort#suspend}.
   */
  EVENT_OF_TAPI("reported a status change that is TAPI's to report"),
  /** An exception left the model. */
  EXCEPTION("threw an exception"),
  /**
   * The model called an application function or advanced the time from within a call to it
   * (W:synchronous-asynchronous-model).
   */
  REENTRY("called back into TAPI from inside a call to it"),
  /** Live: the model kept TAPI waiting for longer than the configuration allows. */
  BLOCKED("did not return from a call in time");

  private final String text;

  DeviceViolation(String text) {
    this.text = text;
  }

  /** What the device did, as the end of a sentence that begins with its name. */
  public String text() {
    return text;
  }
}
