package dev.tapiemulator.testkit.conform;

/** A version used for a phone on which none was negotiated. */
final class VersionNotNegotiated implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "version-not-negotiated",
      "phoneGetDevCaps, phoneNegotiateExtVersion and phoneOpen come after phoneNegotiateAPIVersion for the same phone.",
      "tapi-version-negotiation",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner 2.2
      """,
      """
      app = phoneInitializeEx dialer event
      v   = phoneNegotiateAPIVersion app 0 1.4 2.2
      h   = phoneOpen app 0 owner v
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (Negotiations.takesVersion(call) && Negotiations.last(view, call).isEmpty()) {
        findings.add(RULE, call, "uses phone " + call.argument("dwDeviceID") + " with version "
            + Negotiations.text(call.argument("dwAPIVersion")) + ", and no version was negotiated for it");
      }
    }
  }
}
