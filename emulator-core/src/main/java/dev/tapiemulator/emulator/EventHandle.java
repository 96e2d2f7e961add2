package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import dev.tapiemulator.tapi.Tapi;
import java.util.concurrent.TimeUnit;

/**
 * The event of an application: signalled exactly while a message waits for it; the application may only wait (C-14).
 */
public final class EventHandle {

  private final Turns turns;
  private final Kernel kernel;
  private final ProcessSlot process;
  private final long hEvent;

  EventHandle(Turns turns, Kernel kernel, ProcessSlot process, long hEvent) {
    this.turns = turns;
    this.kernel = kernel;
    this.process = process;
    this.hEvent = hEvent;
  }

  public boolean isSignalled() {
    return turns.lookWhether(() -> kernel.endpoints().isSignalled(process, hEvent));
  }

  /** Waits up to so many milliseconds of virtual time, or INFINITE; whether the event is signalled. */
  public boolean waitFor(int timeoutMillis) {
    turns.enterCall(process);
    try {
      kernel.endpoints().recordEventWait(process, hEvent, timeoutMillis);
      boolean signalled = turns.await(
          () -> kernel.endpoints().isSignalled(process, hEvent) || !kernel.endpoints().hasEvent(process, hEvent),
          deadline(kernel, timeoutMillis),
          () -> "process \"" + process.name() + "\" waits for its event"
              + kernel.endpoints().whyNoSignal(process, hEvent)) && kernel.endpoints().isSignalled(process, hEvent);
      kernel.endpoints().recordEventWaited(process, signalled);
      return signalled;
    } finally {
      turns.exitCall();
    }
  }

  /** When a time-out given in milliseconds, unsigned or INFINITE, is over. */
  static long deadline(Kernel kernel, int timeoutMillis) {
    return timeoutMillis == Tapi.INFINITE
        ? Long.MAX_VALUE
        : kernel.nowNanos() + TimeUnit.MILLISECONDS.toNanos(Integer.toUnsignedLong(timeoutMillis));
  }
}
