package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Where the model of one live phone runs, so that it can be given up when it does not come back: whoever calls it waits
 * here, holding the kernel, and lends the kernel to the model's reports meanwhile.
 */
final class ModelThread extends Thread {

  private static final TimeSource CLOCK = TimeSource.wallClock();
  private static final long A_MOMENT_NANOS = 10_000;

  private enum Stage {
    RUNNING,
    /** The model reports, with the kernel of the caller, who cannot leave until that is over. */
    REPORTING,
    /** The caller has left; the model is a stranger now. */
    ABANDONED,
    ENDED
  }

  /** One call of the model. */
  private static final class Job {
    final LongSupplier code;
    final Thread caller = Thread.currentThread();
    final AtomicReference<Stage> stage = new AtomicReference<>(Stage.RUNNING);
    long answer;
    Throwable thrown;

    Job(LongSupplier code) {
      this.code = code;
    }
  }

  private final Object owner;
  private volatile Job job;
  private volatile boolean closed;
  /** How many reports deep the model is in the caller's place; only this thread knows. */
  private int reports;

  ModelThread(Object owner, String name) {
    super(null, null, name, 0, false);
    this.owner = owner;
    setDaemon(true);
  }

  @Override
  public void run() {
    while (!closed) {
      Job next = job;
      if (next == null) {
        LockSupport.park(this);
      } else {
        work(next);
      }
    }
  }

  private void work(Job next) {
    try {
      next.answer = next.code.getAsLong();
    } catch (Throwable thrown) {
      next.thrown = thrown;
    }
    reports = 0;
    job = null;
    next.stage.compareAndSet(Stage.RUNNING, Stage.ENDED);
    LockSupport.unpark(next.caller);
  }

  /**
   * Runs a model's code here and waits for its answer.
   *
   * @throws ModelBlocked when it takes longer than that, or an earlier call still does
   */
  long call(LongSupplier code, Duration patience) {
    if (job != null) {
      throw new ModelBlocked("an earlier call has not returned yet", true);
    }
    Job mine = new Job(code);
    job = mine;
    LockSupport.unpark(this);
    if (!await(mine, CLOCK.nanoTime() + patience.toNanos())) {
      throw new ModelBlocked(
          "after " + patience.toMillis() + " ms it is still in " + ThreadEnding.whereIs(this), false);
    }
    if (mine.thrown instanceof Error error) {
      throw error;
    }
    if (mine.thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (mine.thrown != null) {
      throw new IllegalStateException(mine.thrown);
    }
    return mine.answer;
  }

  /** Waits for the end of a call, whatever interrupts; false when it was given up. */
  private boolean await(Job mine, long untilNanos) {
    boolean interrupted = false;
    while (mine.stage.get() != Stage.ENDED) {
      long left = untilNanos - CLOCK.nanoTime();
      if (left <= 0 && mine.stage.compareAndSet(Stage.RUNNING, Stage.ABANDONED)) {
        break;
      }
      LockSupport.parkNanos(this, Math.max(left, A_MOMENT_NANOS));
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return mine.stage.get() == Stage.ENDED;
  }

  /** Whether this thread stands in for somebody of an owner who waits for it; then it has the kernel until it gives back. */
  boolean borrowKernel(Object whose) {
    Job mine = job;
    boolean borrowed = whose == owner && mine != null
        && (reports > 0 || mine.stage.compareAndSet(Stage.RUNNING, Stage.REPORTING));
    reports += borrowed ? 1 : 0;
    return borrowed;
  }

  /** Gives a borrowed kernel back; false when it was not borrowed. */
  boolean returnKernel() {
    if (reports == 0) {
      return false;
    }
    if (--reports == 0) {
      job.stage.set(Stage.RUNNING);
    }
    return true;
  }

  /** No more calls will come. */
  void close() {
    closed = true;
    LockSupport.unpark(this);
  }
}
