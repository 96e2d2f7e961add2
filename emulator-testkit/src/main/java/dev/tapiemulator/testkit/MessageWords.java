package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.PHONE_BUTTON;
import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_CREATE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REMOVE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static dev.tapiemulator.tapi.Tapi.PHONE_STATE;

import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Locale;

/** The parts of messages as the journal's printers word them: {@code PHONE_STATE 0x40010000 LAMP 12}. */
final class MessageWords {

  private static final int LARGEST_PLAIN_NUMBER = 0xFFFF;

  private MessageWords() {}

  static String of(int hDevice, int id, long param1, long param2, long param3) {
    String handle = hDevice == 0 ? "" : " " + hex(hDevice);
    return name(id) + switch (id) {
      case PHONE_REPLY -> " #" + param1 + " " + result(param2);
      case PHONE_CREATE, PHONE_REMOVE -> " device " + param1;
      case PHONE_CLOSE -> handle;
      case PHONE_STATE -> handle + " " + flags(ConstantGroup.PHONESTATE, param1)
          + (param2 == 0 ? "" : " " + number(param2));
      case PHONE_BUTTON -> handle + " button " + param1 + " " + flags(ConstantGroup.PHONEBUTTONMODE, param2) + " "
          + flags(ConstantGroup.PHONEBUTTONSTATE, param3);
      default -> handle + " " + number(param1) + " " + number(param2) + " " + number(param3);
    };
  }

  static String name(int messageId) {
    return ConstantGroup.PHONE.find(messageId).orElseGet(() -> "message " + Integer.toUnsignedString(messageId));
  }

  /** 0, or the error by name. */
  static String result(long param2) {
    return param2 == 0 ? "0" : PhoneErr.nameOf(param2);
  }

  static String flags(ConstantGroup group, long value) {
    return group.flags((int) value).replace(group.prefix(), "");
  }

  static String hex(int handle) {
    return String.format(Locale.ROOT, "0x%X", handle);
  }

  static String number(long value) {
    boolean plain = value >= 0 && value <= LARGEST_PLAIN_NUMBER;
    return plain ? Long.toString(value) : String.format(Locale.ROOT, "0x%X", value);
  }
}
