package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.List;

/** Phones left for phoneShutdown to close. */
final class HandlesLeftOpen implements JournalRule {

  private static final ClientRule RULE = ClientRule.note(
      "handles-open-at-shutdown",
      "phoneShutdown closes what is open, and says nothing of what went wrong; a tidy program closes its phones "
          + "itself.",
      "nf-tapi-phoneshutdown",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneShutdown app
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneClose h
      phoneShutdown app
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (call.is(PhoneFunction.PHONE_SHUTDOWN) && call.succeeded()) {
        List<String> open = view.applicationOf(call).stream().flatMap(app -> view.phonesOf(app).stream())
            .filter(phone -> phone.isOpenAt(call.at()) && phone.diedAt > call.at())
            .map(phone -> Words.hex(phone.handle))
            .toList();
        if (!open.isEmpty()) {
          findings.add(RULE, call, "leaves open: " + String.join(", ", open));
        }
      }
    }
  }
}
