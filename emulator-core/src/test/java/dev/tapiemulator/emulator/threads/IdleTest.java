package dev.tapiemulator.emulator.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.tapi.Tapi;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Letting time pass until nothing goes on by itself any more, other threads' waits included. */
class IdleTest {

  @Test
  void runUntilIdle_waitsForTheTimeOutsOfOtherThreads() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      TapiThread patient = app.process.start("patient", () -> app.process.eventHandle(app.hEvent).waitFor(1_000));
      assertTrue(emulator.runUntilIdle());
      assertTrue(patient.hasEnded());
      assertEquals(Duration.ofSeconds(1), emulator.now());
    }
  }

  @Test
  void runUntilIdle_leavesThoseAloneThatWaitForEverOrBeyondItsTime() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      TapiThread waits = app.process.start("waits", () -> app.process.eventHandle(app.hEvent).waitFor(Tapi.INFINITE));
      TapiThread slow = app.process.start("slow", () -> app.process.eventHandle(app.hEvent).waitFor(2_000));
      emulator.runUntilIdle(Duration.ofSeconds(1));
      assertFalse(waits.hasEnded() || slow.hasEnded());
      assertEquals(Duration.ZERO, emulator.now());
    }
  }
}
