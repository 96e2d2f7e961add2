package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.tapi.Tapi;

/** A wait for an event that phoneShutdown has closed. */
final class EventAfterShutdown implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "waits-for-closed-event",
      "The event belongs to TAPI, which closes it in phoneShutdown; a program only waits on it, and only until then.",
      "nf-tapi-phoneinitializeexa",
      """
      tapi.phoneShutdown(hPhoneApp);
      event.waitFor(INFINITE);
      """,
      """
      event.waitFor(INFINITE);
      tapi.phoneShutdown(hPhoneApp);
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (WaitStep wait : view.waits) {
      boolean somebodyHasAnEvent = view.registrations.stream().anyMatch(app ->
          app.process() == wait.process() && app.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEEVENT
              && app.isRegisteredAt(wait.at()));
      if (wait.kind() == JournalKind.EVENT_WAIT && !somebodyHasAnEvent) {
        findings.add(RULE, wait.at(), "waits for an event, but no application of the process has one any more");
      }
    }
  }
}
