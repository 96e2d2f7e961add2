package dev.tapiemulator.testkit.conform;

/** The very same request once more while the first is outstanding: its id was taken for an error. */
final class RequestRepeated implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "accepted-request-repeated",
      "A positive result means accepted, not failed: the request is not made again before its reply.",
      "asynchronous-functions",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      r2  = phoneSetLamp h 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      r2  = phoneSetLamp h 20 flash
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    view.forEachCall((call, outstanding) -> outstanding.stream()
        .filter(request -> request.call.repeats(call) && request.call.thread() == call.thread())
        .findFirst()
        .ifPresent(request -> findings.add(
            RULE, call, "repeats " + request + " of " + Words.at(request.call.at()) + " with the same arguments, "
                + "which was accepted and is outstanding")));
  }
}
