package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;

/** Capabilities that were read once, and not again after the phone said that they changed. */
final class CapabilitiesStale implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "capabilities-change-ignored",
      "After PHONESTATE_CAPSCHANGE PHONECAPS is read again before anything relies on it.",
      "phonestate--constants",
      """
      reads PHONECAPS, takes PHONE_STATE with PHONESTATE_CAPSCHANGE, calls phoneSetData
      """,
      """
      reads PHONECAPS, takes PHONE_STATE with PHONESTATE_CAPSCHANGE, reads PHONECAPS, calls phoneSetData
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (MessageStep message : view.messages) {
      if (message.id() == Tapi.PHONE_STATE && (message.param1() & Tapi.PHONESTATE_CAPSCHANGE) != 0) {
        view.callsBetween(message.process(), message.at(), CallStep.NEVER)
            .filter(call -> call.has("hPhone") && call.argument("hPhone") == message.hDevice())
            .filter(call -> call.function().features() != 0 && isStale(view, call, message))
            .findFirst()
            .ifPresent(call -> findings.add(RULE, call, "relies on capabilities that changed at "
                + Words.at(message.at()) + " and were not read since"));
      }
    }
  }

  private static boolean isStale(ClientView view, CallStep call, MessageStep change) {
    return KnownCapabilities.lastReading(view, call).filter(reading -> reading.at() < change.at()).isPresent();
  }
}
