package dev.tapiemulator.emulator;

/** A call waits for something that can never come, since nothing is scheduled: what a real client would call a hang. */
public final class DeadlockFailure extends EmulatorFailure {

  private static final long serialVersionUID = 1L;

  public DeadlockFailure(String message) {
    super(message);
  }

  DeadlockFailure(String what, String history) {
    super(what, history, null);
  }
}
