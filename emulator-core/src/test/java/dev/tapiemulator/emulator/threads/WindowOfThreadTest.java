package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.DeadlockFailure;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A hidden window belongs to the thread that initialised: no other thread's pumping runs its callback (C-12). */
class WindowOfThreadTest {

  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  private final TapiProcess process = emulator.attach("dialer");

  private static int owner(WindowApp app) {
    return app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
  }

  @Test
  void pump_runsCallbacksOnlyOnTheThreadThatInitialised() {
    WindowApp app = new WindowApp(process, "dialer", TAPI_VERSION_2_2);
    accepted(app.tapi.phoneSetData(owner(app), 1, bytes(1), 1));
    int[] pumped = {-1};
    boolean[] seen = {true};
    process.start("stranger", () -> {
      emulator.advance(Duration.ofMillis(30));
      seen[0] = process.messageLoop().hasMessages();
      pumped[0] = process.messageLoop().pump();
    }).join();
    assertFalse(seen[0]);
    assertEquals(0, pumped[0]);
    assertTrue(process.messageLoop().hasMessages());
    assertEquals(1, process.messageLoop().pump());
    emulator.close();
  }

  @Test
  void pump_withTimeoutWaitsForTheFirstMessage() {
    WindowApp app = new WindowApp(process, "dialer", TAPI_VERSION_2_2);
    int hPhone = owner(app);
    process.start("caller", () -> app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    assertEquals(1, process.messageLoop().pump(INFINITE));
    assertEquals(Duration.ofMillis(20), emulator.now());
    assertEquals(0, process.messageLoop().pump(7));
    assertEquals(Duration.ofMillis(27), emulator.now());
    emulator.close();
  }

  @Test
  void deadlock_saysWhichThreadWouldHaveToPump() {
    WindowApp app = new WindowApp(process, "dialer", TAPI_VERSION_2_2);
    accepted(app.tapi.phoneSetData(owner(app), 1, bytes(1), 1));
    process.start("stranger", () -> process.messageLoop().pump(INFINITE));
    DeadlockFailure failure =
        assertThrows(DeadlockFailure.class, () -> emulator.attach("other").createCompletionPort().get(INFINITE));
    assertTrue(failure.getMessage().contains("1 messages waiting, for thread \"main\" to pump"), failure::getMessage);
    emulator.close();
  }
}
