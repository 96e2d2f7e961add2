package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import java.util.LinkedHashSet;
import java.util.Set;

/** Messages that came and that the program never looked for. */
final class NeverPumps implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "never-pumps",
      "Replies and events arrive only while the program fetches messages: it pumps, calls phoneGetMessage, or takes "
          + "from its port.",
      "nf-tapi-phoneinitializeexa",
      """
      app = phoneInitializeEx dialer window
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      advance 1s
      """,
      """
      app = phoneInitializeEx dialer window
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      advance 1s
      pump app
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  /** Once for each application. */
  @Override
  public void check(ClientView view, Findings findings) {
    Set<Registration> settled = new LinkedHashSet<>();
    for (MessageStep message : view.posted) {
      Registration app = message.wasAskedFor() ? view.receiverOf(message).orElse(null) : null;
      if (app != null && settled.add(app) && !fetches(view, app)) {
        findings.add(RULE, message.at(), "this message and all later ones stay where they are: application "
            + Words.hex(app.handle) + " never fetches any");
      }
    }
  }

  /** Waiting for the event alone brings nothing. */
  private static boolean fetches(ClientView view, Registration app) {
    if (app.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEEVENT) {
      return view.callsBetween(app.process(), app.initialize.end(), CallStep.NEVER).anyMatch(call ->
          call.is(PhoneFunction.PHONE_GET_MESSAGE) && call.argument("hPhoneApp") == app.handle);
    }
    return view.waitsBetween(app.process(), app.initialize.end(), CallStep.NEVER).anyMatch(wait ->
        wait.kind() == JournalKind.PUMP && app.completionPort == 0
            || wait.kind() == JournalKind.PORT_TAKE && app.completionPort == wait.handle());
  }
}
