package dev.tapiemulator.testkit;

/** A scripted phone was asked for something that its test did not tell it to answer. */
public final class UnscriptedOrder extends AssertionError {

  private static final long serialVersionUID = 1L;

  UnscriptedOrder(String message) {
    super(message);
  }

  /** The message alone: it says what happened better than the name of the type. */
  @Override
  public String toString() {
    return getMessage();
  }
}
