package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.conform.ViewReader.OfProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A wait for an event that phoneShutdown has closed. Whose event it is shows when it is first waited for, should there
 * be one application only that has an event then.
 */
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
    Map<OfProcess, Registration> owners = new LinkedHashMap<>();
    for (WaitStep wait : view.waits) {
      if (wait.kind() == JournalKind.EVENT_WAIT) {
        List<Registration> withEvent = view.registrations.stream()
            .filter(app -> app.process() == wait.process() && app.isRegisteredAt(wait.at()))
            .filter(app -> app.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEEVENT)
            .toList();
        OfProcess event = new OfProcess(wait.process(), (int) wait.handle());
        if (withEvent.size() == 1) {
          owners.putIfAbsent(event, withEvent.get(0));
        }
        Registration owner = owners.get(event);
        if (withEvent.isEmpty() || owner != null && owner.shutdownAt < wait.at()) {
          findings.add(RULE, wait.at(), "waits for the event of an application that is shut down");
        }
      }
    }
  }
}
