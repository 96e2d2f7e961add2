package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The threads that have not ended, in the order of their numbers; one changes the list, any may read it. */
final class Seats {

  private static final int MOST = 1000;

  private volatile Seat[] seats;
  private int lastNumber;

  Seats(Thread first) {
    seats = new Seat[] {new Seat(0, "main", null, first)};
  }

  Seat first() {
    return seats[0];
  }

  boolean areSeveral() {
    return seats.length > 1;
  }

  int count() {
    return seats.length;
  }

  /** The seat of a registered thread; the first one for every other. */
  Seat of(Thread thread) {
    for (Seat seat : seats) {
      if (seat.number != 0 && seat.thread == thread) {
        return seat;
      }
    }
    return first();
  }

  Seat get(int index) {
    return seats[index];
  }

  Seat[] all() {
    return seats;
  }

  int indexOf(Seat seat) {
    Seat[] all = seats;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == seat) {
        return i;
      }
    }
    return -1;
  }

  Seat add(ProcessSlot process, Thread thread) {
    if (seats.length == MOST) {
      throw new EmulatorMisuse(MOST + " threads of one emulator are alive; is one started in a loop?");
    }
    Seat[] more = Arrays.copyOf(seats, seats.length + 1);
    Seat seat = new Seat(++lastNumber, thread.getName(), process, thread);
    more[seats.length] = seat;
    seats = more;
    return seat;
  }

  void remove(Seat seat) {
    List<Seat> fewer = new ArrayList<>(Arrays.asList(seats));
    fewer.remove(seat);
    seats = fewer.toArray(Seat[]::new);
  }

  /** Wakes every thread that is parked, to see that the run is over. */
  void wakeAll() {
    for (Seat seat : seats) {
      LockSupport.unpark(seat.thread);
    }
  }
}
