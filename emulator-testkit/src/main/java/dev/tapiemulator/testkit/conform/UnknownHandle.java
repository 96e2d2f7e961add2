package dev.tapiemulator.testkit.conform;

import java.util.Optional;

/** A handle that TAPI never gave to the process: zero, cut to 16 bits, of another kind, of another process. */
final class UnknownHandle implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "unknown-handle",
      "A handle comes from a successful phoneOpen or phoneInitializeEx of the same process, and is passed on whole.",
      "nf-tapi-phoneopen",
      """
      app = phoneInitializeEx dialer event
      phoneOpen app 0 owner
      phoneSetLamp 1 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneSetLamp h 20 steady
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (call.has("hPhone") && view.phoneOf(call).isEmpty()) {
        findings.add(RULE, call, "uses a phone handle that the process never got" + guess(view, call));
      } else if (call.has("hPhoneApp") && view.applicationOf(call).isEmpty()) {
        findings.add(RULE, call, "uses the application handle " + Words.hex(call.argument("hPhoneApp"))
            + ", which the process never got");
      }
    }
  }

  private static String guess(ClientView view, CallStep call) {
    int handle = call.argument("hPhone");
    Optional<String> cut = view.phones.stream()
        .filter(phone -> phone.process() == call.process() && phone.open.end() < call.at())
        .filter(phone -> handle == (short) phone.handle || handle == (char) phone.handle)
        .findFirst()
        .map(phone -> "it looks like " + Words.hex(phone.handle) + " cut to 16 bits");
    if (handle == 0) {
      return ": 0 is what is left when phoneOpen fails" + cut.map(guess -> ", or " + guess).orElse("");
    }
    if (view.registrations.stream().anyMatch(app -> app.handle == handle && app.process() == call.process())) {
      return ": it is the handle of an application";
    }
    if (view.phones.stream().anyMatch(phone -> phone.handle == handle && phone.process() != call.process())) {
      return ": it belongs to another process";
    }
    return cut.map(guess -> ": " + guess).orElse("");
  }
}
