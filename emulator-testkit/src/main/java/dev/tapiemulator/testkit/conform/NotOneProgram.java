package dev.tapiemulator.testkit.conform;

/** Two journals are not runs of one program with the same phones, so nothing follows from holding them side by side. */
public final class NotOneProgram extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int record;

  /** {@code record}: the place in the other run's journal; {@code message}: what was expected there, and found. */
  NotOneProgram(int record, String message) {
    super(message);
    this.record = record;
  }

  /** The record of the other journal by which it shows, from 0. */
  public int record() {
    return record;
  }
}
