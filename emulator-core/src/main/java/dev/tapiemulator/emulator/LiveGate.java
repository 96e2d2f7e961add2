package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one lock around the kernel of a live emulator: who goes in, and what is done on the way in and out.
 *
 * <p>An operation has the kernel from its beginning to its end, but lets the lock go while it waits for a phone's
 * model: then phones may report, from whatever thread, while other operations wait until it is over. So a phone may have
 * locks of its own, which it holds when it is called and when it reports.
 */
final class LiveGate {

  private static final TimeSource CLOCK = TimeSource.wallClock();

  /** Fair: a thread that calls without a pause would otherwise keep all others out for tens of milliseconds. */
  private final ReentrantLock lock = new ReentrantLock(true);
  /** Operations wait here for the end of another one; each wakes one when it ends. */
  private final Condition free = lock.newCondition();
  /** Whether an operation waits for a phone's model. */
  private boolean lent;
  private final Turns turns;
  private final LiveThreads threads = new LiveThreads();
  private LiveTime time;
  private LiveWaits waits;
  private Kernel kernel;
  private volatile boolean closed;

  LiveGate(Turns turns) {
    this.turns = turns;
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

  // ---- the lock

  /** Goes in, or deeper in, for something that is not an operation. */
  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Something that can be waited for inside. */
  Condition newCondition() {
    return lock.newCondition();
  }

  /** Whether the calling thread is inside, but not inside something else, in whose midst nothing may happen. */
  boolean isOutermost() {
    return lock.getHoldCount() == 1;
  }

  /** Goes in when no other operation is under way. */
  void begin() {
    lock.lock();
    awaitFree();
  }

  /** Goes in within so much time, whatever interrupts; whether that was possible. */
  boolean beginWithin(Duration patience) {
    long began = CLOCK.nanoTime();
    boolean interrupted = false;
    boolean inside = false;
    for (long left = patience.toNanos(); left > 0; left = patience.toNanos() - (CLOCK.nanoTime() - began)) {
      try {
        inside = inside || lock.tryLock(left, TimeUnit.NANOSECONDS);
        if (inside && !lent) {
          break;
        }
        if (inside) {
          free.awaitNanos(left);
        }
      } catch (InterruptedException disturbed) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (inside && lent) {
      lock.unlock();
    }
    return lock.isHeldByCurrentThread();
  }

  private void awaitFree() {
    while (lent) {
      free.awaitUninterruptibly();
    }
  }

  /** Goes out; nothing is done on the way. */
  void end() {
    free.signal();
    lock.unlock();
  }

  /** Sleeps outside until the condition is signalled, or the clock has reached the deadline. */
  void await(Condition condition, TimeSource clock, long deadlineNanos) throws InterruptedException {
    free.signal();
    try {
      clock.await(lock, condition, deadlineNanos);
    } finally {
      awaitFree();
    }
  }

  /** The same within an operation, which no other one may interrupt: phones may. */
  void awaitPhone(Condition condition, TimeSource clock, long deadlineNanos) throws InterruptedException {
    lent = true;
    try {
      clock.await(lock, condition, deadlineNanos);
    } finally {
      lent = false;
    }
  }

  /** Sleeps outside until the condition is signalled. */
  void awaitUninterruptibly(Condition condition) {
    free.signal();
    condition.awaitUninterruptibly();
    awaitFree();
  }

  // ---- operations

  void enter() {
    requireOutsideModel();
    begin();
    try {
      requireToGoOn();
      if (isOutermost()) {
        time.catchUp();
      }
      caller();
      kernel.operationBegins();
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
      end();
    }
  }

  /** The seat of the calling thread, which is inside, after the journal has been told that it acts. */
  Seat caller() {
    return threads.callerOn(kernel);
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
    end();
    try {
      code.run();
    } finally {
      begin();
      seat.goOut();
      if (!closed) {
        time.catchUp();
        caller();
      }
    }
    requireToGoOn();
  }

  // ---- looks and reports

  /** Keeps others out while something is looked at; a model looks in the midst of the operation that called it. */
  void beginLook() {
    lock.lock();
    try {
      if (isOutermost() && model() == null) {
        awaitFree();
        if (!closed) {
          time.catchUp();
        }
      }
    } catch (Throwable broken) {
      end();
      throw broken;
    }
  }

  void endLook() {
    if (model() == null) {
      exit();
    } else {
      lock.unlock();
    }
  }

  /** A report waits for no operation, and calls no model; whether anybody hears it. */
  boolean beginReport() {
    lock.lock();
    boolean inTheMidst = !isOutermost() || kernel.isInsideModel();
    if (isOutermost() && !closed) {
      time.moveOn();
    }
    return inTheMidst || !closed;
  }

  void endReport() {
    try {
      if (isOutermost()) {
        settle();
        if (time.isManual()) {
          waits.rouseAll(); // Who wakes lets happen what has become due.
        }
      }
    } finally {
      lock.unlock();
    }
  }

  // ---- who may not go in

  /** The calling thread when it is one of a phone's model here, else null. */
  private ModelThread model() {
    return Thread.currentThread() instanceof ModelThread model && model.isOf(this) ? model : null;
  }

  void requireOutsideModel() {
    ModelThread model = model();
    if (model != null) {
      EmulatorMisuse misuse = new EmulatorMisuse(
          "a phone must not call TAPI, or let time pass, from inside a call that TAPI makes to it");
      lock.lock();
      try {
        if (model.isAwaited()) { // Otherwise its caller has left, and the phone was blamed for that.
          kernel.reentered(misuse);
        }
      } finally {
        lock.unlock();
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
