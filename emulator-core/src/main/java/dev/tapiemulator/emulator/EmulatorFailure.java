package dev.tapiemulator.emulator;

/**
 * Something made the run worthless, and the message says what: a violation in strict mode, a bound reached, a deadlock.
 */
public class EmulatorFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmulatorFailure(String message) {
    super(message);
  }

  public EmulatorFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
