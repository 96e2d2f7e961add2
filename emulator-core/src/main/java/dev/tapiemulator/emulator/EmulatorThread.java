package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ProcessSlot;

/** A thread that the emulator knows from its start to its end. */
final class EmulatorThread extends Thread {

  private final Turns turns;
  private final ProcessSlot process;
  private final Runnable body;
  private Seat seat;

  EmulatorThread(Turns turns, ProcessSlot process, String name, Runnable body) {
    super(null, null, name, 0, false);
    this.turns = turns;
    this.process = process;
    this.body = body;
    setDaemon(true); // What a test leaves behind must not keep its machine running.
  }

  /** The calling thread, when it is registered here; else null. */
  static EmulatorThread calling(Turns turns) {
    return Thread.currentThread() instanceof EmulatorThread caller && caller.isOneOf(turns) ? caller : null;
  }

  @Override
  public synchronized void start() {
    if (seat != null) {
      throw new IllegalThreadStateException("thread \"" + getName() + "\" was started before");
    }
    turns.enter(); // Whoever closes the emulator finds it running, or not registered.
    try {
      seat = turns.register(process, this);
      super.start();
    } catch (Throwable noMoreThreads) {
      if (seat != null) {
        seat.ended = true; // Nobody must wait for its turns or its end.
      }
      throw noMoreThreads;
    } finally {
      turns.exit();
    }
  }

  @Override
  public void run() {
    turns.run(seat, body);
  }

  /** Its place among the threads, null before it is started. */
  synchronized Seat seat() {
    return seat;
  }

  /** Whether it is registered there. */
  boolean isOneOf(Turns others) {
    return turns == others;
  }

  /** Whether its body has run to its end. */
  boolean hasEnded() {
    Seat started = seat();
    return started != null && started.ended;
  }
}
