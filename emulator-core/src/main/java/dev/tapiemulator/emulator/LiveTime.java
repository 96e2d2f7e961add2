package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time of a live emulator, used under its lock: what is due happens as soon as anybody looks, and a thread sleeps
 * until the next thing is due when nobody does. Manual time has no such thread, since it moves only in {@code advance}.
 */
final class LiveTime {

  /** A phone whose timer starts itself again at once must not keep everybody else out. */
  private static final int MOST_STEPS_AT_ONCE = 1000;

  /** Others must get the lock between one round and the next. */
  private static final long SHORTEST_SLEEP_NANOS = 50_000;

  private final TimeSource clock;
  private final long startNanos;
  private final ReentrantLock lock;
  private final LiveTurns turns;
  private final Condition earlier;
  private final List<Runnable> actions = new ArrayList<>(0);
  /** Actions that are due and wait for somebody to run them without the lock. */
  private final ArrayDeque<Integer> dueActions = new ArrayDeque<>(0);
  private Kernel kernel;
  private LiveTimer timer;
  private long sleepsUntilNanos;

  LiveTime(TimeSource clock, ReentrantLock lock, LiveTurns turns) {
    this.clock = clock;
    this.startNanos = clock.nanoTime();
    this.lock = lock;
    this.turns = turns;
    this.earlier = lock.newCondition();
  }

  void serve(Kernel theKernel) {
    kernel = theKernel;
  }

  private long nowNanos() {
    return clock.nanoTime() - startNanos;
  }

  /** Lets everything happen that is due by now. */
  void catchUp() {
    long now = nowNanos();
    for (int steps = 0; kernel.nextDeadlineNanos() <= now && steps < MOST_STEPS_AT_ONCE; steps++) {
      int action = kernel.step();
      if (action != Kernel.NO_ACTION) {
        dueActions.add(action);
      }
    }
    kernel.moveTo(now);
  }

  /** Sees to it that the next thing will happen in time. */
  void lookAhead() {
    if (isManual()) {
      catchUp();
      return;
    }
    boolean somethingAhead = kernel.nextDeadlineNanos() != Long.MAX_VALUE || !dueActions.isEmpty();
    if (timer == null && somethingAhead) {
      timer = new LiveTimer(turns);
      timer.start();
    } else if (timer != null && (kernel.nextDeadlineNanos() < sleepsUntilNanos || !dueActions.isEmpty())) {
      earlier.signal();
    }
  }

  /** Sleeps without the lock until woken, or a moment of the emulator's time has come. */
  void await(Condition wake, long deadlineNanos) throws InterruptedException {
    long deadline = deadlineNanos + startNanos;
    boolean endless = deadlineNanos == Long.MAX_VALUE || deadline < startNanos;
    clock.await(lock, wake, endless ? Long.MAX_VALUE : deadline);
  }

  /** What the timer thread does for all its life. */
  void keepTime() {
    lock.lock();
    try {
      while (!turns.isOver()) {
        catchUp();
        runDueActions();
        turns.settle();
        if (dueActions.isEmpty() && !turns.isOver()) {
          sleepsUntilNanos = Math.max(kernel.nextDeadlineNanos(), kernel.nowNanos() + SHORTEST_SLEEP_NANOS);
          await(earlier, sleepsUntilNanos);
        }
      }
    } catch (InterruptedException closed) {
      // The emulator was closed.
    } finally {
      lock.unlock();
    }
  }

  void schedule(long delayNanos, Runnable action) {
    actions.add(action);
    kernel.schedule(delayNanos, actions.size() - 1);
  }

  private void runDueActions() {
    for (Integer action = dueActions.poll(); action != null; action = dueActions.poll()) {
      kernel.recordAction(action, false);
      try {
        turns.callOut(actions.set(action, null));
      } catch (RuntimeException | Error thrown) {
        if (turns.isOver()) {
          return;
        }
        turns.failed("a scheduled action ended with ", thrown);
      }
      kernel.recordAction(action, true);
    }
  }

  boolean isManual() {
    return clock instanceof ManualTime;
  }

  void requireManual(String operation) {
    if (!isManual()) {
      throw new EmulatorMisuse(operation + " was called live, where time passes by itself; wait for something instead");
    }
  }

  /** Moves manual time on, from one thing that is due to the next. */
  void moveBy(long nanos) {
    long until = kernel.nowNanos() + nanos;
    while (kernel.nextDeadlineNanos() <= until && kernel.nextDeadlineNanos() != Long.MAX_VALUE) {
      moveTo(kernel.nextDeadlineNanos());
    }
    moveTo(until);
  }

  /** Moves manual time on while anything is due within so much of it; whether nothing is left. */
  boolean moveUntilIdle(long nanos) {
    long until = kernel.nowNanos() + nanos;
    while (kernel.nextDeadlineNanos() <= until && kernel.nextDeadlineNanos() != Long.MAX_VALUE) {
      moveTo(kernel.nextDeadlineNanos());
    }
    return kernel.nextDeadlineNanos() == Long.MAX_VALUE;
  }

  private void moveTo(long nanos) {
    ((ManualTime) clock).moveTo(startNanos + nanos);
    catchUp();
    runDueActions();
    turns.settle();
  }

  /** Wakes the timer thread to end, and adds it to those to be waited for. */
  void close(List<Thread> toEnd) {
    earlier.signalAll();
    if (timer != null) {
      toEnd.add(timer);
    }
  }
}
