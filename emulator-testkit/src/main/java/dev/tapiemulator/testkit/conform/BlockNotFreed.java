package dev.tapiemulator.testkit.conform;

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
    Map<Integer, Map<Long, Integer>> takenAt = new TreeMap<>();
    for (JournalRecord record : view.journal) {
      Map<Long, Integer> ofProcess = takenAt.computeIfAbsent(record.process(), any -> new TreeMap<>());
      switch (record.kind()) {
        case PORT_TAKEN -> {
          if (record.word(0) == 1) {
            ofProcess.put(record.wide(ADDRESS_TAKEN), record.index());
          }
        }
        case LOCAL_FREE -> ofProcess.remove(record.wide(0));
        case KILL -> ofProcess.clear();
        default -> { }
      }
    }
    takenAt.values().forEach(left -> left.values().stream().min(Integer::compare).ifPresent(first -> findings.add(
        RULE, first, "the PHONEMESSAGE taken from the completion port was never given to LocalFree"
            + (left.size() == 1 ? "" : ", nor were " + (left.size() - 1) + " more"))));
  }
}
