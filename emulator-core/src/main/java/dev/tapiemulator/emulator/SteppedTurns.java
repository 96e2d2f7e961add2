package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Stepped mode on one thread: virtual time passes only while something waits or is told to let it pass. */
final class SteppedTurns implements Turns {

  /** What a run does at one moment, or while one call waits, at most: far more than any run means to. */
  private static final int MOST_STEPS = 1_000_000;

  private final Kernel kernel;
  private final List<Runnable> actions = new ArrayList<>(0);
  private int depth;
  /** How many things have been run since time last moved. */
  private int stepsAtThisMoment;
  private boolean closed;

  SteppedTurns(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void enter(ProcessSlot process) {
    if (closed) {
      throw new EmulatorMisuse("the emulator was closed or reset; attach to a new one");
    }
    if (kernel.isInsideModel()) {
      EmulatorMisuse misuse =
          new EmulatorMisuse("a phone must not call TAPI, or let time pass, from inside a call that TAPI makes to it");
      kernel.reentered(misuse);
      throw misuse;
    }
    if (process != null && !kernel.isAlive(process)) {
      throw new EmulatorMisuse("process \"" + process.name() + "\" was killed");
    }
    depth++;
    kernel.passOnReports();
  }

  @Override
  public void exit() {
    depth--;
    if (depth == 0) {
      throwFailure();
    }
  }

  /** Throws what has made the run worthless, if anything has. */
  void throwFailure() {
    EmulatorFailure failure = kernel.takeFailure();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what) {
    for (int steps = 0; !ready.getAsBoolean(); steps++) {
      requireProgress(steps, what);
      long next = kernel.nextDeadlineNanos();
      if (next == Long.MAX_VALUE && deadlineNanos == Long.MAX_VALUE) {
        throw new DeadlockFailure(what.get() + " for ever: nothing is scheduled that could bring it, at "
            + Duration.ofNanos(kernel.nowNanos()).toMillis() + " ms" + kernel.describeOutstanding());
      }
      if (next > deadlineNanos) {
        kernel.moveTo(deadlineNanos);
        return false;
      }
      step();
    }
    return true;
  }

  @Override
  public void awaitIfPossible(BooleanSupplier ready, Supplier<String> what) {
    for (int steps = 0; !ready.getAsBoolean() && kernel.nextDeadlineNanos() != Long.MAX_VALUE; steps++) {
      requireProgress(steps, what);
      step();
    }
  }

  /** A phone with a timer that starts itself again keeps time going for ever; that must not look like a hang. */
  private void requireProgress(int steps, Supplier<String> what) {
    if (steps == MOST_STEPS) {
      throw new DeadlockFailure(what.get() + " in vain: " + steps + " other things have happened meanwhile, up to "
          + Duration.ofNanos(kernel.nowNanos()).toMillis() + " ms" + kernel.describeOutstanding());
    }
  }

  /** Begins something that only the outermost operation may do, such as to let time pass. */
  void enterFromOutside(String operation) {
    enter(null);
    if (depth > 1) {
      depth--;
      throw new EmulatorMisuse(operation + " was called from inside a callback, an action or a call that waits");
    }
  }

  /** Runs everything that is due up to a moment, and moves there. */
  void passUntil(long nanos) {
    while (isDueBy(nanos)) {
      step();
    }
    kernel.moveTo(nanos);
  }

  private boolean isDueBy(long nanos) {
    long next = kernel.nextDeadlineNanos();
    return next <= nanos && next != Long.MAX_VALUE;
  }

  /** Runs everything that is scheduled up to a moment; whether nothing is left. */
  boolean runUntil(long nanos) {
    while (isDueBy(nanos)) {
      step();
    }
    return kernel.nextDeadlineNanos() == Long.MAX_VALUE;
  }

  /** Keeps an action of the test until its time comes. */
  void schedule(long delayNanos, Runnable action) {
    actions.add(action);
    kernel.schedule(delayNanos, actions.size() - 1);
  }

  void close() {
    closed = true;
  }

  private void step() {
    long before = kernel.nowNanos();
    int action = kernel.step();
    stepsAtThisMoment = kernel.nowNanos() == before ? stepsAtThisMoment + 1 : 0;
    if (stepsAtThisMoment == MOST_STEPS) {
      stepsAtThisMoment = 0;
      throw new EmulatorFailure("time stands still at " + Duration.ofNanos(before).toMillis() + " ms: " + MOST_STEPS
          + " timers and actions were due there, each starting the next, it seems");
    }
    if (action != Kernel.NO_ACTION) {
      kernel.recordAction(action, false);
      try {
        actions.set(action, null).run();
      } finally {
        kernel.recordAction(action, true);
      }
    }
  }
}
