package dev.tapiemulator.emulator;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Actions of the test that run when their virtual time has come. */
class ScheduleTest {

  private static Emulator emulator() {
    return TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  }

  @Test
  void schedule_runsActionsInOrderOfTimeThenOfScheduling() {
    try (Emulator emulator = emulator()) {
      List<String> ran = new ArrayList<>();
      emulator.schedule(Duration.ofMillis(2), () -> ran.add("late at " + emulator.now().toMillis()));
      emulator.schedule(Duration.ofMillis(1), () -> ran.add("first"));
      emulator.schedule(Duration.ofMillis(1), () -> {
        ran.add("second");
        emulator.schedule(Duration.ZERO, () -> ran.add("nested"));
      });
      emulator.advance(Duration.ofMillis(1));
      assertEquals(List.of("first", "second", "nested"), ran);
      assertTrue(emulator.runUntilIdle());
      assertEquals("late at 2", ran.get(3));
    }
  }

  @Test
  void schedule_aFailingActionEndsItsAdvanceAndNothingElse() {
    try (Emulator emulator = emulator()) {
      List<String> ran = new ArrayList<>();
      emulator.schedule(Duration.ofMillis(1), () -> {
        throw new IllegalStateException("the test's own");
      });
      emulator.schedule(Duration.ofMillis(1), () -> ran.add("after"));
      assertThrows(IllegalStateException.class, () -> emulator.advance(Duration.ofMillis(5)));
      assertEquals(Duration.ofMillis(1), emulator.now());
      emulator.advance(Duration.ofMillis(4));
      assertEquals(List.of("after"), ran);
    }
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void schedule_actionsCallTapiForOthersWhileOneWaits() {
    try (Emulator emulator = emulator()) {
      TestApp waiting = new TestApp(emulator, "waiting");
      TestApp acting = new TestApp(emulator, "acting");
      waiting.monitor(0);
      waiting.listen(waiting.monitor(0), PHONESTATE_OWNER);
      emulator.schedule(Duration.ofMillis(7), () -> acting.owner(0));
      assertTrue(waiting.process.eventHandle(waiting.hEvent).waitFor(INFINITE));
      assertEquals(Duration.ofMillis(7), emulator.now());
    }
  }
}
