package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;

/** A device id used after PHONE_REMOVE told that the phone is gone for good. */
final class RemovedDeviceUsed implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "removed-device-used",
      "After PHONE_REMOVE its device id is not used again until the application has shut down and initialised anew.",
      "phone-remove",
      """
      app = phoneInitializeEx dialer event
      device 0 remove
      phoneGetMessage app 0
      phoneNegotiateAPIVersion app 0
      """,
      """
      phone desk-phone
      phone desk-phone
      app = phoneInitializeEx dialer event
      device 0 remove
      phoneGetMessage app 0
      phoneNegotiateAPIVersion app 1
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.applicationOf(call).filter(app -> call.has("dwDeviceID")).flatMap(app ->
          view.messagesBetween(call.process(), app.initialize.end(), call.at())
              .filter(message -> message.id() == Tapi.PHONE_REMOVE && message.thread() == call.thread())
              .filter(message -> message.param1() == call.argument("dwDeviceID"))
              .findFirst())
          .ifPresent(told -> findings.add(RULE, call, "uses phone " + told.param1() + ", which PHONE_REMOVE took away at "
              + Words.at(told.at())));
    }
  }
}
