package dev.tapiemulator.testkit.conform;

/** An application still registered when the run ends. */
final class NeverShutDown implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "never-shut-down",
      "phoneShutdown is the counterpart of each successful phoneInitializeEx.",
      "nf-tapi-phoneshutdown",
      """
      app = phoneInitializeEx dialer event
      """,
      """
      app = phoneInitializeEx dialer event
      phoneShutdown app
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (Registration app : view.registrations) {
      if (app.shutdownAt == CallStep.NEVER) {
        findings.add(RULE, app.initialize, "registers application " + Words.hex(app.handle)
            + ", which is never shut down");
      }
    }
  }
}
