package dev.tapiemulator.emulator;

import java.util.concurrent.TimeUnit;

/**
 * A thread of a simulated process. Stepped, it takes turns with the others, one at a time; live, it runs beside them.
 * An exception that leaves its body ends a stepped run.
 */
public final class TapiThread {

  private final Turns turns;
  private final Seat seat;

  TapiThread(Turns turns, Seat seat) {
    this.turns = turns;
    this.seat = seat;
  }

  public String name() {
    return seat.name;
  }

  /** Its number in the journal, from 1. */
  public int id() {
    return seat.number;
  }

  /** Whether its body has run to its end. */
  public boolean hasEnded() {
    return turns.lookWhether(() -> seat.ended);
  }

  /** Waits for its end; stepped, others have their turns and virtual time passes meanwhile. */
  public void join() {
    turns.join(seat, Long.MAX_VALUE);
  }

  /** Waits for its end up to so many milliseconds; whether it has ended. */
  public boolean join(long timeoutMillis) {
    return turns.join(seat, TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
  }
}
