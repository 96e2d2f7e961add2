package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.util.concurrent.locks.LockSupport;

/**
 * What the one thread holds that may run. All others are parked until it is theirs; it goes from hand to hand and
 * nobody waits for a time, so what happens depends on nothing but the choices.
 */
final class Baton {

  private final Kernel kernel;
  private final Seats seats;
  private volatile Seat holder;
  private volatile boolean over;
  /** Why the run is over; null when it was closed. */
  private volatile EmulatorFailure reason;

  Baton(Kernel kernel, Seats seats) {
    this.kernel = kernel;
    this.seats = seats;
    holder = seats.first();
  }

  Seat holder() {
    return holder;
  }

  boolean isOver() {
    return over;
  }

  /** The run ends here; every thread is woken to learn it. */
  synchronized void end(EmulatorFailure why) {
    if (!over) {
      reason = why;
      over = true;
    }
    seats.wakeAll();
  }

  /** Gives the baton away, for good when the giver has ended. */
  void pass(Seat to) {
    kernel.recordTurn(to.number);
    Thread next = to.thread;
    holder = to;
    LockSupport.unpark(next);
  }

  /**
   * A thread that is not the holder's asks for the holder's seat. One that was not registered may have that of the
   * first thread, one after the other; two at the same time would make every run different.
   */
  Seat takeOver(Thread caller) {
    if (over) {
      throw overFor(seats.of(caller));
    }
    Seat first = seats.first();
    Seat seat = holder;
    if (seat != first || first.depth() > 0 || first.parked) {
      throw new EmulatorMisuse("thread \"" + caller.getName() + "\" uses the emulator while it is the turn of thread \""
          + seat.thread.getName()
          + "\"; start threads with TapiProcess.start, Emulator.threadFactory or Emulator.executor");
    }
    first.thread = caller;
    return first;
  }

  /**
   * Parks until the baton is this seat's. An interrupt of the first thread, such as a test's time limit, ends the run,
   * whether it comes now or came before: otherwise it would depend on the machine who is quicker. Threads of the
   * application are interrupted by their own kind, and wait on.
   */
  void await(Seat seat) {
    boolean interrupted = Thread.interrupted();
    if (interrupted && seat.number == 0) {
      end(interrupted());
    }
    seat.parked = true;
    while (holder != seat && !over) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        interrupted = true;
        if (seat.number == 0 && holder != seat) {
          end(interrupted());
        }
      }
    }
    seat.parked = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (over) {
      throw overFor(seat);
    }
    if (seat.doomed) {
      throw seat.killed();
    }
  }

  private EmulatorFailure interrupted() {
    Seat seat = holder;
    return new EmulatorFailure("interrupted while it is the turn of thread \"" + seat.thread.getName()
        + "\", which is in " + ThreadEnding.whereIs(seat.thread)
        + "; threads must wait for each other through the emulator, or nobody ever gets a turn");
  }

  /** What a thread is told that asks for a turn after the end: the reason, or, when it is a registered one, to end. */
  RuntimeException overFor(Seat seat) {
    if (seat.number != 0) {
      throw new ThreadEnded("the run of thread \"" + seat.name + "\" is over");
    }
    EmulatorFailure why = reason;
    return why != null ? why : new EmulatorMisuse("the emulator was closed or reset; attach to a new one");
  }
}
