package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Live mode: any threads, side by side. One lock around the kernel, never held while an application's code runs;
 * whoever waits sleeps until what it waits for has come, and a timer thread until the next thing is due.
 */
final class LiveTurns implements Turns {

  private final ReentrantLock lock = new ReentrantLock();
  private final LiveTime time;
  private final LiveThreads threads = new LiveThreads();
  private final LiveModels models;
  private final List<Waiter> waiters = new ArrayList<>();
  private final Duration closingPatience;
  private final Duration modelPatience;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean closed;
  private Kernel kernel;
  /** What has made the run worthless without the kernel's knowing. */
  private EmulatorFailure failure;

  /** A thread that sleeps until something holds. */
  private record Waiter(BooleanSupplier ready, Condition wake) {}

  LiveTurns(EmulatorConfig config) {
    time = new LiveTime(config.timeSource(), lock, this);
    models = new LiveModels(config.modelPatience());
    closingPatience = config.closingPatience();
    modelPatience = config.modelPatience();
  }

  @Override
  public void serve(Kernel theKernel) {
    kernel = theKernel;
    time.serve(theKernel);
  }

  // ---- operations

  @Override
  public void enterCall(ProcessSlot process) {
    enter();
    if (!kernel.isAlive(process)) {
      Seat seat = threads.callerOn(kernel);
      exit();
      throw seat.killed(process);
    }
  }

  @Override
  public void exitCall() {
    exit();
  }

  @Override
  public int caller() {
    return threads.callerOn(kernel).number;
  }

  @Override
  public void enter() {
    requireOutsideModel();
    lock.lock();
    begin();
  }

  /** What every operation begins with, the lock being held; when it throws, the lock is free again. */
  private void begin() {
    try {
      requireOpen();
      time.catchUp();
      threads.callerOn(kernel);
      kernel.passOnReports();
    } catch (RuntimeException | Error refused) {
      lock.unlock();
      throw refused;
    }
  }

  @Override
  public void exit() {
    try {
      settle();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void enterFromOutside(String operation) {
    enter();
  }

  /** Wakes whoever can go on after what has happened, before the lock is left. */
  void settle() {
    if (closed) {
      return;
    }
    time.lookAhead();
    for (int i = 0; i < waiters.size(); i++) {
      Waiter waiter = waiters.get(i);
      if (waiter.ready.getAsBoolean()) {
        waiter.wake.signal();
      }
    }
  }

  private void requireOutsideModel() {
    if (models.borrowKernel()) {
      try {
        EmulatorMisuse misuse = new EmulatorMisuse(
            "a phone must not call TAPI, or let time pass, from inside a call that TAPI makes to it");
        kernel.reentered(misuse);
        throw misuse;
      } finally {
        models.returnKernel();
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw over();
    }
  }

  private RuntimeException over() {
    if (Thread.currentThread() instanceof EmulatorThread registered) {
      throw new ThreadEnded("the emulator of thread \"" + registered.getName() + "\" was closed");
    }
    return new EmulatorMisuse("the emulator was closed or reset; attach to a new one");
  }

  @Override
  public void beginLook() {
    lock.lock();
    if (!closed) {
      time.catchUp();
    }
  }

  @Override
  public void endLook() {
    exit();
  }

  @Override
  public void callOut(Runnable code) {
    settle();
    lock.unlock();
    try {
      code.run();
    } finally {
      lock.lock();
    }
    requireOpen();
    time.catchUp();
    threads.callerOn(kernel);
  }

  @Override
  public boolean isOver() {
    return closed;
  }

  // ---- phones

  @Override
  public void beginReport() {
    if (!models.borrowKernel()) {
      lock.lock();
      if (!closed) {
        time.catchUp();
      }
    }
  }

  @Override
  public void endReport() {
    if (!models.returnKernel()) {
      exit();
    }
  }

  @Override
  public boolean callsModelsDirectly() {
    return false;
  }

  @Override
  public long callModel(long phone, String phoneName, LongSupplier code) {
    return models.call(phone, phoneName, code);
  }

  // ---- waiting

  @Override
  public boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what) {
    if (ready.getAsBoolean()) {
      return true;
    }
    Waiter waiter = new Waiter(ready, lock.newCondition());
    waiters.add(waiter);
    boolean interrupted = false;
    try {
      while (!ready.getAsBoolean() && kernel.nowNanos() < deadlineNanos) {
        settle();
        interrupted |= sleep(waiter.wake, deadlineNanos, what);
        requireToGoOn();
        time.catchUp();
      }
      threads.callerOn(kernel);
      return ready.getAsBoolean();
    } finally {
      waiters.remove(waiter);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Sleeps without the lock; whether a registered thread was interrupted, which its application may want to know. */
  private boolean sleep(Condition wake, long deadlineNanos, Supplier<String> what) {
    try {
      time.await(wake, deadlineNanos);
      return false;
    } catch (InterruptedException interruption) {
      if (Thread.currentThread() instanceof EmulatorThread) {
        return true;
      }
      Thread.currentThread().interrupt();
      throw new EmulatorFailure("interrupted while " + what.get(), interruption);
    }
  }

  /** After a sleep the emulator may be closed, or the process of the sleeper dead. */
  private void requireToGoOn() {
    requireOpen();
    if (Thread.currentThread() instanceof EmulatorThread registered && registered.seat().doomed) {
      throw new ThreadEnded("the process of thread \"" + registered.getName() + "\" was killed");
    }
  }

  /** A phone may settle its requests from a thread of its own, so its patience is waited out when nothing is scheduled. */
  @Override
  public void awaitIfPossible(BooleanSupplier ready, Supplier<String> what) {
    boolean scheduled;
    do {
      scheduled = kernel.nextDeadlineNanos() != Long.MAX_VALUE;
    } while ((scheduled || !time.isManual())
        && !await(ready, kernel.nowNanos() + modelPatience.toNanos(), what)
        && scheduled);
  }

  // ---- time

  @Override
  public void advance(long nanos) {
    enterFromOutside("advance");
    try {
      time.requireManual("advance");
      kernel.recordAdvance(nanos);
      time.moveBy(nanos);
    } finally {
      exit();
    }
  }

  @Override
  public boolean runUntilIdle(long nanos) {
    enterFromOutside("runUntilIdle");
    try {
      time.requireManual("runUntilIdle");
      kernel.recordRunUntilIdle(nanos);
      return time.moveUntilIdle(nanos);
    } finally {
      exit();
    }
  }

  @Override
  public void schedule(long delayNanos, Runnable action) {
    enter();
    try {
      time.schedule(delayNanos, action);
    } finally {
      exit();
    }
  }

  /** What the timer thread does. */
  void keepTime() {
    time.keepTime();
  }

  /** Keeps the first exception that nobody else could be told, for the end. */
  void failed(String what, Throwable thrown) {
    if (failure == null) {
      failure = new EmulatorFailure(what + thrown, History.of(kernel.journal()), thrown);
    }
  }

  // ---- threads

  @Override
  public Seat register(ProcessSlot process, Thread thread) {
    enter();
    try {
      Seat seat = threads.register(process, thread);
      kernel.recordThreadStarted(process, seat.number, seat.name);
      return seat;
    } finally {
      exit();
    }
  }

  @Override
  public void run(Seat seat, Runnable body) {
    Throwable thrown = null;
    try {
      body.run();
    } catch (ThreadEnded told) {
      // As it should.
    } catch (Throwable uncaught) {
      thrown = uncaught;
    }
    lock.lock();
    try {
      ended(seat, thrown);
    } finally {
      exit();
    }
  }

  private void ended(Seat seat, Throwable thrown) {
    seat.ended = true;
    threads.ended(seat);
    if (!closed) {
      kernel.recordThreadEnded(seat.home, seat.number, thrown == null ? "" : thrown.toString());
      if (thrown != null) {
        failed("thread \"" + seat.name + "\" ended with ", thrown);
      }
    }
  }

  @Override
  public boolean join(Seat other, long timeoutNanos) {
    enter();
    try {
      kernel.recordJoin(other.number, timeoutNanos);
      long deadline = Math.min(timeoutNanos, Long.MAX_VALUE - kernel.nowNanos()) + kernel.nowNanos();
      boolean ended =
          await(() -> other.ended, deadline, () -> "join waits for the end of thread \"" + other.name + "\"");
      kernel.recordJoined(other.number, ended);
      return ended;
    } finally {
      exit();
    }
  }

  @Override
  public void endThreadsOf(ProcessSlot process) {
    for (Seat seat : threads.registered()) {
      if (seat.home == process && seat.thread != Thread.currentThread()) {
        seat.doomed = true;
        seat.thread.interrupt();
      }
    }
  }

  // ---- the end

  @Override
  public void throwFailure() {
    EmulatorFailure known = failure != null ? failure : kernel.takeFailure();
    if (known != null) {
      throw known;
    }
  }

  /** Only here is thrown what made the run worthless: live, no call is the one to blame. */
  @Override
  public void close() {
    requireOutsideModel();
    if (closing.getAndSet(true)) {
      return;
    }
    List<Thread> toEnd = new ArrayList<>();
    closed = true;
    models.close(toEnd);
    boolean locked = lockInTime();
    try {
      if (locked) {
        waiters.forEach(waiter -> waiter.wake.signalAll());
        time.close(toEnd);
        threads.registered().forEach(seat -> toEnd.add(seat.thread));
      }
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
    ThreadEnding.endAll(toEnd, closingPatience);
    throwFailure();
  }

  /** Whoever has the lock gives it back in time, since models are waited for only so long. */
  private boolean lockInTime() {
    try {
      return lock.tryLock(modelPatience.plus(closingPatience).toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return lock.tryLock();
    }
  }
}
