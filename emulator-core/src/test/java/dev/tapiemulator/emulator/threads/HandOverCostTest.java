package dev.tapiemulator.emulator.threads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.testing.TestApp;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What it costs to pass the turn between two threads: the time is printed, and nothing is left on the heap. */
class HandOverCostTest {

  private static final int CALLS = 20_000;
  private static final int RECORDS = 500_000;
  private static final double MOST_BYTES = 1;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Whoever could go on instead does, at the beginning and at the end of every call. */
  private static final Choices ALWAYS_PASS = (decision, bound) -> decision == Decision.NEXT_THREAD ? 1 : 0;

  private long bytes;
  private long nanos;

  /** The second thread's calls end the measurement, when both have made as many. */
  @Test
  void handOver_betweenTwoThreads() {
    EmulatorConfig config = EmulatorConfig.builder()
        .choices(ALWAYS_PASS)
        .bounds(Bounds.DEFAULT.withJournal(RECORDS, RECORDS, RECORDS))
        .build();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      TapiThread ping = app.process.start("ping", () -> calls(app));
      TapiThread pong = app.process.start("pong", () -> calls(app));
      ping.join();
      pong.join();
      int turns = turns(emulator.journal());
      assertTrue(turns > 4 * CALLS, turns + " turns");
      System.out.printf("a hand-over: %d ns, %.4f bytes%n", nanos * 2 / turns, (double) bytes * 2 / turns);
      assertTrue(bytes * 2 < MOST_BYTES * turns, () -> bytes + " bytes");
    }
  }

  /** Half of its calls to get warm, half to be measured. */
  private void calls(TestApp app) {
    IntHolder ring = new IntHolder();
    call(app, ring);
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long nanosBefore = System.nanoTime();
    call(app, ring);
    nanos = System.nanoTime() - nanosBefore;
    bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
  }

  private static void call(TestApp app, IntHolder ring) {
    for (int i = 0; i < CALLS; i++) {
      app.tapi.phoneGetRing(0, ring, ring);
    }
  }

  private static int turns(Journal journal) {
    int turns = 0;
    for (int i = 0; i < journal.size(); i++) {
      if (journal.get(i).kind() == JournalKind.TURN) {
        turns++;
      }
    }
    return turns;
  }
}
