package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DeviceViolation;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An emulator that remembers nothing answers as any other; only what it would have to look up is told less exactly. */
class WithoutJournalTest {

  private static final int FOR_EVER = -1;

  private final ScriptedPhone phone = new ScriptedPhone();

  private Emulator emulator() {
    return TestEmulator.create(EmulatorConfig.builder().withoutJournal().lenient().phone(phone).build());
  }

  private static int download(TestApp app, int hPhone) {
    return accepted(app.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
  }

  @Test
  void journal_isRefusedByName() {
    try (Emulator emulator = emulator()) {
      EmulatorMisuse refusal = assertThrows(EmulatorMisuse.class, emulator::journal);
      assertTrue(refusal.getMessage().contains("withoutJournal"), refusal::getMessage);
    }
  }

  @Test
  void reset_keepsNoJournalEither() {
    try (Emulator emulator = emulator()) {
      emulator.reset();
      assertFalse(emulator.config().keepsJournal());
      assertThrows(EmulatorMisuse.class, emulator::journal);
    }
  }

  @Test
  void complete_ofARequestThatIsOver_isTheSecond() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int request = download(app, app.owner(0));
      phone.settleEverything(phone.port);
      app.messages();
      phone.port.complete(request, 0);
      assertEquals(List.of(DeviceViolation.SECOND_COMPLETION), kinds(emulator));
    }
  }

  @Test
  void complete_ofARequestThatNeverWas_isUnknown() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int request = download(app, app.owner(0));
      phone.port.complete(request + 1, 0);
      phone.port.complete(-request, 0);
      assertEquals(List.of(DeviceViolation.UNKNOWN_REQUEST, DeviceViolation.UNKNOWN_REQUEST), kinds(emulator));
    }
  }

  private static List<DeviceViolation> kinds(Emulator emulator) {
    return emulator.violations().stream().map(Violation::kind).toList();
  }

  @Test
  @SteppedOnly("a live emulator has the time on the wall, which does not end")
  void phoneGetMessage_thatWaitsForEver_saysWhoHoldsWhatAndThatNothingElseIsKnown() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int request = download(app, app.owner(0));
      DeadlockFailure deadlock = assertThrows(
          DeadlockFailure.class, () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), FOR_EVER));
      String said = deadlock.getMessage();
      assertTrue(said.contains("request " + request + " phoneSetData on phone 0 is PENDING"), said);
      assertTrue(said.contains("keeps no journal"), said);
    }
  }

  @Test
  void phoneGetMessage_findsNothingWhereNothingWaits() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), 0));
    }
  }
}
