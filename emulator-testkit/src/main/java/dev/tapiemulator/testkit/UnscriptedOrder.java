package dev.tapiemulator.testkit;

/** A scripted phone was asked for something that its test did not tell it to answer, and that it was not recorded with. */
public final class UnscriptedOrder extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final String what;

  /** {@code advice}: what the test could do. */
  UnscriptedOrder(String what, String advice) {
    super(what + "\n  " + advice);
    this.what = what;
  }

  /** The message without the advice, for somebody who is no test. */
  public String what() {
    return what;
  }

  /** The message alone: it says what happened better than the name of the type. */
  @Override
  public String toString() {
    return getMessage();
  }
}
