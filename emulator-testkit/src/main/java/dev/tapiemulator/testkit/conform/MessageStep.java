package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.ConstantGroup;

/**
 * A message that a program has got.
 *
 * @param at the record
 * @param thread the thread that took it
 */
record MessageStep(int at, int process, int thread, int hDevice, int id, long param1, long param2, long param3) {

  private static final int PARAM_1 = 4;
  private static final int PARAM_2 = 6;
  private static final int PARAM_3 = 8;

  static MessageStep of(JournalRecord record, int thread) {
    return new MessageStep(
        record.index(), record.process(), thread, record.word(0), record.word(1), record.wide(PARAM_1),
        record.wide(PARAM_2), record.wide(PARAM_3));
  }

  String name() {
    return ConstantGroup.PHONE.nameOf(id);
  }
}
