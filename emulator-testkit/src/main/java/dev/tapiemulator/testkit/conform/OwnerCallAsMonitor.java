package dev.tapiemulator.testkit.conform;

/** One of the eight owner's functions called with a monitor's handle. */
final class OwnerCallAsMonitor implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "owner-call-as-monitor",
      "A monitor reads and is informed; the eight functions that change the phone need the owner's handle.",
      "operating-modes-and-privileges",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneSetLamp h 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneGetLamp h 20
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.phoneOf(call)
          .filter(phone -> needsOwner(call) && !phone.isOwner() && phone.isOpenAt(call.at()))
          .ifPresent(phone -> findings.add(
              RULE, call, "needs the owner's handle, but this one was opened as monitor at "
                  + Words.at(phone.open.at())));
    }
  }

  private static boolean needsOwner(CallStep call) {
    return switch (call.function()) {
      case PHONE_SET_BUTTON_INFO, PHONE_SET_DATA, PHONE_SET_DISPLAY, PHONE_SET_GAIN, PHONE_SET_HOOK_SWITCH,
          PHONE_SET_LAMP, PHONE_SET_RING, PHONE_SET_VOLUME -> true;
      default -> false;
    };
  }
}
