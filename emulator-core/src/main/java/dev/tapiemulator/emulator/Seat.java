package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One of the threads that use an emulator, and what it waits for. */
final class Seat {

  private static final VarHandle DEPTH;

  static {
    try {
      DEPTH = MethodHandles.lookup().findVarHandle(Seat.class, "depth", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** Its number in the journal; 0 is the thread that the emulator began with. */
  final int number;
  final String name;
  /** The process it belongs to, whose death it does not survive; null for none. */
  final ProcessSlot home;
  /** The process it called for last, or null. */
  ProcessSlot process;
  /** The thread itself. That of number 0 may change: a test's time limit runs it on another one. */
  volatile Thread thread;
  /** Whether it has run to its end. */
  volatile boolean ended;
  /** Whether it is to end because its process has died. */
  volatile boolean doomed;
  /** Whether it waits for its turn, which others must not take for being away. */
  volatile boolean parked;

  /** What it waits for; null while it does not wait. */
  Wait waiting;
  /** How many operations it is inside; written by the thread, read by others that want its seat. */
  private int depth;
  /** Used for every wait that is not made from inside another. */
  private final Wait ordinaryWait = new Wait();

  /** When a wait is given up. */
  enum Patience {
    /** At its deadline, if it has one. */
    UNTIL_DEADLINE,
    /** At its deadline, which is all that is waited for. */
    UNTIL_THEN,
    /** When nothing is scheduled any more. */
    WHILE_POSSIBLE,
    /** When nothing is scheduled up to its deadline, the ends of other threads' waits included. */
    UNTIL_IDLE
  }

  /** What a thread waits for. */
  static final class Wait {
    BooleanSupplier ready;
    long deadlineNanos;
    Supplier<String> what;
    Patience patience;
    /** Whether the thread goes on without what it waited for. */
    boolean givenUp;
    private boolean inUse;
  }

  Seat(int number, String name, ProcessSlot home, Thread thread) {
    this.number = number;
    this.name = name;
    this.home = home;
    this.process = home;
    this.thread = thread;
  }

  int depth() {
    return (int) DEPTH.getOpaque(this);
  }

  void goIn() {
    DEPTH.setOpaque(this, depth + 1);
  }

  void goOut() {
    DEPTH.setOpaque(this, depth - 1);
  }

  void beginWait(BooleanSupplier ready, long deadlineNanos, Supplier<String> what, Patience patience) {
    waiting = ordinaryWait.inUse ? new Wait() : ordinaryWait;
    waiting.inUse = true;
    waiting.ready = ready;
    waiting.deadlineNanos = deadlineNanos;
    waiting.what = what;
    waiting.patience = patience;
    waiting.givenUp = false;
  }

  void endWait() {
    waiting.inUse = false;
    waiting = null;
  }

  boolean waits(Patience how) {
    return waiting != null && waiting.patience == how;
  }

  /** Whether its wait ends at a moment of time. */
  boolean hasDeadline() {
    return waits(Patience.UNTIL_THEN)
        || waits(Patience.UNTIL_DEADLINE) && waiting.deadlineNanos != Long.MAX_VALUE;
  }

  /** What it is told when it calls for a process that has died: to end, when the process was its own. */
  EmulatorMisuse killed(ProcessSlot dead) {
    if (home == dead) {
      throw killed();
    }
    return new EmulatorMisuse("process \"" + dead.name() + "\" was killed");
  }

  /** What it is told when its own process has died. */
  ThreadEnded killed() {
    return new ThreadEnded("the process of thread \"" + name + "\" was killed");
  }

  /** Whether it could use a turn. */
  boolean canGoOn() {
    return !ended && (waiting == null || waiting.givenUp || doomed || waiting.ready.getAsBoolean());
  }
}
