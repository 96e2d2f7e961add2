package dev.tapiemulator.emulator;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Time that moves only when it is told to. */
final class ManualTime implements TimeSource {

  private volatile long now;

  @Override
  public long nanoTime() {
    return now;
  }

  /** Whoever moves the time signals those whose deadline it has reached. */
  @Override
  public void await(Lock lock, Condition condition, long deadlineNanos) throws InterruptedException {
    if (now < deadlineNanos) {
      condition.await();
    }
  }

  /** Moves the time to a moment, unless it has passed already; by one thread at a time. */
  void moveTo(long nanos) {
    now = Math.max(now, nanos);
  }
}
