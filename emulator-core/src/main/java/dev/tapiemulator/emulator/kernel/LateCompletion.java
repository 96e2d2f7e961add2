package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.DeviceViolation;

/** A phone completes a request that is settled, or never was: what that has to be called. */
final class LateCompletion {

  private LateCompletion() {}

  /** The journal knows how the request ended, if there was one; without it, only whether there has been one is known. */
  static DeviceViolation kind(World world, DeviceSlot device, int id) {
    if (!world.tape.isKept()) {
      return world.requests.hasBeen(id) ? DeviceViolation.SECOND_COMPLETION : DeviceViolation.UNKNOWN_REQUEST;
    }
    Journal journal = world.tape.read();
    for (int i = journal.size() - 1; i >= 0; i--) {
      JournalRecord record = journal.get(i);
      if (record.kind() == JournalKind.REQUEST && record.word(0) == id && record.subject() == device.id) {
        return record.word(1) == RequestEvent.REFUSE.ordinal()
            ? DeviceViolation.COMPLETION_OF_REFUSED_REQUEST
            : DeviceViolation.SECOND_COMPLETION;
      }
    }
    return DeviceViolation.UNKNOWN_REQUEST;
  }
}
