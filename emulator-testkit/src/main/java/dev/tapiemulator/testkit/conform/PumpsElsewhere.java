package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.tapi.Tapi;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pumping on a thread that has no hidden window, while messages lie in that of another one, which does not pump. A
 * thread may well have other windows to pump for.
 */
final class PumpsElsewhere implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "pumps-on-other-thread",
      "The hidden window belongs to the thread that initialised: its callback runs while that thread pumps, and no "
          + "other.",
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
    for (Registration app : view.registrations) {
      if (app.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW) {
        unseen(view, app).flatMap(message -> pumpElsewhere(view, app, message)).ifPresent(wait -> findings.add(
            RULE, wait.at(), "thread " + wait.thread() + " pumps, but the hidden window belongs to thread "
                + app.initialize.thread() + ", and nothing is fetched from there any more"));
      }
    }
  }

  /** The first message of the application after its own thread pumped for the last time. */
  private static Optional<MessageStep> unseen(ClientView view, Registration app) {
    int lastLook = pumps(view, app).filter(wait -> wait.thread() == app.initialize.thread())
        .mapToInt(WaitStep::end).max().orElse(app.initialize.end());
    return view.posted.stream()
        .filter(message -> message.at() > lastLook && message.process() == app.process() && message.wasAskedFor())
        .filter(message -> view.receiverOf(message).filter(receiver -> receiver == app).isPresent())
        .findFirst();
  }

  /** A thread with a window of its own, or that was done before the message came, pumps for reasons of its own. */
  private static Optional<WaitStep> pumpElsewhere(ClientView view, Registration app, MessageStep message) {
    return pumps(view, app)
        .filter(wait -> wait.end() > message.at() && wait.at() < app.shutdownAt)
        .filter(wait -> view.registrations.stream().noneMatch(other ->
            other.process() == wait.process() && other.initialize.thread() == wait.thread()
                && other.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW && other.isRegisteredAt(wait.at())))
        .findFirst();
  }

  private static Stream<WaitStep> pumps(ClientView view, Registration app) {
    return view.waitsBetween(app.process(), app.initialize.end(), CallStep.NEVER)
        .filter(wait -> wait.kind() == JournalKind.PUMP);
  }
}
