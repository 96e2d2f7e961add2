package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The threads that were started in a stepped emulator, from their first turn to their ends. */
final class StartedThreads {

  private final Kernel kernel;
  private final Seats seats;
  private final Baton baton;
  private final NextTurn nextTurn;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean leftoversNamed;

  StartedThreads(Kernel kernel, Seats seats, Baton baton, NextTurn nextTurn) {
    this.kernel = kernel;
    this.seats = seats;
    this.baton = baton;
    this.nextTurn = nextTurn;
  }

  /** What a started thread runs. */
  void run(Seat seat, Runnable body) {
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

  /**
   * The last turn of a thread ends, and it finds the next one; an exception that nobody caught ends the run. Whatever
   * goes wrong here must not leave the others without a turn.
   */
  private void end(Seat seat, Throwable thrown) {
    try {
      kernel.recordThreadEnded(seat.home, seat.number, thrown == null ? "" : thrown.toString());
      if (thrown == null) {
        seats.remove(seat);
        baton.pass(nextTurn.afterTime(seat));
      } else {
        String what = "thread \"" + seat.name + "\" ended with " + thrown;
        baton.end(new EmulatorFailure(what, History.of(kernel.journal()), thrown));
      }
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

  /** The process has died: its threads end at their next call; those that wait end now. */
  void doom(ProcessSlot process) {
    for (Seat seat : seats.all()) {
      seat.doomed |= seat.home == process;
    }
  }

  /** Ends the run and every thread; those that are left over are named once, and whoever closes again knows of them. */
  void close(Duration patience) {
    baton.end(null);
    boolean isWaitedForItself = seats.of(Thread.currentThread()).number != 0;
    if (closing.getAndSet(true) && isWaitedForItself || leftoversNamed) {
      return;
    }
    List<Thread> threads = new ArrayList<>();
    for (Seat seat : seats.all()) {
      if (seat.number != 0) {
        threads.add(seat.thread);
      }
    }
    try {
      if (!isWaitedForItself) {
        letGo(seats.first().thread, patience);
      }
      ThreadEnding.endAll(threads, patience);
    } catch (EmulatorFailure leftovers) {
      leftoversNamed = true;
      throw leftovers;
    }
  }

  /** A thread that was given up, as by a test's time limit, may be inside a call yet and write what others will read. */
  private static void letGo(Thread first, Duration patience) {
    if (first != Thread.currentThread()) {
      ThreadEnding.awaitLeaving(first, patience);
    }
  }
}
