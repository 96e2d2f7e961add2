package dev.tapiemulator.emulator;

import com.google.common.collect.MapMaker;
import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The threads that use a live emulator, by number, so that the journal can tell them apart; used under the lock. */
final class LiveThreads {

  private final Seat first = new Seat(0, "main", null, Thread.currentThread());
  /** Those that have ended are kept until they are gone, so that closing waits for that too. */
  private final List<Seat> registered = new ArrayList<>();
  /** Threads that only call; they are forgotten when they are gone. */
  private final Map<Thread, Seat> strangers = new MapMaker().weakKeys().makeMap();
  private Thread latestThread = first.thread;
  private Seat latest = first;
  private int lastNumber;

  Seat register(ProcessSlot process, Thread thread) {
    registered.removeIf(seat -> seat.ended && !seat.thread.isAlive());
    Seat seat = new Seat(++lastNumber, thread.getName(), process, thread);
    registered.add(seat);
    return seat;
  }

  /** The calling thread's seat, after the journal has been told when another one did something before. */
  Seat callerOn(Kernel kernel) {
    Thread caller = Thread.currentThread();
    if (latestThread != caller) {
      latest = seatOf(caller, kernel);
      latestThread = caller;
      kernel.recordTurn(latest.number);
      kernel.calledBy(latest.number);
    }
    return latest;
  }

  private Seat seatOf(Thread caller, Kernel kernel) {
    if (caller instanceof EmulatorThread known && registered.contains(known.seat())) {
      return known.seat();
    }
    if (first.thread == caller) {
      return first;
    }
    Seat seat = strangers.get(caller);
    if (seat == null) {
      seat = new Seat(++lastNumber, caller.getName(), null, null);
      strangers.put(caller, seat);
      kernel.recordThreadStarted(null, seat.number, seat.name);
    }
    return seat;
  }

  /** Dooms the threads of a process that has died, but for the caller, whose next call ends it. */
  void endThreadsOf(ProcessSlot process) {
    for (Seat seat : registered) {
      if (seat.home == process && !seat.ended && seat.thread != Thread.currentThread()) {
        seat.doomed = true;
        seat.thread.interrupt();
      }
    }
  }

  /** Adds the registered threads to those to be waited for. */
  void close(List<Thread> toEnd) {
    registered.forEach(seat -> toEnd.add(seat.thread));
  }
}
