package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALAPPHANDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several threads are for: one waits for messages while another calls. */
class TurnsTest {

  private static Emulator emulator() {
    return Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  }

  @Test
  void phoneGetMessage_waitsOnOneThreadWhileAnotherCalls() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      List<String> seen = new ArrayList<>();
      ByteBuffer message = ByteBuffer.allocate(64);
      TapiThread pump = app.process.start("pump", () -> {
        seen.add("waits");
        int result = app.tapi.phoneGetMessage(app.hPhoneApp, message, INFINITE);
        seen.add("got " + result + " at " + emulator.now().toMillis());
      });
      int request = app.tapi.phoneSetData(hPhone, 1, bytes(1, 2), 2);
      seen.add("accepted " + request);
      pump.join();
      assertEquals(List.of("accepted 1", "waits", "got 0 at 20"), seen);
      assertEquals(Duration.ofMillis(20), emulator.now());
    }
  }

  @Test
  void phoneShutdown_underAWaiterIsInvalAppHandleAtOnce() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int[] result = new int[1];
      TapiThread pump = app.process.start(
          "pump", () -> result[0] = app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
      emulator.advance(Duration.ofMillis(5));
      assertEquals(0, app.tapi.phoneShutdown(app.hPhoneApp));
      pump.join();
      assertEquals(PHONEERR_INVALAPPHANDLE, result[0]);
      assertEquals(Duration.ofMillis(5), emulator.now());
    }
  }
}
