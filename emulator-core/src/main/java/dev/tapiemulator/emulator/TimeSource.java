package dev.tapiemulator.emulator;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Where a live emulator has its time from, and how long its threads sleep. */
public interface TimeSource {

  /** Nanoseconds since some fixed moment; they never go back. */
  long nanoTime();

  /**
   * Waits for a signal of the condition, whose lock the caller holds, or until the deadline by this time; it may also
   * return earlier. {@link Long#MAX_VALUE} is no deadline.
   */
  void await(Lock lock, Condition condition, long deadlineNanos) throws InterruptedException;

  /** The time on the wall. */
  static TimeSource wallClock() {
    return WallClock.INSTANCE;
  }

  /**
   * Time that stands still until {@link Emulator#advance} moves it: real threads and locks, with the timing of the
   * test. One object serves one emulator.
   */
  static TimeSource manual() {
    return new ManualTime();
  }
}
