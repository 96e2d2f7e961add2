package dev.tapiemulator.cli.play;

/** A step asks for something that is not there, such as a phone with an unknown device id: the scenario is at fault. */
public final class StageError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StageError(String message) {
    super(message);
  }
}
