package dev.tapiemulator.emulator;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The time on the wall: the only place that reads it. */
final class WallClock implements TimeSource {

  static final WallClock INSTANCE = new WallClock();

  private WallClock() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void await(Lock lock, Condition condition, long deadlineNanos) throws InterruptedException {
    if (deadlineNanos == Long.MAX_VALUE) {
      condition.await();
    } else {
      condition.awaitNanos(deadlineNanos - nanoTime());
    }
  }
}
