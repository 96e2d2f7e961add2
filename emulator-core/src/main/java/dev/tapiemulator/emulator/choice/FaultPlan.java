package dev.tapiemulator.emulator.choice;

import com.google.common.collect.ImmutableList;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;

/**
 * Trouble that is planned before the run:
 *
 * <pre>{@code
 * FaultPlan.builder()
 *     .refuse(PhoneFunction.PHONE_OPEN, 2, PhoneErr.NOMEM)
 *     .failReply(PhoneFunction.PHONE_SET_DATA, 1, PhoneErr.OPERATIONFAILED)
 *     .build();
 * }</pre>
 */
public final class FaultPlan {

  private static final FaultPlan NONE = new FaultPlan(ImmutableList.of());

  private final ImmutableList<Fault> faults;

  private FaultPlan(ImmutableList<Fault> faults) {
    this.faults = faults;
  }

  /** Nothing goes wrong. */
  public static FaultPlan none() {
    return NONE;
  }

  public static Builder builder() {
    return new Builder();
  }

  public List<Fault> faults() {
    return faults;
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** Collects faults; each counts its own matching calls. */
  public static final class Builder {

    private final ImmutableList.Builder<Fault> faults = ImmutableList.builder();

    private Builder() {}

    /** The n-th call of the function is refused with a code its page documents. */
    public Builder refuse(PhoneFunction function, int nth, PhoneErr error) {
      return add(new Fault(FaultKind.REFUSE, function, Fault.ANY_DEVICE, nth, error.value(), 0));
    }

    /** The n-th request of the function is accepted, and its reply brings a code its page documents. */
    public Builder failReply(PhoneFunction function, int nth, PhoneErr error) {
      return add(new Fault(FaultKind.FAIL_REPLY, function, Fault.ANY_DEVICE, nth, error.value(), 0));
    }

    /** The phone takes that long for the n-th request of the function. */
    public Builder latency(PhoneFunction function, int nth, long millis) {
      return add(new Fault(FaultKind.LATENCY, function, Fault.ANY_DEVICE, nth, 0, millis));
    }

    /** Any other fault, by its name; the only way to ask for misbehaviour of a device. */
    public Builder happens(FaultKind kind, PhoneFunction function, int nth) {
      return add(new Fault(kind, function, Fault.ANY_DEVICE, nth, 0, 0));
    }

    public Builder add(Fault fault) {
      faults.add(fault);
      return this;
    }

    public FaultPlan build() {
      return new FaultPlan(faults.build());
    }
  }
}
