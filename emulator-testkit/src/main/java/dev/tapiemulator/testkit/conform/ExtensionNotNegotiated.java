package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;

/** An extension version that phoneNegotiateExtVersion never gave. */
final class ExtensionNotNegotiated implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "extension-version-not-negotiated",
      "An extension version other than 0 is one that phoneNegotiateExtVersion returned for this phone.",
      "tapi-version-negotiation",
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0 dwExtVersion=1
      """,
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      boolean asks = call.is(PhoneFunction.PHONE_OPEN, PhoneFunction.PHONE_GET_DEV_CAPS);
      if (asks && call.argument("dwExtVersion") != 0 && !wasNegotiated(view, call)) {
        findings.add(RULE, call, "asks for extension version " + Words.hex(call.argument("dwExtVersion"))
            + ", which was not negotiated for phone " + call.argument("dwDeviceID"));
      }
    }
  }

  private static boolean wasNegotiated(ClientView view, CallStep call) {
    return view.lastSuccess(PhoneFunction.PHONE_NEGOTIATE_EXT_VERSION, call.at(), earlier ->
        Negotiations.isForTheSame(earlier, call) && earlier.out(0) == call.argument("dwExtVersion")).isPresent();
  }
}
