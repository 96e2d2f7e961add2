package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.Tapi;

/**
 * A message that a program has got, or that came into its mailbox.
 *
 * @param at the record
 * @param thread the thread that took it, or had the turn when it came
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

  /** A reply, or what masks let through; PHONE_CLOSE after its own close need not interest a program. */
  boolean wasAskedFor() {
    return switch (id) {
      case Tapi.PHONE_REPLY, Tapi.PHONE_BUTTON -> true;
      case Tapi.PHONE_STATE -> param1 != Tapi.PHONESTATE_REINIT;
      default -> false;
    };
  }

  String name() {
    return ConstantGroup.PHONE.nameOf(id);
  }
}
