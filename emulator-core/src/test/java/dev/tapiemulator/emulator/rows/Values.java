package dev.tapiemulator.emulator.rows;

import dev.tapiemulator.tapi.TapiConstants;

/** Numbers and strings as the tables write them. */
final class Values {

  private Values() {}

  /** 16, 0x10, 2.2 for a version, or constants of the header joined by commas. */
  static int number(String text) {
    if (text.matches("\\d\\.\\d")) {
      return TapiConstants.valueOf("TAPI " + text).orElseThrow();
    }
    if (Character.isDigit(text.charAt(0))) {
      return (int) (long) Long.decode(text);
    }
    int value = 0;
    for (String name : text.split(",")) {
      value |= TapiConstants.valueOf(name).orElseThrow(() -> new IllegalArgumentException("no number: " + text));
    }
    return value;
  }

  /** A string in quotation marks with Java's escapes, or null. */
  static String string(String text) {
    return text.equals("null") ? null : text.substring(1, text.length() - 1).translateEscapes();
  }

  /** The 16 of "16 bytes"; -1 for null. */
  static int bytes(String text) {
    return text.equals("null") ? -1 : Integer.parseInt(text.replace(" bytes", ""));
  }
}
