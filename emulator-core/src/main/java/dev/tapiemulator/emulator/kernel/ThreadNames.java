package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** The names of threads, which the kernel knows by number and the journal by both. */
final class ThreadNames {

  private ThreadNames() {}

  static String of(Journal journal, int thread) {
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.THREAD_STARTED && record.word(0) == thread) {
        return record.text();
      }
    }
    return thread == 0 ? "main" : "number " + thread; // One of those whose start has not been kept.
  }
}
