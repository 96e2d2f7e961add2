package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** LocalFree of what is not the program's to free: a block given back before, or none at all. */
final class ForeignBlockFreed implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "foreign-block-freed",
      "LocalFree gets the PHONEMESSAGE of a completion port, and each one once; everything else is TAPI's own.",
      "ns-tapi-phoneinitializeexparams",
      """
      process.localFree(packet.lpOverlapped());
      process.localFree(packet.lpOverlapped());
      """,
      """
      process.localFree(packet.lpOverlapped());
      """);

  private static final int FREED = 2;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (JournalRecord record : view.journal) {
      if (record.kind() == JournalKind.LOCAL_FREE && record.word(FREED) == 0) {
        findings.add(RULE, record.index(),
            "LocalFree of " + Long.toHexString(record.wide(0)) + "h, which is no message that the program holds");
      }
    }
  }
}
