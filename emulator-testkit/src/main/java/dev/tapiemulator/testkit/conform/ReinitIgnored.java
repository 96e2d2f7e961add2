package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_INITIALIZE;
import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_INITIALIZE_EX;
import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_OPEN;

import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Opening on and on, though TAPI has asked to be shut down and initialised again. Only the thread that got the message
 * or the refusal must know.
 */
final class ReinitIgnored implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "reinit-ignored",
      "After PHONESTATE_REINIT or PHONEERR_REINIT a program shuts its applications down before it opens or initialises "
          + "again.",
      "phonestate--constants",
      """
      app = phoneInitializeEx dialer event
      reconfigure
      h   = phoneOpen app 0 owner
      h2  = phoneOpen app 0 owner
      """,
      """
      app = phoneInitializeEx dialer event
      reconfigure
      h   = phoneOpen app 0 owner
      phoneShutdown app
      again = phoneInitializeEx dialer event
      h2  = phoneOpen again 0 owner
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    List<Asked> asked = asked(view);
    for (CallStep call : view.calls) {
      if (!asked.isEmpty() && call.is(PHONE_OPEN, PHONE_INITIALIZE, PHONE_INITIALIZE_EX)) {
        asked.stream()
            .filter(ask -> ask.process == call.process() && ask.thread == call.thread() && ask.at < call.at())
            .filter(ask -> view.registrations.stream().anyMatch(app ->
                app.process() == call.process() && app.isRegisteredAt(ask.at) && app.isRegisteredAt(call.at())))
            .findFirst()
            .ifPresent(ask -> findings.add(
                RULE, call, "goes on, though TAPI asked for a new beginning at " + Words.at(ask.at)));
      }
    }
  }

  /** That TAPI asked for a new beginning, and the thread that knows it. */
  private record Asked(int at, int process, int thread) {}

  private static List<Asked> asked(ClientView view) {
    List<Asked> asked = new ArrayList<>();
    for (MessageStep message : view.messages) {
      if (message.id() == Tapi.PHONE_STATE && (message.param1() & Tapi.PHONESTATE_REINIT) != 0) {
        asked.add(new Asked(message.at(), message.process(), message.thread()));
      }
    }
    for (CallStep call : view.calls) {
      if (call.wasRefusedWith(PhoneErr.REINIT.value())) {
        asked.add(new Asked(call.end(), call.process(), call.thread()));
      }
    }
    asked.sort(Comparator.comparingInt(Asked::at));
    return asked;
  }
}
