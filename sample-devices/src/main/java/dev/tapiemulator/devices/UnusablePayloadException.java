package dev.tapiemulator.devices;

/** A payload that a phone refuses at once, with the code it refuses with and what is wrong with it. */
final class UnusablePayloadException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int code;

  UnusablePayloadException(int code, String reason) {
    super(reason);
    this.code = code;
  }

  /** A documented PHONEERR_ value. */
  int code() {
    return code;
  }
}
