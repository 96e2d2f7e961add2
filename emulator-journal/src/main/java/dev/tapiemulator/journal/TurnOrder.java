package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.Map;
import java.util.TreeMap;

/** Which thread each record of a journal belongs to: the one that the latest TURN record names, at first thread 0. */
final class TurnOrder {

  private static final String FIRST = "main";

  private final Journal journal;
  private final int[] threads;
  private final int[] processes;
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> bearers = new TreeMap<>();
  /** The process that a thread acts for: its own, or the one it has called for last. */
  private final Map<Integer, Integer> processOfThread = new TreeMap<>();

  TurnOrder(Journal journal) {
    this.journal = journal;
    threads = new int[journal.size()];
    processes = new int[threads.length];
    meet(0, FIRST);
    int thread = 0;
    for (int i = 0; i < threads.length; i++) {
      JournalRecord record = journal.get(i);
      thread = record.kind() == JournalKind.TURN ? record.word(0) : thread;
      threads[i] = thread;
      if (isActOfProcess(record.kind()) && record.process() != 0) {
        processOfThread.put(thread, record.process());
      } else if (record.kind() == JournalKind.THREAD_STARTED && record.process() != 0) {
        processOfThread.putIfAbsent(thread, record.process());
      }
      processes[i] = processOfThread.getOrDefault(thread, 0);
      if (record.kind() == JournalKind.THREAD_STARTED) {
        meet(record.word(0), record.text());
        processOfThread.put(record.word(0), record.process());
      }
    }
  }

  private void meet(int thread, String name) {
    String line = RecordText.onOneLine(name);
    names.put(thread, line);
    bearers.merge(line, 1, Integer::sum);
  }

  /** Whether more than one thread took part. */
  boolean areSeveral() {
    return names.size() > 1;
  }

  int threadOf(JournalRecord record) {
    return threads[record.index()];
  }

  /** The thread, with the process it acted for when it made the record. */
  Caller callerOf(JournalRecord record) {
    return new Caller(processes[record.index()], threads[record.index()]);
  }

  /** A thread by its name, and its number where the name is not its own. */
  String nameOf(int thread) {
    String name = names.get(thread);
    if (name == null) {
      return "thread " + thread;
    }
    return name.isBlank() || bearers.get(name) > 1 ? (name + " (" + thread + ")").strip() : name;
  }

  /** The first record of a thread from a place on, or null; that it gets the turn is no record of its own. */
  JournalRecord next(int thread, int from) {
    for (int i = from; i < threads.length; i++) {
      if (threads[i] == thread) {
        JournalRecord record = journal.get(i);
        if (record.kind() != JournalKind.TURN) {
          return record;
        }
      }
    }
    return null;
  }

  /** The place from which on a thread has the turn again, or the journal's end. */
  int nextTurn(int thread, int from) {
    int place = from;
    while (place < threads.length
        && (threads[place] != thread || journal.get(place).kind() != JournalKind.TURN)) {
      place++;
    }
    return place;
  }

  /** Whether the record decides whose turn is next. */
  static boolean isOffer(JournalRecord record) {
    return record.kind() == JournalKind.CHOICE && record.code() == Decision.NEXT_THREAD.ordinal();
  }

  /** Whether a TURN record follows from a choice that was not the ordinary one. */
  boolean isChosen(JournalRecord turn) {
    int before = turn.index() - 1;
    return before >= 0 && isOffer(journal.get(before)) && journal.get(before).word(1) != 0;
  }

  /** What an application's thread does itself, and not the kernel for it. */
  static boolean isActOfProcess(JournalKind kind) {
    return switch (kind) {
      case CALL, RETURN, PUMP, PUMPED, CALLBACK, CALLBACK_DONE, EVENT_WAIT, EVENT_WAITED, CREATE_PORT, CLOSE_PORT,
          PORT_TAKE, PORT_TAKEN, LOCAL_FREE, MESSAGE_TAKEN -> true;
      default -> false;
    };
  }
}
