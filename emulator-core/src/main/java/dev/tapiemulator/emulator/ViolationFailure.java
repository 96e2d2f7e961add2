package dev.tapiemulator.emulator;

/** Strict mode: a device did wrong. Thrown from the outermost call once the state is consistent. */
public final class ViolationFailure extends EmulatorFailure {

  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  public ViolationFailure(Violation violation, Throwable cause) {
    super(violation.toString(), cause);
    this.violation = violation;
  }

  /** What the device did. */
  public Violation violation() {
    return violation;
  }
}
