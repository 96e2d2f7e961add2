package dev.tapiemulator.testkit;

/**
 * Something a program has left behind when it should have had an end.
 *
 * @param handle the application, the phone handle, or the request; 0 for a message
 * @param text what it is, whose, and since when
 */
public record Leak(Kind kind, int handle, String text) {

  /** What can be left behind. */
  public enum Kind {
    /** An application that was never shut down. */
    APPLICATION,
    /** A phone that was never closed. */
    HANDLE,
    /** A request whose reply was never waited for. */
    REQUEST,
    /** A message that was never read. */
    MESSAGE
  }

  @Override
  public String toString() {
    return text;
  }
}
