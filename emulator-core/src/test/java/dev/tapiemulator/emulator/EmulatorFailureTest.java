package dev.tapiemulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.Tapi;
import org.junit.jupiter.api.Test;

class EmulatorFailureTest {

  @Test
  @SteppedOnly("live, whoever waits for ever waits")
  void what_isTheMessageUpToTheHistory() {
    try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      DeadlockFailure failure = assertThrows(
          DeadlockFailure.class, () -> app.process.eventHandle(app.hEvent).waitFor(Tapi.INFINITE));
      String history = History.of(emulator.journal());
      assertTrue(failure.what().startsWith("process \"dialer\" waits for its event for ever"), failure.what());
      assertEquals(failure.what() + history, failure.getMessage());
    }
  }

  @Test
  void what_isTheWholeMessageWithoutOne() {
    assertEquals("over", new EmulatorFailure("over").what());
  }
}
