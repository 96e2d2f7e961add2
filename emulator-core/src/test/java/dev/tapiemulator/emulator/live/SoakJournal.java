package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Completion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The same once more from the journal alone: where each request's story is told, by record number. */
final class SoakJournal {

  final Map<Integer, Integer> accepted = new TreeMap<>();
  final Map<Integer, Integer> taken = new TreeMap<>();
  private final Map<Integer, Integer> posted = new TreeMap<>();
  private final Map<Integer, Integer> dropped = new TreeMap<>();
  private final Map<Integer, Integer> completed = new TreeMap<>();
  private final Map<Integer, Integer> handles = new TreeMap<>();
  private final Map<Integer, Integer> closed = new TreeMap<>();
  private final Set<Integer> opened = new TreeSet<>();

  SoakJournal(Journal journal) {
    for (JournalRecord record : journal) {
      read(record);
    }
  }

  private void read(JournalRecord record) {
    switch (record.kind()) {
      case RETURN -> {
        if (record.function().completion() == Completion.ASYNC && record.word(0) > 0) {
          once(accepted, record.word(0), record);
        }
      }
      case REPORT -> {
        if (record.code() == DeviceReport.COMPLETE.ordinal()) {
          once(completed, record.word(0), record);
        }
      }
      case REQUEST -> handles.put(record.word(0), record.word(5));
      case MESSAGE_POSTED -> reply(posted, record);
      case MESSAGE_TAKEN -> reply(taken, record);
      case MESSAGE_DROPPED -> reply(dropped, record);
      case HANDLE_OPENED -> assertTrue(opened.add(record.word(0)), () -> "opened twice: " + record.word(0));
      case HANDLE_CLOSED -> once(closed, record.word(0), record);
      default -> assertTrue(record.kind() != JournalKind.VIOLATION, record::text);
    }
  }

  private static void reply(Map<Integer, Integer> replies, JournalRecord record) {
    if (record.word(1) == PHONE_REPLY) {
      once(replies, (int) record.wide(4), record);
    }
  }

  private static void once(Map<Integer, Integer> story, int id, JournalRecord record) {
    assertEquals(null, story.put(id, record.index()), () -> record.kind() + " twice for " + id);
  }

  void judge() {
    assertEquals(accepted.keySet(), completed.keySet(), "every accepted request is completed exactly once");
    accepted.forEach(this::judge);
    assertTrue(accepted.keySet().containsAll(posted.keySet()), "a reply to nothing");
    assertEquals(opened, closed.keySet(), "every handle is closed in the end");
  }

  private void judge(int requestId, int returned) {
    String request = "request " + requestId;
    int end = closed.get(handles.get(requestId));
    Integer reply = posted.get(requestId);
    if (reply == null) {
      assertTrue(end > returned, () -> request + " has no reply, and its handle was not closed after it");
      return;
    }
    assertTrue(reply < end, () -> request + " is replied after the close");
    assertTrue(taken.containsKey(requestId) != dropped.containsKey(requestId), () -> request + " is lost");
    assertTrue(
        taken.getOrDefault(requestId, Integer.MAX_VALUE) > returned, () -> request + " is replied before it has an id");
  }
}
