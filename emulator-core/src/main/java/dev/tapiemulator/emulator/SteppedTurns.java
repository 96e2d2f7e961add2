package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import dev.tapiemulator.spi.StateHash;
import java.time.Duration;
import java.util.function.BiConsumer;
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
  private Kernel kernel;
  private Baton baton;
  private NextTurn nextTurn;
  private Entrance entrance;
  private StartedThreads threads;

  SteppedTurns(EmulatorConfig config) {
    closingPatience = config.closingPatience();
  }

  @Override
  public void serve(Kernel theKernel) {
    kernel = theKernel;
    baton = new Baton(theKernel, seats);
    nextTurn = new NextTurn(theKernel, seats, baton);
    entrance = new Entrance(theKernel, baton);
    threads = new StartedThreads(theKernel, seats, baton, nextTurn);
  }

  // ---- operations

  @Override
  public void enterCall(ProcessSlot process) {
    Seat seat = entrance.seatToBegin();
    if (seat.process != process) {
      seat.process = process; // Most threads call for one process; a reference costs less to compare than to write.
    }
    entrance.requireAlive(process, seat); // Before the turn passes as well: a call that is refused decides nothing.
    if (offerTurnBefore(seat)) {
      entrance.requireAlive(process, seat);
    }
    entrance.goIn(seat);
  }

  @Override
  public void exitCall() {
    Seat seat = entrance.goOut();
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
    entrance.goIn(entrance.seatToBegin());
  }

  @Override
  public void exit() {
    Seat seat = entrance.goOut();
    if (seat != null && seat.depth() == 0) {
      throwFailure();
    }
  }

  @Override
  public void throwFailure() {
    EmulatorFailure failure = kernel.takeFailure();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public <T> T look(Supplier<T> at, BiConsumer<StateHash, T> seen) {
    T value = at.get(); // Nobody else runs.
    kernel.observed(hash -> seen.accept(hash, value));
    return value;
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

  @Override
  public void addTo(StateHash hash) {
    nextTurn.addTo(hash);
    hash.add(baton.holder().number);
    for (Seat seat : seats.all()) {
      seat.addTo(hash, kernel.nowNanos());
    }
  }

  // ---- phones

  @Override
  public boolean beginReport() {
    entrance.seatOfCaller();
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
      handOver(seat, nextTurn.afterTime(seat), false);
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

  /** The same before a call: between the end of the last one and here the thread has run code of its own. */
  private boolean offerTurnBefore(Seat seat) {
    return offerTurn(seat, true);
  }

  /** Lets another thread go on, if that is what is chosen; whether the turn has been away. */
  private boolean offerTurn(Seat seat) {
    return offerTurn(seat, false);
  }

  private boolean offerTurn(Seat seat, boolean before) {
    return seats.areSeveral() && handOver(seat, nextTurn.amongReady(seat), before);
  }

  private boolean handOver(Seat from, Seat to, boolean before) {
    if (to == from) {
      return false;
    }
    kernel.observed(hash -> hash.add(before)); // What the others see of its own code depends on where it stopped.
    baton.pass(to);
    baton.await(from);
    kernel.calledBy(from.number);
    return true;
  }

  // ---- time

  @Override
  public void advance(long nanos) {
    enterFromOutside("advance");
    try {
      kernel.recordAdvance(nanos);
      await(NEVER, after(nanos), () -> "advance lets time pass", Seat.Patience.UNTIL_THEN);
    } finally {
      exit();
    }
  }

  @Override
  public boolean runUntilIdle(long nanos) {
    enterFromOutside("runUntilIdle");
    try {
      kernel.recordRunUntilIdle(nanos);
      await(NEVER, after(nanos), () -> "runUntilIdle lets time pass", Seat.Patience.UNTIL_IDLE);
      return kernel.nextDeadlineNanos() == Long.MAX_VALUE;
    } finally {
      exit();
    }
  }

  /** The moment so much later, or the end of time. */
  private long after(long nanos) {
    long now = kernel.nowNanos();
    return now + Math.min(nanos, Long.MAX_VALUE - now);
  }

  @Override
  public void enterFromOutside(String operation) {
    Seat seat = entrance.seatToBegin();
    if (seat.depth() > 0) {
      throw new EmulatorMisuse(operation + " was called from inside a callback, an action or a call that waits");
    }
    offerTurnBefore(seat);
    entrance.goIn(seat);
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
      if (process != null) {
        entrance.requireAlive(process, baton.holder());
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
    threads.run(seat, body);
  }

  @Override
  public boolean join(Seat other, long timeoutNanos) {
    Seat seat = entrance.seatToBegin();
    offerTurnBefore(seat);
    entrance.goIn(seat);
    try {
      kernel.recordJoin(other.number, timeoutNanos);
      boolean ended = await(() -> other.ended, after(timeoutNanos), () -> joining(seat, other));
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
    threads.doom(process);
  }

  @Override
  public void close() {
    threads.close(closingPatience);
  }
}
