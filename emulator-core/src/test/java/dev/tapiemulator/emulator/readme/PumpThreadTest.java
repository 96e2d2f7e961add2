package dev.tapiemulator.emulator.readme;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PumpThreadTest {

  @Test
  void phoneGetMessage_waitsOnAThreadOfItsOwn() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new DoorPhone()).seed(7).build())) {
      TestApp app = new TestApp(emulator, "dialer"); // phoneInitializeEx with an event handle
      int hPhone = app.owner(0);
      List<Long> replies = new ArrayList<>();

      TapiThread pump = app.process.start("pump", () -> {
        ByteBuffer message = ByteBuffer.allocate(64);
        while (app.tapi.phoneGetMessage(app.hPhoneApp, message, INFINITE) == 0) {
          replies.add(app.read(message).param1());
        }                                            // PHONEERR_INVALAPPHANDLE once the application is shut down
      });
      TapiThread caller = app.process.start("caller", () -> {
        for (int i = 0; i < 3; i++) {
          app.tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(new byte[] {1}), 1);
        }
      });
      caller.join();                                 // others have their turns meanwhile
      emulator.runUntilIdle();                       // until the phone has nothing to do and every thread waits
      app.tapi.phoneShutdown(app.hPhoneApp);
      pump.join();

      assertEquals(3, replies.size());               // in the order that seed 7 gives, today and every day
    }
  }
}
