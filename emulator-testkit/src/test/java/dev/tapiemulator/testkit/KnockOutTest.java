package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that shows the time and lights a lamp, with and without asking for capabilities. */
class KnockOutTest {

  private static final int CAPS_BYTES = 4096;
  private static final int LAMP = 12;

  private static EmulatorConfig deskPhone() {
    return EmulatorConfig.builder().phone("desk-phone").build();
  }

  /** Relies on what the phone happens to have. */
  private static void trustful(Emulator emulator) {
    try (PhoneApp app = PhoneApp.start(emulator, "clock")) {
      int hPhone = app.opensAsOwner(0);
      app.accepts(() -> app.phoneSetDisplay(hPhone, 0, 0, ByteBuffer.wrap(new byte[] {'9'})));
      app.accepts(() -> app.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY));
    }
  }

  /** Asks first. */
  private static void careful(Emulator emulator) {
    try (PhoneApp app = PhoneApp.start(emulator, "clock")) {
      int hPhone = app.opensAsOwner(0);
      ByteBuffer block = ByteBuffer.allocate(CAPS_BYTES);
      PhoneCaps caps = new PhoneCaps().wrap(block).dwTotalSize(CAPS_BYTES);
      app.succeeds(() -> app.tapi().phoneGetDevCaps(app.hPhoneApp(), 0, TAPI_VERSION_2_2, 0, block));
      if ((caps.dwPhoneFeatures() & PHONEFEATURE_SETDISPLAY) != 0) {
        app.accepts(() -> app.phoneSetDisplay(hPhone, 0, 0, ByteBuffer.wrap(new byte[] {'9'})));
      }
      if ((caps.dwPhoneFeatures() & PHONEFEATURE_SETLAMP) != 0) {
        app.accepts(() -> app.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY));
      }
    }
  }

  @Test
  void trustfulClient_doesNotSurviveWhatItReliesOn() {
    KnockOutReport report = KnockOut.of(KnockOutTest::deskPhone).run(KnockOutTest::trustful);
    assertFalse(report.survivesEverything());
    assertEquals(
        List.of(new MissingFeature(PHONEFEATURE_SETDISPLAY), new MissingFeature(PHONEFEATURE_SETLAMP)),
        List.copyOf(report.fatal().keySet()));
    List<String> lines = report.toString().lines().toList();
    assertEquals(
        "the client survives the loss of " + (report.runs() - 2) + " of " + report.runs() + " features", lines.get(0));
    assertTrue(lines.get(1).startsWith("  without PHONEFEATURE_SETDISPLAY: "), report::toString);
    assertEquals(3, lines.size());
  }

  @Test
  void carefulClient_survivesEverything() {
    KnockOutReport report = KnockOut.of(KnockOutTest::deskPhone).run(KnockOutTest::careful);
    assertTrue(report.survivesEverything(), report::toString);
    try (Emulator emulator = Emulator.create(deskPhone())) {
      assertEquals(Integer.bitCount(emulator.phone(0).description().features()), report.runs());
    }
  }

  @Test
  void clientThatFailsAnyway_tellsNothing() {
    KnockOut knockOut = KnockOut.of(KnockOutTest::deskPhone);
    assertEquals(
        "the client fails with nothing missing: java.lang.AssertionError: at once",
        assertThrows(IllegalStateException.class, () -> knockOut.run(emulator -> {
          throw new AssertionError("at once");
        })).getMessage());
  }

  @Test
  void missingFeature_isOneBitThatHasAName() {
    assertEquals("without PHONEFEATURE_GETDATA", new MissingFeature(PHONEFEATURE_GETDATA).toString());
    assertThrows(IllegalArgumentException.class, () -> new MissingFeature(0));
    assertThrows(
        IllegalArgumentException.class, () -> new MissingFeature(PHONEFEATURE_GETDATA | PHONEFEATURE_SETDATA));
    assertEquals(List.of(), MissingFeature.of(EmulatorConfig.builder().build()));
  }
}
