package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.spi.StateHash;
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
  /** The action of the test that is due now and waits for the test's own thread, {@link Kernel#NO_ACTION} for none. */
  private int dueAction = Kernel.NO_ACTION;
  private int stay;
  /** How many things have happened since a thread could go on. */
  private int steps;
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

  /** How far runaway runs are from being stopped is left out: it decides nothing of those that are not. */
  void addTo(StateHash hash) {
    hash.add(actions.size()).add(dueAction).add(stay);
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

  /** Whether anybody but this one could use a turn. */
  boolean canAnotherGoOn(Seat seat) {
    for (Seat other : seats.all()) {
      if (other != seat && other.canGoOn()) {
        return true;
      }
    }
    return false;
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

  /** The next one that can go on, after as much time as it takes; the first one when an action of the test is due. */
  Seat afterTime(Seat asking) {
    while (true) {
      if (baton.isOver()) {
        throw baton.overFor(asking);
      }
      if (dueAction != Kernel.NO_ACTION) {
        return seats.first();
      }
      Seat next = amongReady(asking);
      if (next != null) {
        steps = 0;
        return next;
      }
      if (steps++ == MOST_STEPS && !isTimeLetPass()) {
        steps = 0;
        throw Deadlock.inVain(kernel, seats, MOST_STEPS);
      }
      passTime();
    }
  }

  /** Whether somebody wants time to pass, however much happens in it. */
  private boolean isTimeLetPass() {
    return firstWith(Seat.Patience.UNTIL_THEN) != null || firstWith(Seat.Patience.UNTIL_IDLE) != null;
  }

  /**
   * Runs the next thing that is scheduled, or ends the waits that end next; what is due comes before the time-outs of
   * its moment. With nothing left to come, a close that waits for requests waits no longer, and then it is quiet.
   */
  private void passTime() {
    long due = kernel.nextDeadlineNanos();
    Seat earliest = earliestDeadline();
    long next = earliest == null ? due : Math.min(due, earliest.waiting.deadlineNanos);
    Seat patientOne = firstWith(Seat.Patience.WHILE_POSSIBLE);
    Seat idleOne = firstWith(Seat.Patience.UNTIL_IDLE);
    if (earliest == null && due == Long.MAX_VALUE && patientOne != null) {
      patientOne.waiting.givenUp = true;
    } else if (idleOne != null && (next == Long.MAX_VALUE || next > idleOne.waiting.deadlineNanos)) {
      idleOne.waiting.givenUp = true;
    } else if (earliest != null && (earliest.waiting.deadlineNanos < due || due == Long.MAX_VALUE)) {
      timeOut(earliest.waiting.deadlineNanos);
    } else if (due == Long.MAX_VALUE) {
      throw Deadlock.forEver(kernel, seats);
    } else {
      step();
    }
  }

  private Seat firstWith(Seat.Patience patience) {
    for (Seat seat : seats.all()) {
      if (seat.waits(patience)) {
        return seat;
      }
    }
    return null;
  }

  private Seat earliestDeadline() {
    Seat earliest = null;
    for (Seat seat : seats.all()) {
      if (seat.hasDeadline()
          && (earliest == null || seat.waiting.deadlineNanos < earliest.waiting.deadlineNanos)) {
        earliest = seat;
      }
    }
    return earliest;
  }

  /** Time passes to a moment, and every wait that ends there is over; who goes on first is a choice. */
  private void timeOut(long nanos) {
    kernel.moveTo(nanos);
    for (Seat seat : seats.all()) {
      if (seat.hasDeadline() && seat.waiting.deadlineNanos <= nanos) {
        seat.waiting.givenUp = true;
      }
    }
  }

  private void step() {
    long before = kernel.nowNanos();
    dueAction = kernel.step();
    stepsAtThisMoment = kernel.nowNanos() == before ? stepsAtThisMoment + 1 : 0;
    if (stepsAtThisMoment == MOST_STEPS) {
      stepsAtThisMoment = 0;
      throw new EmulatorFailure("time stands still at " + Duration.ofNanos(before).toMillis() + " ms: " + MOST_STEPS
          + " timers and actions were due there, each starting the next, it seems");
    }
  }

  /**
   * Runs the action that is due, if one is and this is the first seat, whose own wait rests meanwhile: what a test has
   * planned happens on the test's thread, which also gets its exceptions.
   */
  boolean runDueAction(Seat seat) {
    if (dueAction == Kernel.NO_ACTION || seat.number != 0) {
      return false;
    }
    int action = dueAction;
    dueAction = Kernel.NO_ACTION;
    seat.restWait();
    int outerSteps = steps;
    steps = 0;
    kernel.recordAction(action, false);
    try {
      actions.set(action, null).run();
    } finally {
      seat.resumeWait();
      steps = outerSteps;
      if (!baton.isOver()) {
        kernel.recordAction(action, true);
      }
    }
    return true;
  }
}
