package dev.tapiemulator.emulator.live;

import dev.tapiemulator.emulator.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * The time on the wall, which tells who sleeps for good, so that a test can act when a thread waits and no earlier; and
 * which can jump, so that a test need not wait for patience to end.
 */
final class WatchedClock implements TimeSource {

  private static final TimeSource WALL = TimeSource.wallClock();
  private static final long PATIENCE_SECONDS = 60;
  /** For want of a signal from a jump, somebody who sleeps until a moment looks again after so long. */
  private static final long NAP_NANOS = 5_000_000;

  private final List<String> sleepers = new ArrayList<>();
  /** Written by one thread of a test. */
  private volatile long jumpedNanos;
  private long naps;

  @Override
  public long nanoTime() {
    return WALL.nanoTime() + jumpedNanos;
  }

  /** Whoever goes to sleep has the emulator's lock until he does, so nobody can come in between. */
  @Override
  public void await(Lock lock, Condition condition, long deadlineNanos) throws InterruptedException {
    if (deadlineNanos != Long.MAX_VALUE) {
      WALL.await(lock, condition, WALL.nanoTime() + Math.min(NAP_NANOS, deadlineNanos - nanoTime()));
      return;
    }
    String name = Thread.currentThread().getName();
    change(() -> {
      naps++;
      sleepers.add(name);
    });
    try {
      condition.await();
    } finally {
      change(() -> sleepers.remove(name));
    }
  }

  /** It is so much later all of a sudden. */
  void jump(Duration time) {
    jumpedNanos += time.toNanos();
  }

  private synchronized void change(Runnable change) {
    change.run();
    notifyAll();
  }

  /** Returns when threads of these names sleep in the emulator for as long as it takes. */
  synchronized void untilAsleep(String... names) {
    long until = WALL.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!sleepers.containsAll(List.of(names))) {
      long left = until - WALL.nanoTime();
      if (left <= 0) {
        throw new AssertionError("asleep are only " + sleepers);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException interrupted) {
        throw new AssertionError("asleep were " + sleepers, interrupted);
      }
    }
  }

  /** How often anybody has gone to sleep for good. */
  synchronized long naps() {
    return naps;
  }
}
