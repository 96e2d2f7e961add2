package dev.tapiemulator.testkit.conform;

/** A handle used though the program has closed it. */
final class UseAfterClose implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "use-after-close",
      "A phone handle that phoneClose or phoneShutdown has ended is not used again.",
      "nf-tapi-phoneclose",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneClose h
      phoneSetLamp h 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneSetLamp h 20 steady
      phoneClose h
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.phoneOf(call).filter(phone -> phone.closedAt() < call.at()).ifPresent(phone ->
          findings.add(RULE, call, "uses a handle that the program had closed at " + Words.at(phone.closedAt())));
    }
  }
}
