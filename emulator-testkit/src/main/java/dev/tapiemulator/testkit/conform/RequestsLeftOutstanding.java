package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;

/** A request whose outcome the program gave up on by closing or shutting down. */
final class RequestsLeftOutstanding implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "request-abandoned",
      "Closing a phone or shutting down loses the replies outstanding, so it stays unknown what the phone has done.",
      "closing-the-phone-device",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      phoneClose h
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      phoneGetMessage app INFINITE
      phoneClose h
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    view.forEachCall((call, outstanding) -> {
      if (call.is(PhoneFunction.PHONE_CLOSE, PhoneFunction.PHONE_SHUTDOWN) && call.succeeded()) {
        outstanding.stream()
            .filter(request -> request.phone != null && request.phone.closedAt() == call.end())
            .filter(request -> request.isSuppressedAt(call.end() + 1))
            .forEach(request -> findings.add(RULE, call, "gives up the reply to " + request + " ("
                + request.call + " at " + Words.at(request.call.at()) + ")"));
      }
    });
  }
}
