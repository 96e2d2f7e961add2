package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import dev.tapiemulator.spi.StateHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Live mode: any threads, side by side. One lock around the kernel, never held while an application's code runs;
 * whoever waits sleeps until what it waits for has come, and a timer thread until the next thing is due.
 */
final class LiveTurns implements Turns {

  private final LiveGate gate;
  private final LiveModels models;
  private final LiveTime time;
  private final LiveWaits waits;
  private final LiveFailure failure;
  private final Duration closingPatience;
  private final Duration modelPatience;
  private Kernel kernel;
  /** Whether closing has come to its end. */
  private volatile boolean ended;

  LiveTurns(EmulatorConfig config) {
    closingPatience = config.closingPatience();
    modelPatience = config.modelPatience();
    gate = new LiveGate(this);
    failure = new LiveFailure(gate);
    models = new LiveModels(gate, config.timeSource(), modelPatience, this::whenModelIsBack);
    time = new LiveTime(config.timeSource(), gate, failure);
    waits = new LiveWaits(this, gate, time);
  }

  @Override
  public void serve(Kernel theKernel) {
    kernel = theKernel;
    gate.serve(theKernel, time, waits);
    time.serve(theKernel, waits);
    waits.serve(theKernel);
  }

  // ---- operations

  @Override
  public void enterCall(ProcessSlot process) {
    gate.enter();
    if (!kernel.isAlive(process)) {
      Seat seat = gate.caller();
      gate.exit();
      throw seat.killed(process);
    }
  }

  @Override
  public void exitCall() {
    gate.exit();
  }

  @Override
  public int caller() {
    return gate.caller().number;
  }

  @Override
  public void enter() {
    gate.enter();
  }

  @Override
  public void exit() {
    gate.exit();
  }

  @Override
  public void enterFromOutside(String operation) {
    gate.enter();
    if (!gate.isOutermost() || gate.caller().depth() > 0) {
      gate.exit();
      throw new EmulatorMisuse(operation + " was called from inside a callback, an action or a call that waits");
    }
  }

  @Override
  public void callOut(Runnable code) {
    gate.callOut(code);
  }

  @Override
  public boolean isOver() {
    return gate.isClosed();
  }

  @Override
  public <T> T look(Supplier<T> at, BiConsumer<StateHash, T> seen) {
    gate.beginLook();
    try {
      return at.get();
    } finally {
      gate.endLook();
    }
  }

  /** Nobody knows where threads are that run beside each other. */
  @Override
  public void addTo(StateHash hash) {
    hash.addUntellable();
  }

  // ---- phones

  @Override
  public boolean beginReport() {
    return gate.beginReport();
  }

  @Override
  public void endReport() {
    gate.endReport();
  }

  @Override
  public boolean callsModelsDirectly() {
    return false;
  }

  @Override
  public long callModel(long phone, String phoneName, LongSupplier code) {
    return models.call(phone, phoneName, code);
  }

  /** A model that was left alone can be called again. */
  private void whenModelIsBack(long phone) {
    if (!gate.isClosed()) {
      kernel.modelIsBack(phone);
      time.lookAhead();
      waits.rouseAll();
    }
  }

  // ---- waiting

  @Override
  public boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what) {
    boolean came = ready.getAsBoolean() || waits.await(ready, deadlineNanos, what);
    gate.caller();
    return came;
  }

  /** A phone may settle its requests from a thread of its own: with nothing scheduled its patience is waited out. */
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

  // ---- threads

  @Override
  public Seat register(ProcessSlot process, Thread thread) {
    enter();
    try {
      Seat seat = gate.threads().register(process, thread);
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
    gate.begin();
    try {
      end(seat, thrown);
    } finally {
      gate.exit();
    }
  }

  private void end(Seat seat, Throwable thrown) {
    seat.ended = true;
    if (!gate.isClosed()) {
      kernel.recordThreadEnded(seat.home, seat.number, thrown == null ? "" : thrown.toString());
    }
    if (thrown != null) {
      failure.met("thread \"" + seat.name + "\" ended with ", thrown, kernel);
    }
  }

  @Override
  public boolean join(Seat other, long timeoutNanos) {
    enter();
    try {
      kernel.recordJoin(other.number, timeoutNanos);
      long deadline = Math.min(timeoutNanos, Long.MAX_VALUE - kernel.nowNanos()) + kernel.nowNanos();
      boolean itEnded =
          await(() -> other.ended, deadline, () -> "join waits for the end of thread \"" + other.name + "\"");
      kernel.recordJoined(other.number, itEnded);
      return itEnded;
    } finally {
      exit();
    }
  }

  @Override
  public void endThreadsOf(ProcessSlot process) {
    gate.threads().endThreadsOf(process);
  }

  // ---- the end

  @Override
  public void throwFailure() {
    failure.add(kernel.takeFailure());
    failure.throwIfAny();
  }

  /**
   * Only here is thrown what made the run worthless. Whoever closes first does the work, and a second one does not wait
   * for that, since it could be a thread that the first one waits for.
   */
  @Override
  public void close() {
    gate.requireOutsideModel();
    if (gate.close()) {
      models.hurry();
      endThreads();
      ended = true;
    }
    if (ended) {
      failure.throwIfAny();
    }
  }

  private void endThreads() {
    List<Thread> threads = new ArrayList<>();
    if (gate.beginWithin(modelPatience.plus(closingPatience))) {
      try {
        failure.add(kernel.takeFailure());
        gate.threads().close(threads);
        time.close(threads);
        models.close(threads);
        waits.rouseAll();
      } finally {
        gate.end();
      }
    } else {
      failure.add(new EmulatorFailure("somebody keeps the emulator busy, so its threads could not be told to end"));
    }
    try {
      ThreadEnding.endAll(threads, closingPatience);
    } catch (EmulatorFailure leftovers) {
      failure.add(leftovers);
    }
  }
}
