package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** A completion port closed while TAPI may still post to it. */
final class PortClosedEarly implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "port-closed-before-shutdown",
      "The completion port is the program's to close, and not before phoneShutdown.",
      "nf-tapi-phoneinitializeexa",
      """
      completionPort.close();
      tapi.phoneShutdown(hPhoneApp);
      """,
      """
      tapi.phoneShutdown(hPhoneApp);
      completionPort.close();
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (JournalRecord record : view.journal) {
      if (record.kind() == JournalKind.CLOSE_PORT) {
        view.registrations.stream()
            .filter(app -> app.process() == record.process() && app.completionPort == record.wide(0))
            .filter(app -> app.isRegisteredAt(record.index()))
            .findFirst()
            .ifPresent(app -> findings.add(RULE, record.index(), "the completion port is closed while application "
                + Words.hex(app.handle) + " still has its messages posted there"));
      }
    }
  }
}
