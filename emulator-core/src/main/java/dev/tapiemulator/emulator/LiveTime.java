package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;

/**
 * The time of a live emulator, used under its lock: what is due happens as soon as anybody looks, and a thread sleeps
 * until the next thing is due when nobody does. Manual time has no such thread, since it moves only in {@code advance}.
 */
final class LiveTime {

  /** A phone whose timer starts itself again at once must not keep everybody else out. */
  private static final int MOST_STEPS_AT_ONCE = 1000;

  /** So many times may that happen before time has moved, when it is moved by hand. */
  private static final int MOST_ROUNDS_AT_A_MOMENT = 100;

  /** Others must get the lock between one round and the next. */
  private static final long SHORTEST_SLEEP_NANOS = 50_000;

  private final TimeSource clock;
  private final long startNanos;
  private final LiveGate gate;
  private final LiveFailure failure;
  private final Condition earlier;
  private final List<Runnable> actions = new ArrayList<>(0);
  /** Actions that are due and wait for somebody to run them without the lock. */
  private final ArrayDeque<Integer> dueActions = new ArrayDeque<>(0);
  private LiveWaits waits;
  private Kernel kernel;
  private LiveTimer timer;
  private long sleepsUntilNanos;

  LiveTime(TimeSource clock, LiveGate gate, LiveFailure failure) {
    this.clock = clock;
    this.startNanos = clock.nanoTime();
    this.gate = gate;
    this.failure = failure;
    this.earlier = gate.newCondition();
  }

  void serve(Kernel theKernel, LiveWaits theWaits) {
    kernel = theKernel;
    waits = theWaits;
  }

  private long nowNanos() {
    return clock.nanoTime() - startNanos;
  }

  /** Lets time pass, but nothing happen. */
  void moveOn() {
    kernel.moveTo(Math.min(nowNanos(), kernel.nextDeadlineNanos()));
  }

  /** Lets everything happen that is due by now. */
  void catchUp() {
    long now = nowNanos();
    for (int steps = 0; isDue(now) && steps < MOST_STEPS_AT_ONCE; steps++) {
      int action = kernel.step();
      if (action != Kernel.NO_ACTION) {
        dueActions.add(action);
      }
    }
    kernel.moveTo(now);
  }

  private boolean isDue(long now) {
    long next = kernel.nextDeadlineNanos();
    return next <= now && next != Long.MAX_VALUE;
  }

  /** Sleeps without the lock until woken, or a moment of the emulator's time has come. */
  void await(Condition wake, long deadlineNanos) throws InterruptedException {
    long deadline = deadlineNanos + startNanos;
    boolean endless = deadlineNanos == Long.MAX_VALUE || deadline < startNanos;
    gate.await(wake, clock, endless ? Long.MAX_VALUE : deadline);
  }

  // ---- the timer thread

  /** Sees to it that the next thing will happen in time. */
  void lookAhead() {
    boolean somethingAhead = kernel.nextDeadlineNanos() != Long.MAX_VALUE || !dueActions.isEmpty();
    if (isManual() || !somethingAhead) {
      return;
    }
    if (timer == null) {
      LiveTimer started = new LiveTimer(this);
      started.start();
      timer = started;
    } else if (kernel.nextDeadlineNanos() < sleepsUntilNanos || !dueActions.isEmpty()) {
      earlier.signal();
    }
  }

  /** What the timer thread does for all its life. */
  void keepTime() {
    gate.begin();
    try {
      while (!gate.isClosed()) {
        keepTimeOnce();
      }
    } finally {
      gate.end();
    }
  }

  /** Whatever an action, or the emulator itself, does wrong, the next thing must happen in time all the same. */
  private void keepTimeOnce() {
    try {
      catchUp();
      runDueActions();
      gate.settle();
      if (dueActions.isEmpty() && !gate.isClosed()) {
        sleepsUntilNanos = Math.max(kernel.nextDeadlineNanos(), kernel.nowNanos() + SHORTEST_SLEEP_NANOS);
        await(earlier, sleepsUntilNanos);
      }
    } catch (InterruptedException woken) {
      // By the end of the emulator, or by an action that interrupts its own thread.
    } catch (RuntimeException | Error broken) {
      failure.met("on the timer thread: ", broken, kernel);
    }
  }

  // ---- actions of the test

  void schedule(long delayNanos, Runnable action) {
    actions.add(action);
    kernel.schedule(delayNanos, actions.size() - 1);
  }

  /** What leaves an action goes to whoever runs it: the timer thread, or the one that moves manual time. */
  private void runDueActions() {
    for (Integer action = dueActions.poll(); action != null; action = dueActions.poll()) {
      gate.caller();
      kernel.recordAction(action, false);
      try {
        gate.callOut(actions.set(action, null));
      } finally {
        if (!gate.isClosed()) {
          kernel.recordAction(action, true);
        }
      }
    }
  }

  // ---- manual time

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
    moveThrough(until);
    moveTo(until);
  }

  /** Moves manual time on while anything is due within so much of it; whether nothing is left. */
  boolean moveUntilIdle(long nanos) {
    moveThrough(kernel.nowNanos() + nanos);
    return kernel.nextDeadlineNanos() == Long.MAX_VALUE;
  }

  /** The ends of other threads' waits are due as everything else is. */
  private void moveThrough(long untilNanos) {
    moveTo(kernel.nowNanos());
    int roundsAtThisMoment = 0;
    for (long next = nextMomentNanos(); next <= untilNanos && next != Long.MAX_VALUE; next = nextMomentNanos()) {
      roundsAtThisMoment = next <= kernel.nowNanos() ? roundsAtThisMoment + 1 : 0;
      if (roundsAtThisMoment == MOST_ROUNDS_AT_A_MOMENT) {
        throw new EmulatorFailure("time stands still at " + Duration.ofNanos(next).toMillis()
            + " ms: timers and actions are due there without end, each starting the next, it seems");
      }
      moveTo(next);
    }
  }

  private long nextMomentNanos() {
    return Math.min(kernel.nextDeadlineNanos(), waits.nextDeadlineNanos());
  }

  /** Whoever can go on at that moment does so before time moves further. */
  private void moveTo(long nanos) {
    ((ManualTime) clock).moveTo(startNanos + nanos);
    catchUp();
    runDueActions();
    gate.settle();
    waits.letRousedGoOn();
    gate.requireToGoOn();
  }

  // ---- the end

  /** Wakes the timer thread to end, and adds it to those to be waited for. */
  void close(List<Thread> toEnd) {
    earlier.signal();
    if (timer != null) {
      toEnd.add(timer);
    }
  }
}
