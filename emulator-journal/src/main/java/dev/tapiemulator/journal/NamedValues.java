package dev.tapiemulator.journal;

import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Locale;

/**
 * Writes the values of parameters by the names that tapi.h gives them; flags without the prefix that their parameter
 * implies.
 */
final class NamedValues {

  private static final int INFINITE = -1;
  private static final int LARGEST_PLAIN_NUMBER = 0xFFFF;

  private NamedValues() {}

  /** The value of a DWORD or handle parameter, or of what a pointer with that name points to. */
  static String of(String parameter, int value) {
    String bare = parameter.startsWith("lpdw") ? parameter.substring(2) : parameter;
    return switch (bare) {
      case "dwAPIVersion", "dwAPILowVersion", "dwAPIHighVersion" -> ApiVersion.text(value);
      case "dwPrivilege" -> flags(ConstantGroup.PHONEPRIVILEGE, value);
      case "dwLampMode" -> flags(ConstantGroup.PHONELAMPMODE, value);
      case "dwHookSwitchDev", "dwHookSwitchDevs" -> flags(ConstantGroup.PHONEHOOKSWITCHDEV, value);
      case "dwHookSwitchMode" -> flags(ConstantGroup.PHONEHOOKSWITCHMODE, value);
      case "dwPhoneStates" -> flags(ConstantGroup.PHONESTATE, value);
      case "dwButtonModes" -> flags(ConstantGroup.PHONEBUTTONMODE, value);
      case "dwButtonStates" -> flags(ConstantGroup.PHONEBUTTONSTATE, value);
      case "dwTimeout" -> timeout(value);
      case "hPhone", "hPhoneApp", "lphPhone", "lphPhoneApp" -> hex(value);
      default -> number(value);
    };
  }

  static String timeout(int millis) {
    return millis == INFINITE ? "INFINITE" : Integer.toUnsignedString(millis) + "ms";
  }

  /** All bits by name, without the group's prefix: {@code LAMP|DISPLAY}. */
  static String flags(ConstantGroup group, int value) {
    int all = group.constants().values().stream().reduce(0, (mask, bit) -> mask | bit);
    return value == all && value != 0 ? "all" : group.flags(value).replace(group.prefix(), "");
  }

  /** 0, a request id, or the name of an error. */
  static String result(long result) {
    return result == (int) result && result >= 0 ? Long.toString(result) : PhoneErr.nameOf(result);
  }

  /** The name of a message, or its number. */
  static String message(int dwMessageID) {
    return ConstantGroup.PHONE.find(dwMessageID).orElseGet(() -> "message " + Integer.toUnsignedString(dwMessageID));
  }

  static String hex(int value) {
    return "0x" + Integer.toHexString(value).toUpperCase(Locale.ROOT);
  }

  /** Small values as they are, others, which are rather handles or masks, in hexadecimal digits. */
  static String number(long value) {
    return value >= 0 && value <= LARGEST_PLAIN_NUMBER
        ? Long.toString(value)
        : "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
  }

  static String number(int value) {
    return number(Integer.toUnsignedLong(value));
  }
}
