package dev.tapiemulator.testkit.conform;

/** Another version than the negotiated one. */
final class VersionOutsideNegotiated implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "version-outside-negotiated",
      "The version passed on is one that phoneNegotiateAPIVersion returned for this phone.",
      "tapi-version-negotiation",
      """
      app = phoneInitializeEx dialer event
      v   = phoneNegotiateAPIVersion app 0 1.4 2.1
      h   = phoneOpen app 0 owner 2.2
      """,
      """
      app = phoneInitializeEx dialer event
      v   = phoneNegotiateAPIVersion app 0 1.4 2.1
      h   = phoneOpen app 0 owner v
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (Negotiations.takesVersion(call) && !Negotiations.gave(view, call)) {
        Negotiations.last(view, call).ifPresent(negotiated -> findings.add(
            RULE, call, "uses version " + Negotiations.text(call.argument("dwAPIVersion")) + ", but for phone "
                + call.argument("dwDeviceID") + " version " + Negotiations.text(negotiated) + " was negotiated"));
      }
    }
  }
}
