package dev.tapiemulator.testkit.explore;

/** A run that was repeated with the same choices did something else, so that nothing can be concluded from any run. */
public final class NotDeterministicException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotDeterministicException(String message) {
    super(message);
  }
}
