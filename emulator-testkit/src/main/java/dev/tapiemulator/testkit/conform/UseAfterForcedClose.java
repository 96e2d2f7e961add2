package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Optional;

/**
 * A handle used though PHONE_CLOSE was taken for it. Only the thread that took the message must know at once; another
 * one learns it from its first refusal.
 */
final class UseAfterForcedClose implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "use-after-forced-close",
      "A phone may be taken away at any moment: from PHONE_CLOSE on its handle is not used again, not even to close "
          + "it.",
      "phone-close",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      device 0 close
      phoneGetMessage app 0
      phoneSetLamp h 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      device 0 close
      phoneGetMessage app 0
      h2  = phoneOpen app 0 owner
      phoneSetLamp h2 20 steady
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.phoneOf(call).filter(PhoneHandle::wasForcedClosed)
          .flatMap(phone -> lesson(view, phone, call))
          .ifPresent(lesson -> findings.add(RULE, call, "uses a handle that " + lesson));
    }
  }

  /** What the thread could know of the end before it made the call. */
  private static Optional<String> lesson(ClientView view, PhoneHandle phone, CallStep call) {
    MessageStep told = phone.closeMessage;
    if (told != null && told.at() < call.at() && told.thread() == call.thread()) {
      return Optional.of("PHONE_CLOSE had ended at " + Words.at(told.at()));
    }
    if (phone.refusal == null || call.is(PhoneFunction.PHONE_CLOSE)) {
      return Optional.empty(); // Closing after whatever error is a matter of order.
    }
    return view.callsBetween(call.process(), phone.refusal.at() - 1, call.at())
        .filter(earlier -> earlier.thread() == call.thread() && earlier.has("hPhone"))
        .filter(earlier -> earlier.argument("hPhone") == phone.handle)
        .filter(earlier -> earlier.wasRefusedByArguments(PhoneErr.INVALPHONEHANDLE))
        .findFirst()
        .map(earlier -> "was refused with PHONEERR_INVALPHONEHANDLE already at " + Words.at(earlier.end())
            + ": the phone had been taken away");
  }
}
