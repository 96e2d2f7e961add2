package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Optional;

/** Bounds that no program can have been written for. */
final class DishonestVersionBounds implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "dishonest-version-bounds",
      "Version bounds are versions that the program was written for, never 0 or 0xFFFFFFFF, and the highest is not "
          + "above the one it declared.",
      "tapi-version-negotiation",
      """
      app = phoneInitializeEx dialer event
      v   = phoneNegotiateAPIVersion app 0 0 0xFFFFFFFF
      """,
      """
      app = phoneInitializeEx dialer event
      v   = phoneNegotiateAPIVersion app 0 1.4 2.2
      """);

  private static final int ANYTHING = -1;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      lie(view, call).ifPresent(lie -> findings.add(RULE, call, lie));
    }
  }

  private static Optional<String> lie(ClientView view, CallStep call) {
    if (call.is(PhoneFunction.PHONE_INITIALIZE_EX)) {
      return call.argument("lpdwAPIVersion") == 0
          ? Optional.empty()
          : impossible("declares", call.passedIn("lpdwAPIVersion"));
    }
    if (!call.is(PhoneFunction.PHONE_NEGOTIATE_API_VERSION)) {
      return Optional.empty();
    }
    int low = call.argument("dwAPILowVersion");
    int high = call.argument("dwAPIHighVersion");
    return impossible("claims as its lowest", low)
        .or(() -> impossible("claims as its highest", high))
        .or(() -> Integer.compareUnsigned(low, high) > 0
            ? Optional.of("claims the range " + Negotiations.text(low) + " to " + Negotiations.text(high))
            : Optional.empty())
        .or(() -> beyondDeclared(view, call, high));
  }

  private static Optional<String> impossible(String what, int version) {
    return version == 0 || version == ANYTHING
        ? Optional.of(what + " version " + Words.hex(version) + ", for which no program can be written")
        : Optional.empty();
  }

  private static Optional<String> beyondDeclared(ClientView view, CallStep call, int high) {
    return view.applicationOf(call)
        .filter(app -> app.initialize.is(PhoneFunction.PHONE_INITIALIZE_EX))
        .map(app -> app.initialize.passedIn("lpdwAPIVersion"))
        .filter(declared -> Integer.compareUnsigned(high, declared) > 0)
        .map(declared -> "claims version " + Negotiations.text(high) + " as its highest, but declared "
            + Negotiations.text(declared) + " when it initialised");
  }
}
