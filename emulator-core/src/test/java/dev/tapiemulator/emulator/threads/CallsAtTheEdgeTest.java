package dev.tapiemulator.emulator.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Decision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that are refused before they begin, or overtaken by another thread before they do. */
class CallsAtTheEdgeTest {

  /** Whoever asks for a turn gives it to the next thread. */
  private static Emulator emulatorThatAlwaysPassesTheTurn() {
    return Emulator.create(
        EmulatorConfig.builder().choices((decision, bound) -> decision == Decision.NEXT_THREAD ? 1 : 0).build());
  }

  @Test
  void callForADeadProcess_decidesNothing() {
    try (Emulator emulator = emulatorThatAlwaysPassesTheTurn()) {
      TapiProcess dead = emulator.attach("dead");
      CompletionPort closed = emulator.attach("alive").createCompletionPort();
      closed.close();
      dead.kill();
      emulator.threadFactory().newThread(() -> { }).start();
      int records = emulator.journal().size();
      assertThrows(EmulatorMisuse.class, () -> dead.tapi().phoneShutdown(1));
      assertThrows(EmulatorMisuse.class, () -> closed.get(0));
      assertEquals(records, emulator.journal().size());
    }
  }

  @Test
  void get_findsNothingWhenAnotherThreadClosesThePortFirst() {
    List<Choice> passOnce = List.of(new Choice(Decision.NEXT_THREAD, 2, 1));
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().choices(passOnce).build())) {
      TapiProcess process = emulator.attach("dialer");
      CompletionPort port = process.createCompletionPort();
      process.start("closes", port::close);
      assertNull(port.get(0));
      assertThrows(EmulatorMisuse.class, () -> port.get(0));
    }
  }

  @Test
  void join_withATimeEndsWithIt() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().build())) {
      TapiProcess process = emulator.attach("dialer");
      CompletionPort port = process.createCompletionPort();
      Thread thread = emulator.threadFactory().newThread(() -> port.get(50));
      assertThrows(EmulatorMisuse.class, () -> emulator.join(thread, Duration.ZERO));
      thread.start();
      assertFalse(emulator.join(thread, Duration.ofMillis(20)));
      assertEquals(Duration.ofMillis(20), emulator.now());
      assertTrue(emulator.join(thread, Duration.ofDays(1_000_000)));
      assertEquals(Duration.ofMillis(50), emulator.now());
    }
  }
}
