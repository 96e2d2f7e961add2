package dev.tapiemulator.emulator.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Threads that the emulator knows nothing of; what one of them throws is thrown when the crew is joined. */
final class Crew {

  /** Whoever has not ended by then never will. */
  private static final long PATIENCE_SECONDS = 120;

  private final List<Thread> threads = new ArrayList<>();
  private Throwable trouble;

  /** What a thread does. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  Thread start(String name, Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (Throwable thrown) {
        complain(thrown);
      }
    }, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return thread;
  }

  private synchronized void complain(Throwable thrown) {
    if (trouble == null) {
      trouble = thrown;
    } else {
      trouble.addSuppressed(thrown);
    }
  }

  /** Waits for the ends of all. */
  void join() {
    for (Thread thread : threads) {
      join(thread);
    }
    synchronized (this) {
      if (trouble != null) {
        throw new AssertionError(trouble);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      TimeUnit.SECONDS.timedJoin(thread, PATIENCE_SECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted while thread \"" + thread.getName() + "\" ran", interrupted);
    }
    if (thread.isAlive()) {
      AssertionError stuck = new AssertionError("thread \"" + thread.getName() + "\" did not end");
      stuck.setStackTrace(thread.getStackTrace());
      throw stuck;
    }
  }
}
