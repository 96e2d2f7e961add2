package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.FaultKind;

/** What a device does wrong because the fault plan asks for it by name. */
final class Misbehaviour {

  /** Neither documented for any function nor device-specific. */
  static final int UNDOCUMENTED_CODE = 0x80000099;

  private static final int NEVER_GIVEN_OUT = Integer.MAX_VALUE;

  private Misbehaviour() {}

  /** What a planned misbehaviour does when the model is about to be asked for the request. */
  static void beforeOrder(Request request) {
    if (request.plan == FaultKind.THROW) {
      throw new IllegalStateException("planned exception for request " + request.id);
    }
    if (request.plan == FaultKind.COMPLETE_UNKNOWN) {
      request.device().port.complete(NEVER_GIVEN_OUT, 0);
    }
  }

  /** Whether the phone is never told of the request, so that it cannot settle it. */
  static boolean hidesRequest(FaultKind plan) {
    return plan == FaultKind.LEAVE_UNSETTLED || plan == FaultKind.COMPLETE_AFTER_CLOSE;
  }
}
