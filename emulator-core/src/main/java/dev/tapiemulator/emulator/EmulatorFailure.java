package dev.tapiemulator.emulator;

/**
 * Something made the run worthless, and the message says what: a violation in strict mode, a bound reached, a deadlock.
 * Behind that it may show the end of the run's history.
 */
public class EmulatorFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  public EmulatorFailure(String message) {
    this(message, "", null);
  }

  public EmulatorFailure(String message, Throwable cause) {
    this(message, "", cause);
  }

  /** {@code history}: what the message shows behind {@code what}. */
  EmulatorFailure(String what, String history, Throwable cause) {
    super(what + history, cause);
    this.what = what;
  }

  /** The message without the history, for somebody who prints that another way. */
  public final String what() {
    return what;
  }
}
