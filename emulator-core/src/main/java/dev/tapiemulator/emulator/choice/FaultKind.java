package dev.tapiemulator.emulator.choice;

import java.util.EnumSet;
import java.util.Set;

/** What a fault plan can make happen: documented trouble, and misbehaviour of a device that happens only when named. */
public enum FaultKind {
  /** The call is refused at once with a documented code. */
  REFUSE(true, false),
  /** The request is accepted and its reply brings a documented code; the phone is not asked. */
  FAIL_REPLY(true, false),
  /** The phone takes so many milliseconds for the order. */
  LATENCY(false, false),
  /** No completion comes until the phone closes. */
  LOSE_REPLY(false, false),
  /** The phone is reclaimed from all its applications after the call. */
  RECLAIM(false, false),
  /** The phone is removed after the call. */
  REMOVE(false, false),
  /** The switch suspends the phone after the call. */
  SUSPEND(false, false),
  /** The device completes the request twice. */
  COMPLETE_TWICE(false, true),
  /** The device completes a request that never existed. */
  COMPLETE_UNKNOWN(false, true),
  /** The device completes the request only after its close has returned. */
  COMPLETE_AFTER_CLOSE(false, true),
  /** The device throws an exception instead of answering. */
  THROW(false, true),
  /** The device answers with a code that is neither documented nor device-specific. */
  UNDOCUMENTED_CODE(false, true),
  /** The device forgets the request and leaves it unsettled when it closes. */
  LEAVE_UNSETTLED(false, true);

  private static final Set<FaultKind> BEFALLS_PHONE = EnumSet.of(RECLAIM, REMOVE, SUSPEND);

  private final boolean needsCode;
  private final boolean misbehaviour;

  FaultKind(boolean needsCode, boolean misbehaviour) {
    this.needsCode = needsCode;
    this.misbehaviour = misbehaviour;
  }

  /** Whether the fault names the code it brings. */
  public boolean needsCode() {
    return needsCode;
  }

  /** Whether only a request can suffer it, so that synchronous functions are passed over. */
  public boolean needsRequest() {
    return this != REFUSE && !befallsPhone();
  }

  /** Whether it happens to the phone of the call, so that functions without a phone are passed over. */
  public boolean befallsPhone() {
    return BEFALLS_PHONE.contains(this);
  }

  /** Whether this is a device doing wrong rather than something the documentation allows. */
  public boolean isMisbehaviour() {
    return misbehaviour;
  }
}
