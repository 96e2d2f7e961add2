package dev.tapiemulator.testkit.errorguide;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.PhoneApp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Shows the time on a phone, and lights a lamp; it relies on both without asking for capabilities. */
final class Clock {

  private static final int LAMP = 12;

  private Clock() {}

  static void strikesNine(Emulator emulator) {
    try (PhoneApp app = PhoneApp.start(emulator, "clock")) {
      int hPhone = app.opensAsOwner(0);
      app.accepts(() -> app.phoneSetDisplay(hPhone, 0, 0, ByteBuffer.wrap("9:00".getBytes(StandardCharsets.US_ASCII))));
      app.accepts(() -> app.phoneSetLamp(hPhone, LAMP, Tapi.PHONELAMPMODE_STEADY));
    }
  }
}
