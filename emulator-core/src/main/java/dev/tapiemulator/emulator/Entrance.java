package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;

/** Where every operation of a stepped emulator begins and ends: who calls, and whether that one may just now. */
final class Entrance {

  private final Kernel kernel;
  private final Baton baton;

  Entrance(Kernel kernel, Baton baton) {
    this.kernel = kernel;
    this.baton = baton;
  }

  /** The seat of the calling thread, which must be free to use the emulator. */
  Seat seatToBegin() {
    Seat seat = seatOfCaller();
    requireOutsideModel();
    if (seat.doomed) {
      throw seat.killed();
    }
    return seat;
  }

  /** The seat of the calling thread, which must have the turn. */
  Seat seatOfCaller() {
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

  void requireAlive(ProcessSlot process, Seat seat) {
    if (!kernel.isAlive(process)) {
      throw seat.killed(process);
    }
  }

  void goIn(Seat seat) {
    seat.goIn();
    kernel.calledBy(seat.number);
    kernel.passOnReports();
  }

  /** The seat that an operation of the caller has ended at; null when the run has ended first. */
  Seat goOut() {
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
}
