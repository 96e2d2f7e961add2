package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The one lock around the kernel of a live emulator: who goes in, and what is done on the way in and out. */
final class LiveGate {

  private static final TimeSource CLOCK = TimeSource.wallClock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Turns turns;
  private final LiveThreads threads = new LiveThreads();
  private final LiveModels models;
  private LiveTime time;
  private LiveWaits waits;
  private Kernel kernel;
  private volatile boolean closed;

  LiveGate(Turns turns, LiveModels models) {
    this.turns = turns;
    this.models = models;
  }

  /** What is done on the way in and out needs the gate itself, and comes later. */
  void serve(Kernel theKernel, LiveTime theTime, LiveWaits theWaits) {
    kernel = theKernel;
    time = theTime;
    waits = theWaits;
  }

  LiveThreads threads() {
    return threads;
  }

  /** Something that can be waited for inside. */
  Condition newCondition() {
    return lock.newCondition();
  }

  /** Sleeps without the lock until the condition is signalled, or the clock has reached the deadline. */
  void await(Condition condition, TimeSource clock, long deadlineNanos) throws InterruptedException {
    clock.await(lock, condition, deadlineNanos);
  }

  // ---- operations

  void enter() {
    requireOutsideModel();
    lock.lock();
    try {
      requireToGoOn();
      if (isOutermost()) {
        time.catchUp();
      }
      caller();
      kernel.passOnReports();
    } catch (Throwable refused) {
      exit();
      throw refused;
    }
  }

  void exit() {
    try {
      if (isOutermost() && !closed) {
        if (time.isManual()) {
          time.catchUp(); // Nobody else does.
        }
        settle();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets the calling thread in without anything being done on the way, when nothing may be. */
  void enterQuietly() {
    lock.lock();
  }

  void exitQuietly() {
    lock.unlock();
  }

  /** Lets the calling thread in within so much time, whatever interrupts; whether it is in. */
  boolean enterWithin(Duration patience) {
    long began = CLOCK.nanoTime();
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return lock.tryLock(patience.toNanos() - (CLOCK.nanoTime() - began), TimeUnit.NANOSECONDS);
        } catch (InterruptedException disturbed) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The seat of the calling thread, which is inside, after the journal has been told that it acts. */
  Seat caller() {
    return threads.callerOn(kernel);
  }

  /** Whether the calling thread is inside, but not inside another operation, in which nothing else may happen. */
  boolean isOutermost() {
    return lock.getHoldCount() == 1;
  }

  /** Sees to it that nobody sleeps for longer than need be, before the lock is left. */
  void settle() {
    if (!closed) {
      time.lookAhead();
      waits.rouse();
    }
  }

  /** Runs an application's code, which may do anything, outside. */
  void callOut(Runnable code) {
    Seat seat = caller();
    seat.goIn();
    settle();
    lock.unlock();
    try {
      code.run();
    } finally {
      lock.lock();
      seat.goOut();
      if (!closed) {
        time.catchUp();
        caller();
      }
    }
    requireToGoOn();
  }

  // ---- looks and reports

  /** Keeps others out while something is looked at; a model looks in its caller's place, who waits with the lock. */
  void beginLook() {
    if (models.borrowKernel()) {
      return;
    }
    lock.lock();
    try {
      if (isOutermost() && !closed) {
        time.catchUp();
      }
    } catch (Throwable broken) {
      lock.unlock();
      throw broken;
    }
  }

  void endLook() {
    if (!models.returnKernel()) {
      exit();
    }
  }

  // ---- who may not go in

  void requireOutsideModel() {
    if (models.isCaller()) {
      EmulatorMisuse misuse = new EmulatorMisuse(
          "a phone must not call TAPI, or let time pass, from inside a call that TAPI makes to it");
      if (models.borrowKernel()) { // Otherwise its caller has left, and the phone was blamed for that.
        kernel.reentered(misuse);
        models.returnKernel();
      }
      throw misuse;
    }
  }

  /** Ends a thread whose emulator is closed, or whose process is dead. */
  void requireToGoOn() {
    EmulatorThread registered = EmulatorThread.calling(turns);
    if (closed && registered == null) {
      throw new EmulatorMisuse("the emulator was closed or reset; attach to a new one");
    }
    if (closed) {
      throw new ThreadEnded("the emulator of thread \"" + registered.getName() + "\" was closed");
    }
    if (registered != null && registered.seat().doomed) {
      throw new ThreadEnded("the process of thread \"" + registered.getName() + "\" was killed");
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Nobody goes in any more, and those inside come to their end; whether that is new. */
  synchronized boolean close() {
    boolean isNew = !closed;
    closed = true;
    return isNew;
  }
}
