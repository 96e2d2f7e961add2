package dev.tapiemulator.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Time that moves only when it is told to, and wakes those who wait for it. */
final class ManualTime implements TimeSource {

  private final List<Sleeper> sleepers = new ArrayList<>();
  private long now;

  private record Sleeper(Lock lock, Condition condition) {

    void wake() {
      lock.lock();
      try {
        condition.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public void await(Lock lock, Condition condition, long deadlineNanos) throws InterruptedException {
    Sleeper sleeper = new Sleeper(lock, condition);
    if (lieDown(sleeper, deadlineNanos)) {
      try {
        condition.await(); // Whoever moves the time needs the lock to wake this, so it cannot come too early.
      } finally {
        getUp(sleeper);
      }
    }
  }

  private synchronized boolean lieDown(Sleeper sleeper, long deadlineNanos) {
    return now < deadlineNanos && sleepers.add(sleeper);
  }

  private synchronized void getUp(Sleeper sleeper) {
    sleepers.remove(sleeper);
  }

  /** Moves the time to a moment, unless it is there already. */
  void moveTo(long nanos) {
    List<Sleeper> toWake;
    synchronized (this) {
      now = Math.max(now, nanos);
      toWake = List.copyOf(sleepers);
    }
    toWake.forEach(Sleeper::wake);
  }
}
