package dev.tapiemulator.emulator.kernel;

/** A model's code has not come to an end in time, and goes on somewhere without the kernel. */
public final class ModelBlocked extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean known;

  /** @param known whether the phone was not even called, since an earlier call has not ended yet */
  public ModelBlocked(String message, boolean known) {
    super(message, null, false, false);
    this.known = known;
  }

  boolean isKnown() {
    return known;
  }
}
