package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.Map;
import java.util.TreeMap;

/** Memory of completion-port messages that nobody gave back. */
final class BlockNotFreed implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "message-block-not-freed",
      "Each PHONEMESSAGE taken from a completion port is given back with LocalFree.",
      "ns-tapi-phoneinitializeexparams",
      """
      completionPort.get(INFINITE);
      """,
      """
      Packet packet = completionPort.get(INFINITE);
      process.localFree(packet.lpOverlapped());
      """);

  private static final int ADDRESS_TAKEN = 2;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    Map<Long, Integer> takenAt = new TreeMap<>();
    for (JournalRecord record : view.journal) {
      if (record.kind() == JournalKind.PORT_TAKEN && record.word(0) == 1) {
        takenAt.put(record.wide(ADDRESS_TAKEN), record.index());
      } else if (record.kind() == JournalKind.LOCAL_FREE) {
        takenAt.remove(record.wide(0));
      }
    }
    takenAt.values().stream().min(Integer::compare).ifPresent(first -> findings.add(
        RULE, first, "the PHONEMESSAGE taken from the completion port was never given to LocalFree, nor were "
            + (takenAt.size() - 1) + " others"));
  }
}
