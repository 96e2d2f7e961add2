package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.PhoneErr;

/**
 * A handle used though PHONE_CLOSE was taken for it. Only the thread that took the message must know at once; another
 * one learns it from its first refusal.
 */
final class UseAfterForcedClose implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "use-after-forced-close",
      "A phone may be taken away at any moment: from PHONE_CLOSE on its handle is not used again, not even to close it.",
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
      view.phoneOf(call).filter(PhoneHandle::wasForcedClosed).filter(phone -> knows(view, phone, call)).ifPresent(
          phone -> findings.add(
              RULE, call, "uses a handle that PHONE_CLOSE had ended at " + Words.at(phone.closeMessage.at())));
    }
  }

  private static boolean knows(ClientView view, PhoneHandle phone, CallStep call) {
    int told = phone.closeMessage.at();
    return told < call.at() && (phone.closeMessage.thread() == call.thread()
        || view.callsBetween(call.process(), told, call.at()).anyMatch(earlier ->
            earlier.thread() == call.thread()
                && earlier.has("hPhone") && earlier.argument("hPhone") == phone.handle
                && earlier.wasRefusedWith(PhoneErr.INVALPHONEHANDLE.value())));
  }
}
