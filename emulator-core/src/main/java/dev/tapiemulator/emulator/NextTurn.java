package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is next. Among threads that can go on it is a choice; while none can, virtual time passes; and when
 * nothing is left that could bring what they wait for, that is a deadlock.
 */
final class NextTurn {

  /** What a run does at one moment, or while one call waits, at most: far more than any run means to. */
  private static final int MOST_STEPS = 1_000_000;

  /** How often a thread ordinarily goes on although others could: one that polls must not keep the turn for ever. */
  private static final int LONGEST_STAY = 100;

  private final Kernel kernel;
  private final Seats seats;
  private final Baton baton;
  private final List<Seat> candidates = new ArrayList<>(4);
  private final List<Runnable> actions = new ArrayList<>(0);
  private int stay;
  /** How many things have been run since time last moved. */
  private int stepsAtThisMoment;

  NextTurn(Kernel kernel, Seats seats, Baton baton) {
    this.kernel = kernel;
    this.seats = seats;
    this.baton = baton;
  }

  /** Keeps an action of the test until its time comes. */
  void schedule(long delayNanos, Runnable action) {
    actions.add(action);
    kernel.schedule(delayNanos, actions.size() - 1);
  }

  /** One of those that can go on, the asking one included if it can; null when none can. */
  Seat amongReady(Seat asking) {
    gatherReady(asking);
    if (candidates.isEmpty()) {
      return null;
    }
    Seat chosen = candidates.get(kernel.chooseThread(candidates.size(), asking.number));
    stay = chosen == asking && candidates.size() > 1 ? stay + 1 : 0;
    return chosen;
  }

  /** Those that can go on, beginning with the one whose turn it ordinarily is: the asking one, then in a circle. */
  private void gatherReady(Seat asking) {
    candidates.clear();
    int count = seats.count();
    int first = Math.max(0, seats.indexOf(asking));
    for (int i = 0; i < count; i++) {
      Seat seat = seats.get((first + i) % count);
      if (seat.canGoOn()) {
        candidates.add(seat);
      }
    }
    if (stay >= LONGEST_STAY && candidates.size() > 1 && candidates.get(0) == asking) {
      candidates.add(candidates.remove(0));
    }
  }

  /** The next one that can go on, after as much time as it takes. */
  Seat afterTime(Seat asking) {
    for (int steps = 0; ; steps++) {
      Seat next = amongReady(asking);
      if (next != null) {
        return next;
      }
      if (steps == MOST_STEPS && !isTimeLetPass()) {
        throw new DeadlockFailure(Deadlock.inVain(kernel, seats, asking, steps));
      }
      passTime(asking);
    }
  }

  /** Whether somebody wants time to pass, however much happens in it. */
  private boolean isTimeLetPass() {
    return firstWith(Seat.Patience.UNTIL_THEN) != null || firstWith(Seat.Patience.UNTIL_IDLE) != null;
  }

  /** Runs the next thing that is scheduled, or gives up a wait. */
  private void passTime(Seat asking) {
    long due = kernel.nextDeadlineNanos();
    Seat patientOne = firstWith(Seat.Patience.WHILE_POSSIBLE);
    Seat idleOne = firstWith(Seat.Patience.UNTIL_IDLE);
    Seat earliest = earliestDeadline();
    long next = earliest == null ? due : Math.min(due, earliest.waiting.deadlineNanos);
    if (due == Long.MAX_VALUE && patientOne != null) {
      patientOne.waiting.givenUp = true;
    } else if (idleOne != null && (next == Long.MAX_VALUE || next > idleOne.waiting.deadlineNanos)) {
      idleOne.waiting.givenUp = true;
    } else if (earliest != null && (earliest.waiting.deadlineNanos < due || due == Long.MAX_VALUE)) {
      kernel.moveTo(earliest.waiting.deadlineNanos);
      earliest.waiting.givenUp = true;
    } else if (due == Long.MAX_VALUE) {
      throw new DeadlockFailure(Deadlock.forEver(kernel, seats, asking));
    } else {
      step(asking);
    }
  }

  private Seat firstWith(Seat.Patience patience) {
    for (int i = 0; i < seats.count(); i++) {
      Seat seat = seats.get(i);
      if (seat.waits(patience)) {
        return seat;
      }
    }
    return null;
  }

  private Seat earliestDeadline() {
    Seat earliest = null;
    for (int i = 0; i < seats.count(); i++) {
      Seat seat = seats.get(i);
      boolean hasOne = seat.waits(Seat.Patience.UNTIL_THEN)
          || seat.waits(Seat.Patience.UNTIL_DEADLINE) && seat.waiting.deadlineNanos != Long.MAX_VALUE;
      if (hasOne && (earliest == null || seat.waiting.deadlineNanos < earliest.waiting.deadlineNanos)) {
        earliest = seat;
      }
    }
    return earliest;
  }

  private void step(Seat asking) {
    long before = kernel.nowNanos();
    int action = kernel.step();
    stepsAtThisMoment = kernel.nowNanos() == before ? stepsAtThisMoment + 1 : 0;
    if (stepsAtThisMoment == MOST_STEPS) {
      stepsAtThisMoment = 0;
      throw new EmulatorFailure("time stands still at " + Duration.ofNanos(before).toMillis() + " ms: " + MOST_STEPS
          + " timers and actions were due there, each starting the next, it seems");
    }
    if (action != Kernel.NO_ACTION) {
      runAction(asking, action);
    }
  }

  /** An action runs on the thread that was the last to wait, whose own wait rests meanwhile. */
  private void runAction(Seat seat, int action) {
    Seat.Wait outer = seat.waiting;
    seat.waiting = null;
    kernel.recordAction(action, false);
    try {
      actions.set(action, null).run();
    } finally {
      seat.waiting = outer;
      if (!baton.isOver()) {
        kernel.recordAction(action, true);
      }
    }
  }
}
