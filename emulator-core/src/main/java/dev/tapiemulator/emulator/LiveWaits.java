package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The threads of a live emulator that sleep until something holds, each on a condition of its own; under the lock. */
final class LiveWaits {

  private final Turns turns;
  private final LiveGate gate;
  private final LiveTime time;
  private final Condition allUp;
  private final List<Waiter> waiters = new ArrayList<>();
  private Kernel kernel;

  /** One that sleeps. */
  private static final class Waiter {
    final BooleanSupplier ready;
    final long deadlineNanos;
    final Condition wake;
    /** Whether it can go on but has not got the lock yet. */
    boolean roused;

    Waiter(BooleanSupplier ready, long deadlineNanos, Condition wake) {
      this.ready = ready;
      this.deadlineNanos = deadlineNanos;
      this.wake = wake;
    }
  }

  LiveWaits(Turns turns, LiveGate gate, LiveTime time) {
    this.turns = turns;
    this.gate = gate;
    this.time = time;
    this.allUp = gate.newCondition();
  }

  void serve(Kernel theKernel) {
    kernel = theKernel;
  }

  /** Sleeps until something holds, without the lock; false when the deadline came first. */
  boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what) {
    Waiter waiter = new Waiter(ready, deadlineNanos, gate.newCondition());
    waiters.add(waiter);
    boolean interrupted = false;
    try {
      settle();
      while (!ready.getAsBoolean() && kernel.nowNanos() < deadlineNanos) {
        interrupted |= sleep(waiter, what);
        gate.requireToGoOn();
        settle();
      }
      return ready.getAsBoolean();
    } finally {
      waiters.remove(waiter);
      isUp(waiter);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void settle() {
    time.catchUp();
    gate.settle();
  }

  /** Sleeps once; whether a registered thread was interrupted, which its application may want to know. */
  private boolean sleep(Waiter waiter, Supplier<String> what) {
    try {
      time.await(waiter.wake, waiter.deadlineNanos);
      return false;
    } catch (InterruptedException interruption) {
      if (EmulatorThread.calling(turns) != null) {
        return true;
      }
      Thread.currentThread().interrupt();
      throw new EmulatorFailure("interrupted while " + what.get(), interruption);
    } finally {
      isUp(waiter);
    }
  }

  private void isUp(Waiter waiter) {
    waiter.roused = false;
    if (!isAnyRoused()) {
      allUp.signalAll();
    }
  }

  private boolean isAnyRoused() {
    for (int i = 0; i < waiters.size(); i++) {
      if (waiters.get(i).roused) {
        return true;
      }
    }
    return false;
  }

  /** Wakes whoever can go on at this moment. */
  void rouse() {
    for (int i = 0; i < waiters.size(); i++) {
      Waiter waiter = waiters.get(i);
      if (kernel.nowNanos() >= waiter.deadlineNanos || waiter.ready.getAsBoolean()) {
        waiter.roused = true;
        waiter.wake.signal();
      }
    }
  }

  /** Wakes all, since the emulator is closed. */
  void rouseAll() {
    waiters.forEach(waiter -> waiter.wake.signal());
  }

  /** Lets those who were woken go on, each to the end of its call or to where it sleeps again. */
  void letRousedGoOn() {
    while (isAnyRoused()) {
      gate.awaitUninterruptibly(allUp);
    }
  }

  /** When the next of them gives up, {@link Long#MAX_VALUE} for never. */
  long nextDeadlineNanos() {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < waiters.size(); i++) {
      next = Math.min(next, waiters.get(i).deadlineNanos);
    }
    return next;
  }
}
