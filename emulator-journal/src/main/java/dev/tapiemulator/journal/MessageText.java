package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.PHONE_BUTTON;
import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_CREATE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REMOVE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static dev.tapiemulator.tapi.Tapi.PHONE_STATE;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.ConstantGroup;

/** Messages in words: {@code PHONE_REPLY #1 0}, {@code PHONE_STATE 0x10001 LAMP 20}. */
final class MessageText {

  private static final int PARAM_1 = 4;
  private static final int PARAM_2 = 6;
  private static final int PARAM_3 = 8;

  private MessageText() {}

  static String of(JournalRecord record) {
    int message = record.word(1);
    return NamedValues.message(message) + switch (message) {
      case PHONE_REPLY -> " #" + record.wide(PARAM_1) + " " + NamedValues.result(record.wide(PARAM_2));
      case PHONE_CREATE, PHONE_REMOVE -> " device " + record.wide(PARAM_1);
      case PHONE_CLOSE -> handle(record);
      case PHONE_STATE -> handle(record) + " "
          + NamedValues.flags(ConstantGroup.PHONESTATE, record.word(PARAM_1)) + detail(record);
      case PHONE_BUTTON -> handle(record) + " button " + record.wide(PARAM_1) + " "
          + NamedValues.flags(ConstantGroup.PHONEBUTTONMODE, record.word(PARAM_2)) + " "
          + NamedValues.flags(ConstantGroup.PHONEBUTTONSTATE, record.word(PARAM_3));
      default -> handle(record) + " " + NamedValues.number(record.wide(PARAM_1)) + " "
          + NamedValues.number(record.wide(PARAM_2)) + " " + NamedValues.number(record.wide(PARAM_3));
    };
  }

  private static String handle(JournalRecord record) {
    return record.word(0) == 0 ? "" : " " + NamedValues.hex(record.word(0));
  }

  private static String detail(JournalRecord record) {
    return record.wide(PARAM_2) == 0 ? "" : " " + NamedValues.number(record.wide(PARAM_2));
  }
}
