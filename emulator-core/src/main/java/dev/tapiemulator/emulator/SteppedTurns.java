package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stepped mode: any number of threads, one of which runs. The turn passes at the beginning and the end of an
 * application's calls and while it waits; virtual time passes while all wait.
 */
final class SteppedTurns implements Turns {

  private static final BooleanSupplier NEVER = () -> false;

  private final Duration closingPatience;
  private final Seats seats = new Seats(Thread.currentThread());
  private volatile boolean leftoversNamed;
  private Kernel kernel;
  private Baton baton;
  private NextTurn nextTurn;

  SteppedTurns(EmulatorConfig config) {
    closingPatience = config.closingPatience();
  }

  @Override
  public void serve(Kernel theKernel) {
    kernel = theKernel;
    baton = new Baton(theKernel, seats);
    nextTurn = new NextTurn(theKernel, seats, baton);
  }

  // ---- operations

  @Override
  public void enterCall(ProcessSlot process) {
    Seat seat = begin();
    seat.process = process;
    requireAlive(process, seat); // Before the turn passes as well: a call that is refused decides nothing.
    offerTurn(seat);
    requireAlive(process, seat);
    goIn(seat);
  }

  private void requireAlive(ProcessSlot process, Seat seat) {
    if (!kernel.isAlive(process)) {
      throw seat.killed(process);
    }
  }

  @Override
  public void exitCall() {
    Seat seat = goOut();
    if (seat == null) {
      return;
    }
    boolean atOnce = kernel.takeReturnsAtOnce();
    if (seat.depth() == 0) {
      throwFailure();
    }
    if (!atOnce) {
      offerTurn(seat);
    }
  }

  @Override
  public int caller() {
    return baton.holder().number;
  }

  @Override
  public void enter() {
    goIn(begin());
  }

  @Override
  public void exit() {
    Seat seat = goOut();
    if (seat != null && seat.depth() == 0) {
      throwFailure();
    }
  }

  /** What every operation begins with: the seat of the calling thread, which must be free to use the emulator. */
  private Seat begin() {
    Seat seat = seatOfCaller();
    requireOutsideModel();
    if (seat.doomed) {
      throw seat.killed();
    }
    return seat;
  }

  /** The seat of the calling thread, which must have the turn. */
  private Seat seatOfCaller() {
    Thread caller = Thread.currentThread();
    Seat seat = baton.holder();
    if (seat.thread != caller || baton.isOver()) {
      seat = baton.takeOver(caller);
    }
    return seat;
  }

  private void requireOutsideModel() {
    if (kernel.isInsideModel()) {
      EmulatorMisuse misuse =
          new EmulatorMisuse("a phone must not call TAPI, or let time pass, from inside a call that TAPI makes to it");
      kernel.reentered(misuse);
      throw misuse;
    }
  }

  private void goIn(Seat seat) {
    seat.goIn();
    kernel.calledBy(seat.number);
    kernel.passOnReports();
  }

  /** The seat that an operation of the caller has ended at; null when the run has ended first. */
  private Seat goOut() {
    if (baton.isOver()) {
      return null;
    }
    Seat seat = baton.holder();
    seat.goOut();
    Thread caller = Thread.currentThread();
    if (seat.thread != caller) {
      throw new EmulatorMisuse("thread \"" + seat.thread.getName() + "\" has used the emulator while thread \""
          + caller.getName() + "\" did");
    }
    return seat;
  }

  @Override
  public void throwFailure() {
    EmulatorFailure failure = kernel.takeFailure();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void beginLook() {
    // Nobody else runs.
  }

  @Override
  public void endLook() {
    // Nobody was kept out.
  }

  @Override
  public void callOut(Runnable code) {
    Seat seat = baton.holder();
    code.run();
    if (baton.isOver()) {
      throw baton.overFor(seat);
    }
  }

  @Override
  public boolean isOver() {
    return baton.isOver();
  }

  // ---- phones

  @Override
  public boolean beginReport() {
    seatOfCaller();
    return true;
  }

  @Override
  public void endReport() {
    // The next operation passes on what has waited.
  }

  @Override
  public boolean callsModelsDirectly() {
    return true;
  }

  @Override
  public long callModel(long phone, String phoneName, LongSupplier code) {
    return code.getAsLong();
  }

  // ---- waiting

  @Override
  public boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what) {
    return await(ready, deadlineNanos, what, Seat.Patience.UNTIL_DEADLINE);
  }

  @Override
  public void awaitIfPossible(BooleanSupplier ready, Supplier<String> what) {
    await(ready, Long.MAX_VALUE, what, Seat.Patience.WHILE_POSSIBLE);
  }

  private boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what, Seat.Patience patience) {
    if (ready.getAsBoolean()) {
      return true;
    }
    Seat seat = baton.holder();
    boolean isPoll = patience == Seat.Patience.UNTIL_DEADLINE && deadlineNanos <= kernel.nowNanos();
    if (isPoll && nextTurn.canAnotherGoOn(seat)) {
      offerTurn(seat);
      return ready.getAsBoolean();
    }
    seat.beginWait(ready, deadlineNanos, what, patience);
    try {
      do {
        passTurn(seat);
      } while (nextTurn.runDueAction(seat) || !seat.canGoOn());
    } finally {
      seat.endWait();
    }
    return ready.getAsBoolean();
  }

  /** Lets others go on, and time pass, until this thread can or has something to do. */
  private void passTurn(Seat seat) {
    try {
      handOver(seat, nextTurn.afterTime(seat));
    } catch (EmulatorFailure failure) {
      throw ended(seat, failure);
    }
  }

  /** With several threads a failure is everybody's; alone, a test may go on after it. */
  private RuntimeException ended(Seat seat, EmulatorFailure failure) {
    if (!seats.areSeveral()) {
      return failure;
    }
    baton.end(failure);
    return baton.overFor(seat);
  }

  /** Lets another thread go on, if that is what is chosen. */
  private void offerTurn(Seat seat) {
    if (seats.areSeveral()) {
      handOver(seat, nextTurn.amongReady(seat));
    }
  }

  private void handOver(Seat from, Seat to) {
    if (to != from) {
      baton.pass(to);
      baton.await(from);
      kernel.calledBy(from.number);
    }
  }

  // ---- time

  @Override
  public void advance(long nanos) {
    enterFromOutside("advance");
    try {
      kernel.recordAdvance(nanos);
      await(NEVER, kernel.nowNanos() + nanos, () -> "advance lets time pass", Seat.Patience.UNTIL_THEN);
    } finally {
      exit();
    }
  }

  @Override
  public boolean runUntilIdle(long nanos) {
    enterFromOutside("runUntilIdle");
    try {
      kernel.recordRunUntilIdle(nanos);
      await(NEVER, kernel.nowNanos() + nanos, () -> "runUntilIdle lets time pass", Seat.Patience.UNTIL_IDLE);
      return kernel.nextDeadlineNanos() == Long.MAX_VALUE;
    } finally {
      exit();
    }
  }

  @Override
  public void enterFromOutside(String operation) {
    Seat seat = begin();
    if (seat.depth() > 0) {
      throw new EmulatorMisuse(operation + " was called from inside a callback, an action or a call that waits");
    }
    offerTurn(seat);
    goIn(seat);
  }

  @Override
  public void schedule(long delayNanos, Runnable action) {
    enter();
    try {
      nextTurn.schedule(delayNanos, action);
    } finally {
      exit();
    }
  }

  // ---- threads

  @Override
  public Seat register(ProcessSlot process, Thread thread) {
    enter();
    try {
      if (process != null && !kernel.isAlive(process)) {
        throw baton.holder().killed(process);
      }
      Seat seat = seats.add(process, thread);
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
      baton.await(seat);
      body.run();
    } catch (ThreadEnded told) {
      // As it should.
    } catch (Throwable uncaught) {
      thrown = uncaught;
    }
    seat.ended = true;
    if (!baton.isOver()) {
      end(seat, thrown);
    }
  }

  /** The last turn of a thread ends, and it finds the next one; an exception that nobody caught ends the run. */
  private void end(Seat seat, Throwable thrown) {
    kernel.recordThreadEnded(seat.home, seat.number, thrown == null ? "" : thrown.toString());
    if (thrown != null) {
      baton.end(new EmulatorFailure(
          "thread \"" + seat.name + "\" ended with " + thrown, History.of(kernel.journal()), thrown));
      return;
    }
    seats.remove(seat);
    try {
      baton.pass(nextTurn.afterTime(seat));
    } catch (ThreadEnded closed) {
      // Whoever has closed the emulator meanwhile has woken everybody.
    } catch (EmulatorFailure failure) {
      if (seats.areSeveral()) {
        baton.end(failure);
      } else {
        baton.pass(seats.first()); // The one that is left finds out for itself, and may go on.
      }
    } catch (Throwable trouble) {
      baton.end(new EmulatorFailure("nobody could be found to go on after thread \"" + seat.name + "\"", trouble));
    }
  }

  @Override
  public boolean join(Seat other, long timeoutNanos) {
    Seat seat = begin();
    offerTurn(seat);
    goIn(seat);
    try {
      kernel.recordJoin(other.number, timeoutNanos);
      long deadline = Math.min(timeoutNanos, Long.MAX_VALUE - kernel.nowNanos()) + kernel.nowNanos();
      boolean ended =
          await(() -> other.ended, deadline, () -> joining(seat, other));
      kernel.recordJoined(other.number, ended);
      return ended;
    } finally {
      exit();
    }
  }

  private static String joining(Seat seat, Seat other) {
    return "join waits for " + (seat == other ? "its own end" : "the end of thread \"" + other.name + "\"");
  }

  @Override
  public void endThreadsOf(ProcessSlot process) {
    for (Seat seat : seats.all()) {
      seat.doomed |= seat.home == process;
    }
  }

  /** Threads that are left over are named once; whoever closes again knows of them. */
  @Override
  public void close() {
    baton.end(null);
    List<Thread> threads = new ArrayList<>();
    for (Seat seat : seats.all()) {
      if (seat.number != 0) {
        threads.add(seat.thread);
      }
    }
    if (leftoversNamed) {
      return;
    }
    try {
      ThreadEnding.endAll(threads, closingPatience);
    } catch (EmulatorFailure leftovers) {
      leftoversNamed = true;
      throw leftovers;
    }
  }
}
