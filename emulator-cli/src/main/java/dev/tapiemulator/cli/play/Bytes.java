package dev.tapiemulator.cli.play;

import java.nio.charset.StandardCharsets;

/** Bytes as they could be typed: a string where they are printable ASCII, hexadecimal digits elsewhere. */
final class Bytes {

  private static final int MOST_TEXT_SHOWN = 48;
  private static final int MOST_HEX_SHOWN = 16;

  private Bytes() {}

  static String show(byte[] bytes) {
    boolean printable = isPrintable(bytes);
    int shown = Math.min(bytes.length, printable ? MOST_TEXT_SHOWN : MOST_HEX_SHOWN);
    String rest = shown < bytes.length ? "… (" + bytes.length + " bytes)" : "";
    if (printable) {
      return "\"" + new String(bytes, 0, shown, StandardCharsets.US_ASCII) + "\"" + rest;
    }
    StringBuilder hex = new StringBuilder("hex:");
    for (int i = 0; i < shown; i++) {
      hex.append(String.format("%02X", bytes[i]));
    }
    return hex + rest;
  }

  private static boolean isPrintable(byte[] bytes) {
    for (byte b : bytes) {
      if (b < ' ' || b == 127) {
        return false;
      }
    }
    return true;
  }
}
