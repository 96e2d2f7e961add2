package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.tapi.Tapi;
import java.util.List;

/** Pumping on a thread that has no hidden window, while another one has. */
final class PumpsElsewhere implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "pumps-on-other-thread",
      "The hidden window belongs to the thread that initialised: its callback runs while that thread pumps, and no other.",
      "nf-tapi-phoneinitializeexa",
      """
      initialise(process, callback);
      process.start("pump", () -> process.messageLoop().pump(INFINITE));
      """,
      """
      process.start("pump", () -> {
        initialise(process, callback);
        process.messageLoop().pump(INFINITE);
      });
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (WaitStep wait : view.waits) {
      List<Integer> threadsWithWindow = view.registrations.stream()
          .filter(app -> app.process() == wait.process() && app.isRegisteredAt(wait.at()))
          .filter(app -> app.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW)
          .map(app -> app.initialize.thread())
          .toList();
      if (wait.kind() == JournalKind.PUMP && !threadsWithWindow.isEmpty()
          && !threadsWithWindow.contains(wait.thread())) {
        findings.add(RULE, wait.at(), "thread " + wait.thread() + " pumps, but the hidden window belongs to thread "
            + threadsWithWindow.get(0));
      }
    }
  }
}
