package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;

/**
 * An application handle used after its phoneShutdown. A thread that only fetches messages may learn the end from
 * PHONEERR_INVALAPPHANDLE (C-18), once.
 */
final class UseAfterShutdown implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "use-after-shutdown",
      "After phoneShutdown the application handle is not used again.",
      "nf-tapi-phoneshutdown",
      """
      app = phoneInitializeEx dialer event
      phoneShutdown app
      phoneNegotiateAPIVersion app 0
      """,
      """
      app = phoneInitializeEx dialer event
      phoneNegotiateAPIVersion app 0
      phoneShutdown app
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.applicationOf(call)
          .filter(app -> app.shutdownAt < call.at() && !mayNotKnow(view, app, call))
          .ifPresent(app -> findings.add(
              RULE, call, "uses an application handle that was shut down at " + Words.at(app.shutdownAt)));
    }
  }

  private static boolean mayNotKnow(ClientView view, Registration app, CallStep call) {
    boolean toldBefore = view.callsBetween(call.process(), app.initialize.at(), call.at())
        .filter(earlier -> earlier.has("hPhoneApp") && earlier.argument("hPhoneApp") == app.handle)
        .filter(earlier -> earlier.thread() == call.thread())
        .anyMatch(earlier -> earlier.is(PhoneFunction.PHONE_SHUTDOWN) && earlier.succeeded()
            || earlier.wasRefusedWith(PhoneErr.INVALAPPHANDLE.value()));
    return call.is(PhoneFunction.PHONE_GET_MESSAGE) && !toldBefore;
  }
}
