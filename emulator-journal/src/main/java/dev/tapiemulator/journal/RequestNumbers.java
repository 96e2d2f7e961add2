package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Which calls became which requests: known from the id that the call returned. */
final class RequestNumbers {

  private final Map<Integer, Integer> requestOfCall = new HashMap<>();

  RequestNumbers(Journal journal, TurnOrder turns) {
    Map<Integer, Deque<JournalRecord>> openOfThread = new HashMap<>();
    for (JournalRecord record : journal) {
      Deque<JournalRecord> open = openOfThread.computeIfAbsent(turns.threadOf(record), thread -> new ArrayDeque<>());
      if (record.kind() == JournalKind.CALL) {
        open.push(record);
      } else if (record.kind() == JournalKind.RETURN) {
        JournalRecord call = callOf(record, open);
        if (call != null && record.function().isAsync() && record.word(0) > 0) {
          requestOfCall.put(call.index(), record.word(0));
        }
      }
    }
  }

  /** The call that returns; calls that never returned, for nothing could end their waiting, are given up on the way. */
  private static JournalRecord callOf(JournalRecord returned, Deque<JournalRecord> open) {
    while (!open.isEmpty()) {
      JournalRecord call = open.pop();
      if (call.code() == returned.code() && call.process() == returned.process()) {
        return call;
      }
    }
    return null;
  }

  /** {@code " #1"} for a call that became request 1, else nothing. */
  String of(JournalRecord call) {
    Integer request = requestOfCall.get(call.index());
    return request == null ? "" : " #" + request;
  }
}
