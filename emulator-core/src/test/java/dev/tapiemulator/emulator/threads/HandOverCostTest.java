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
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Passing the turn between two threads leaves nothing on the heap. */
class HandOverCostTest {

  /** Enough for the compiler to catch up on a busy machine. */
  private static final int STRETCHES = 100;
  private static final int CALLS = 1_000;
  private static final int TURNS_OF_A_CALL = 2;
  private static final int RECORDS = 2 * STRETCHES * CALLS * 8;
  private static final double MOST_BYTES_A_TURN = 1;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Whoever could go on instead does, at the beginning and at the end of every call. */
  private static final Choices ALWAYS_PASS = (decision, bound) -> decision == Decision.NEXT_THREAD ? 1 : 0;

  @Test
  void handOver_betweenTwoThreadsAllocatesNothing() {
    EmulatorConfig config = EmulatorConfig.builder()
        .choices(ALWAYS_PASS)
        .bounds(Bounds.DEFAULT.withJournal(RECORDS, RECORDS, RECORDS))
        .build();
    long[] least = new long[2];
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      TapiThread ping = app.process.start("ping", () -> least[0] = leastBytes(app));
      TapiThread pong = app.process.start("pong", () -> least[1] = leastBytes(app));
      ping.join();
      pong.join();
      int turns = turns(emulator.journal());
      assertTrue(turns > TURNS_OF_A_CALL * 2 * STRETCHES * CALLS, turns + " turns");
    }
    double most = MOST_BYTES_A_TURN * TURNS_OF_A_CALL * CALLS;
    assertTrue(least[0] < most && least[1] < most, () -> Arrays.toString(least) + " bytes in " + CALLS + " calls");
  }

  /** What one of several stretches of calls allocates at the least, on the thread that makes them. */
  private static long leastBytes(TestApp app) {
    IntHolder ring = new IntHolder();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < STRETCHES; i++) {
      long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        app.tapi.phoneGetRing(0, ring, ring);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
    }
    return least;
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
