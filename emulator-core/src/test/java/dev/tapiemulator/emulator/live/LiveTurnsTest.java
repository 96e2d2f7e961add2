package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALAPPHANDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads side by side, and the time on the wall. */
class LiveTurnsTest {

  @Test
  void phoneGetMessage_waitsUntilTheReplyComes() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.live().phone(new EchoPhone()).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      int request = app.tapi.phoneSetData(hPhone, 1, bytes(1, 2), 2);
      assertEquals(1, request);
      assertEquals(0, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
    }
  }

  @Test
  void phoneShutdown_underAWaiterIsInvalAppHandleAtOnce() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.live().phone(new EchoPhone()).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      int[] result = new int[1];
      TapiThread pump = app.process.start(
          "pump", () -> result[0] = app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
      assertEquals(0, app.tapi.phoneShutdown(app.hPhoneApp));
      pump.join();
      assertEquals(PHONEERR_INVALAPPHANDLE, result[0]);
    }
  }

  @Test
  void cost() {
    for (int threads : new int[] {1, 2, 8, 1, 2, 8}) {
      int cycles = 40_000 / threads;
      EmulatorConfig config = EmulatorConfig.live().phone(new EchoPhone(0))
          .bounds(Bounds.DEFAULT.withJournal(1_000_000, 1_000_000, 1_000_000)).build();
      try (Emulator emulator = Emulator.create(config)) {
        List<TapiThread> all = new ArrayList<>();
        List<TestApp> apps = new ArrayList<>();
        List<Integer> handles = new ArrayList<>();
        TestApp first = new TestApp(emulator, "dialer");
        int hPhone = first.owner(0);
        long before = System.nanoTime();
        for (int t = 0; t < threads; t++) {
          all.add(first.process.start("caller " + t, () -> {
            ByteBuffer m = ByteBuffer.allocate(64);
            ByteBuffer d = bytes(1, 2, 3, 4);
            for (int i = 0; i < cycles; i++) {
              int r = first.tapi.phoneSetData(hPhone, 1, d, 4);
              int g = first.tapi.phoneGetMessage(first.hPhoneApp, m, INFINITE);
              if (r <= 0 || g != 0) {
                throw new AssertionError(r + " " + g);
              }
            }
          }));
        }
        all.forEach(TapiThread::join);
        System.out.println(threads + " threads: " + (System.nanoTime() - before) / (cycles * threads) + " ns a cycle");
      }
    }
  }
}
