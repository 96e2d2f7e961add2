package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;

/** phoneGetMessage called for an application that chose another way to be notified. */
final class WrongMessageSource implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "wrong-message-source",
      "phoneGetMessage serves applications that chose the event handle; the others get their messages another way.",
      "nf-tapi-phonegetmessage",
      """
      app = phoneInitializeEx dialer window
      phoneGetMessage app 0
      """,
      """
      app = phoneInitializeEx dialer event
      phoneGetMessage app 0
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.applicationOf(call)
          .filter(app -> call.is(PhoneFunction.PHONE_GET_MESSAGE))
          .filter(app -> app.mechanism != Tapi.PHONEINITIALIZEEXOPTION_USEEVENT)
          .ifPresent(app -> findings.add(RULE, call, "asks for messages of an application that chose "
              + (app.completionPort == 0 ? "the hidden window" : "a completion port")));
    }
  }
}
