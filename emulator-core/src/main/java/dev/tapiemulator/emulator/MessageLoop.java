package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Endpoints;
import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;

/** A process's message queue: the callback of a hidden window runs only while the process pumps (C-12). */
public final class MessageLoop {

  private static final int MOST_IN_ONE_PUMP = 1_000_000;

  private final Turns turns;
  private final Kernel kernel;
  private final ProcessSlot process;

  MessageLoop(Turns turns, Kernel kernel, ProcessSlot process) {
    this.turns = turns;
    this.kernel = kernel;
    this.process = process;
  }

  /** Whether a message waits for one of the process's hidden windows. */
  public boolean hasMessages() {
    return kernel.endpoints().hasWindowMessages(process);
  }

  /** Gives every waiting message to its callback, those that come meanwhile included; returns how many there were. */
  public int pump() {
    turns.enter(process);
    try {
      Endpoints endpoints = kernel.endpoints();
      endpoints.recordPump(process);
      int count = 0;
      for (Endpoints.WindowMessage message = endpoints.takeWindowMessage(process);
          message != null;
          message = endpoints.takeWindowMessage(process)) {
        dispatch(message);
        if (++count == MOST_IN_ONE_PUMP) {
          throw new EmulatorFailure("process \"" + process.name() + "\" got " + count
              + " messages in one pump: its callback seems to cause a message for every message");
        }
      }
      endpoints.recordPumped(process, count);
      return count;
    } finally {
      turns.exit();
    }
  }

  private void dispatch(Endpoints.WindowMessage message) {
    try {
      message.dispatch();
    } finally {
      kernel.endpoints().recordCallbackDone(process);
    }
  }
}
