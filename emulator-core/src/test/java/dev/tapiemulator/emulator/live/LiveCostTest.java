package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a cycle from phoneSetData to phoneGetMessage costs live, with as many threads as there are; it is printed, not
 * judged. {@code -Dlive.cycles=100000} measures for longer.
 */
class LiveCostTest {

  private static final int CYCLES = Integer.getInteger("live.cycles", 4_000);
  private static final int MEASUREMENTS = 5;

  @Test
  @Timeout(600)
  void cycle() {
    measure(1);
    for (int threads : new int[] {1, 2, 8}) {
      long[] nanos = new long[MEASUREMENTS];
      for (int i = 0; i < MEASUREMENTS; i++) {
        nanos[i] = measure(threads);
      }
      Arrays.sort(nanos);
      long median = nanos[MEASUREMENTS / 2];
      System.out.printf(
          "%d threads: %d ns a cycle (%d to %d), %d cycles a second%n",
          threads, median, nanos[0], nanos[MEASUREMENTS - 1], 1_000_000_000L / median);
    }
  }

  private static long measure(int threads) {
    EmulatorConfig config = EmulatorConfig.live().phone(new EchoPhone(0))
        .bounds(Bounds.DEFAULT.withJournal(Bounds.DEFAULT.journalRecords(), CYCLES * 16, CYCLES * 16)).build();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      long before = System.nanoTime();
      List<TapiThread> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(app.process.start("caller " + i, () -> cycles(app, hPhone, CYCLES / threads)));
      }
      all.forEach(TapiThread::join);
      return (System.nanoTime() - before) / CYCLES;
    }
  }

  private static void cycles(TestApp app, int hPhone, int count) {
    ByteBuffer payload = bytes(1, 2, 3, 4);
    ByteBuffer message = ByteBuffer.allocate(64);
    for (int i = 0; i < count; i++) {
      TestApp.accepted(app.tapi.phoneSetData(hPhone, 1, payload, payload.remaining()));
      assertEquals(0, app.tapi.phoneGetMessage(app.hPhoneApp, message, INFINITE));
    }
  }
}
