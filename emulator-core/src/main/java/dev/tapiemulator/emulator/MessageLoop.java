package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Endpoints;
import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;

/**
 * The message queue of the calling thread: the callback of a hidden window runs only while the thread pumps that
 * initialised the application (C-12).
 */
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

  /** Whether a message waits for one of the hidden windows that the calling thread made. */
  public boolean hasMessages() {
    return turns.lookWhether(() -> kernel.endpoints().hasWindowMessages(process, turns.caller()));
  }

  /** Gives every waiting message to its callback, those that come meanwhile included; returns how many there were. */
  public int pump() {
    return pump(0);
  }

  /**
   * Waits up to so many milliseconds, or INFINITE, for a first message, and gives every one to its callback; returns how
   * many there were.
   */
  public int pump(int timeoutMillis) {
    turns.enterCall(process);
    try {
      Endpoints endpoints = kernel.endpoints();
      int thread = turns.caller();
      endpoints.recordPump(process, timeoutMillis);
      if (timeoutMillis != 0) {
        turns.await(
            () -> endpoints.hasWindowMessages(process, thread) || !kernel.isAlive(process),
            EventHandle.deadline(kernel, timeoutMillis),
            () -> "process \"" + process.name() + "\" pumps and waits for a message"
                + endpoints.whyNoWindowMessage(process));
      }
      int count = 0;
      for (Endpoints.WindowMessage message = endpoints.takeWindowMessage(process, thread);
          message != null;
          message = endpoints.takeWindowMessage(process, thread)) {
        dispatch(message);
        if (++count == MOST_IN_ONE_PUMP) {
          throw new EmulatorFailure("process \"" + process.name() + "\" got " + count
              + " messages in one pump: its callback seems to cause a message for every message");
        }
      }
      endpoints.recordPumped(process, count);
      return count;
    } finally {
      turns.exitCall();
    }
  }

  private void dispatch(Endpoints.WindowMessage message) {
    try {
      turns.callOut(message::dispatch);
    } finally {
      if (!turns.isOver()) {
        kernel.endpoints().recordCallbackDone(process);
      }
    }
  }
}
