package dev.tapiemulator.testkit.conform;

/** An endless wait for a reply that the program's own close has suppressed. */
final class SuppressedReplyAwaited implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "waits-for-suppressed-reply",
      "phoneClose suppresses the replies outstanding for its handle, so nobody waits for them afterwards.",
      "closing-the-phone-device",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetData h 0 "Hello"
      phoneClose h
      phoneGetMessage app INFINITE   # PHONE_CLOSE
      phoneGetMessage app INFINITE   # the reply will never come
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetData h 0 "Hello"
      phoneGetMessage app INFINITE   # the reply
      phoneClose h
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    EndlessWaits.forLostReplies(view, phone -> !phone.wasForcedClosed(), (wait, request) -> findings.add(
        RULE, wait.at(), wait.name() + " waits for ever: the reply to " + request
            + " was suppressed when the program closed its handle at " + Words.at(request.phone.closedAt())));
  }
}
