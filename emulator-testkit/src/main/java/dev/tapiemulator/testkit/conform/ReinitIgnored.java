package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_INITIALIZE;
import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_INITIALIZE_EX;
import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_OPEN;

import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;

/** Opening on and on, though TAPI has asked to be shut down and initialised again. */
final class ReinitIgnored implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "reinit-ignored",
      "After PHONESTATE_REINIT or PHONEERR_REINIT a program shuts its applications down before it opens or initialises "
          + "again.",
      "phonestate--constants",
      """
      app = phoneInitializeEx dialer event
      reconfigure
      h   = phoneOpen app 0 owner
      h2  = phoneOpen app 0 owner
      """,
      """
      app = phoneInitializeEx dialer event
      reconfigure
      h   = phoneOpen app 0 owner
      phoneShutdown app
      again = phoneInitializeEx dialer event
      h2  = phoneOpen again 0 owner
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (call.is(PHONE_OPEN, PHONE_INITIALIZE, PHONE_INITIALIZE_EX)) {
        view.registrations.stream()
            .filter(app -> app.process() == call.process() && app.isRegisteredAt(call.at()))
            .mapToInt(app -> askedAt(view, app, call))
            .filter(asked -> asked != CallStep.NEVER)
            .min()
            .ifPresent(asked -> findings.add(
                RULE, call, "goes on, though TAPI asked for a new beginning at " + Words.at(asked)));
      }
    }
  }

  /** Where an application that is still registered had been asked before the call. */
  private static int askedAt(ClientView view, Registration app, CallStep call) {
    int byMessage = view.messagesBetween(app.process(), app.initialize.end(), call.at())
        .filter(message -> message.id() == Tapi.PHONE_STATE && (message.param1() & Tapi.PHONESTATE_REINIT) != 0)
        .mapToInt(MessageStep::at)
        .findFirst()
        .orElse(CallStep.NEVER);
    int byCode = view.callsBetween(app.process(), app.initialize.end(), call.at())
        .filter(earlier -> earlier.wasRefusedWith(PhoneErr.REINIT.value()))
        .mapToInt(CallStep::end)
        .findFirst()
        .orElse(CallStep.NEVER);
    return Math.min(byMessage, byCode);
  }
}
