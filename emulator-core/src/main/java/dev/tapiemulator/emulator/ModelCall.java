package dev.tapiemulator.emulator;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * One call of a live phone's model, which two threads share: the caller, who has the kernel and waits, and the model's
 * own. Whoever moves the stage on from where both may move it has decided who has the kernel.
 */
final class ModelCall {

  private static final TimeSource CLOCK = TimeSource.wallClock();

  private enum Stage {
    /** The model's thread has not begun. */
    WAITING,
    RUNNING,
    /** The model reports, with the kernel of the caller, who cannot leave until that is over. */
    REPORTING,
    /** As before, and the caller leaves when it is over. */
    LAST_REPORT,
    /** The caller has left; the model is a stranger now. */
    ABANDONED,
    ENDED
  }

  private final LongSupplier code;
  private final Thread caller = Thread.currentThread();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  /** How many reports deep the model is in the caller's place; only its own thread knows. */
  private int reports;
  private long answer;
  private Throwable thrown;

  /** A call made by the calling thread. */
  ModelCall(LongSupplier code) {
    this.code = code;
  }

  // ---- on the model's thread

  /** Runs the code; false when the caller has left before its end. A call that nobody waits for is not even begun. */
  boolean run() {
    if (!moves(Stage.WAITING, Stage.RUNNING)) {
      return false;
    }
    try {
      answer = code.getAsLong();
    } catch (Throwable anything) {
      thrown = anything;
    }
    boolean awaited = moves(Stage.RUNNING, Stage.ENDED);
    LockSupport.unpark(caller);
    return awaited;
  }

  /** Whether the caller waits and has lent the kernel; then it must be given back. */
  boolean borrowKernel() {
    boolean borrowed = reports > 0 || moves(Stage.RUNNING, Stage.REPORTING);
    reports += borrowed ? 1 : 0;
    return borrowed;
  }

  /** Gives the kernel back; false when it was not borrowed. */
  boolean returnKernel() {
    if (reports == 0) {
      return false;
    }
    if (--reports == 0 && !moves(Stage.REPORTING, Stage.RUNNING)) {
      stage.set(Stage.ABANDONED);
      LockSupport.unpark(caller);
    }
    return true;
  }

  // ---- on the caller's thread

  /** Waits for the end, whatever interrupts; false when the time was over first and the model was left alone. */
  boolean await(long patienceNanos) {
    long began = CLOCK.nanoTime();
    boolean interrupted = false;
    while (isUnderWay()) {
      long left = patienceNanos - (CLOCK.nanoTime() - began);
      if (left > 0) {
        LockSupport.parkNanos(this, left);
      } else {
        leave();
      }
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return stage.get() == Stage.ENDED;
  }

  private boolean isUnderWay() {
    Stage now = stage.get();
    return now != Stage.ENDED && now != Stage.ABANDONED;
  }

  /** Leaves at once, or waits for the end of a report that is under way, which is the kernel's own and short. */
  private void leave() {
    boolean left = moves(Stage.WAITING, Stage.ABANDONED) || moves(Stage.RUNNING, Stage.ABANDONED);
    if (!left && (moves(Stage.REPORTING, Stage.LAST_REPORT) || stage.get() == Stage.LAST_REPORT)) {
      LockSupport.park(this);
    }
  }

  /** What the model answered, or the exception that left it. */
  long answer() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
    return answer;
  }

  private boolean moves(Stage from, Stage to) {
    return stage.compareAndSet(from, to);
  }
}
