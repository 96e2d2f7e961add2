package dev.tapiemulator.testkit.conform;

/** An endless wait for a reply that went with a phone that was taken away. */
final class ForcedCloseOverlooked implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "forced-close-overlooked",
      "PHONE_CLOSE may come unasked and ends the requests of its handle: no reply comes any more.",
      "phone-close",
      """
      set queuedReplyAtForcedClose discarded
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetData h 0 "Hello"
      device 0 close
      phoneGetMessage app INFINITE   # PHONE_CLOSE
      phoneGetMessage app INFINITE   # the reply will never come
      """,
      """
      set queuedReplyAtForcedClose discarded
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetData h 0 "Hello"
      device 0 close
      phoneGetMessage app INFINITE   # PHONE_CLOSE: nothing more to wait for
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    EndlessWaits.forLostReplies(view, PhoneHandle::wasForcedClosed, (wait, request) -> findings.add(
        RULE, wait.at(), wait.name() + " waits for ever: the reply to " + request
            + " was lost with the handle that PHONE_CLOSE ended at " + Words.at(request.phone.closeMessage.at())));
  }
}
