package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A phone whose timers never end makes the run fail by name; it does not hang it. */
@SteppedOnly("live, whoever waits for ever waits")
class EndlessTimersTest {

  private final ScriptedPhone phone = new ScriptedPhone();

  private Emulator emulator() {
    return TestEmulator.create(
        EmulatorConfig.builder().ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes").phone(phone).build());
  }

  private void tickEvery(long millis) {
    phone.onTimer = port -> port.startTimer(millis, 0);
    phone.port.startTimer(millis, 0);
  }

  @Test
  void advance_failsWhenTimeStandsStill() {
    try (Emulator emulator = emulator()) {
      new TestApp(emulator, "dialer").owner(0);
      tickEvery(0);
      EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> emulator.advance(Duration.ofMillis(1)));
      assertTrue(failure.getMessage().startsWith("time stands still at 0 ms: 1000000 "), failure::getMessage);
    }
  }

  @Test
  void phoneGetMessage_waitingForEverIsADeadlockThoughTimersGoOn() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      app.owner(0);
      tickEvery(1);
      DeadlockFailure failure = assertThrows(
          DeadlockFailure.class, () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
      assertTrue(failure.getMessage().contains(" in vain: 1000000 other things have happened meanwhile"), failure::getMessage);
    }
  }

  @Test
  void phoneClose_waitingForARequestThatNeverEndsIsADeadlock() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      tickEvery(1);
      DeadlockFailure failure = assertThrows(DeadlockFailure.class, () -> app.tapi.phoneClose(hPhone));
      assertTrue(
          failure.getMessage().startsWith("phoneClose of process \"dialer\" waits for requests in vain"), failure::getMessage);
      phone.settleEverything(phone.port);
      assertEquals(0, app.tapi.phoneClose(hPhone));
    }
  }

  @Test
  void advance_runsAnyNumberOfTimersWhileTimeMoves() {
    try (Emulator emulator = emulator()) {
      new TestApp(emulator, "dialer").owner(0);
      tickEvery(1);
      emulator.advance(Duration.ofMillis(1_100_000));
      assertEquals(Duration.ofMillis(1_100_000), emulator.now());
    }
  }
}
