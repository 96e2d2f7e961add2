package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalRecord;

/** A recorded input that cannot be made again; the message says why. */
final class NotReplayable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotReplayable(JournalRecord record, String reason) {
    super("record " + record.index() + " (" + RecordText.of(record) + ") cannot be replayed: " + reason);
  }
}
