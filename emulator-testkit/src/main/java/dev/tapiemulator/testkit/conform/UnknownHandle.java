package dev.tapiemulator.testkit.conform;

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

  private static final int LOW_HALF = 0xFFFF;

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
    if (handle == 0) {
      return ": 0 is what is left when phoneOpen fails";
    }
    if (view.registrations.stream().anyMatch(app -> app.handle == handle)) {
      return ": it is the handle of an application";
    }
    for (PhoneHandle phone : view.phones) {
      if (phone.handle == handle && phone.process() != call.process()) {
        return ": it belongs to another process";
      }
      boolean cut = phone.handle != handle && (phone.handle & LOW_HALF) == handle || phone.handle == (short) handle;
      if (cut) {
        return ": it looks like " + Words.hex(phone.handle) + " cut to 16 bits";
      }
    }
    return "";
  }
}
