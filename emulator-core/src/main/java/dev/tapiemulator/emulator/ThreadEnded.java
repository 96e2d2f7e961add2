package dev.tapiemulator.emulator;

/**
 * Ends a registered thread whose emulator was closed, whose run has failed, or whose process has died; leave it
 * uncaught.
 */
public final class ThreadEnded extends Error {

  private static final long serialVersionUID = 1L;

  ThreadEnded(String message) {
    super(message, null, false, false);
  }
}
