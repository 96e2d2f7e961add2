package dev.tapiemulator.testkit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes runs on several threads, round by round, and hands the results over one at a time, in the order in which the
 * runs were given out, so that nothing depends on which thread was quicker. The first worker is the calling thread;
 * those of the others begin when the work has lasted longer than starting them does, and stay for all rounds.
 *
 * @param <T> what is to be done
 * @param <R> what comes of it
 */
final class Workers<T, R> implements AutoCloseable {

  /** Something that is done on a worker's own thread. */
  interface Work<T, R> {
    R of(T task);
  }

  /** How far the quickest may be ahead of what was handed over. */
  private static final int WINDOW = 1024;

  private static final long NONE = -1;

  private final List<? extends Work<T, R>> workers;
  private final long startAfterNanos;
  private final long began = System.nanoTime();
  private final List<Thread> others = new ArrayList<>();
  private final Object[] tasks = new Object[WINDOW];
  /** By ticket: the result, or what was thrown instead. */
  private final Object[] results = new Object[WINDOW];
  private Supplier<T> source;
  private BiConsumer<T, R> inOrder;
  private long taken;
  private long handedOver;
  private boolean drained = true;
  private boolean closed;
  private Throwable failure;

  /** Further threads begin when so much time has passed. */
  Workers(List<? extends Work<T, R>> workers, long startAfterNanos) {
    this.workers = workers;
    this.startAfterNanos = startAfterNanos;
  }

  /**
   * Does everything of a round; what a worker throws is thrown here. {@code next}: the next task, null for no more;
   * {@code handed}: takes the results. Both are called alone.
   */
  void run(Supplier<T> next, BiConsumer<T, R> handed) {
    begin(next, handed);
    work(workers.get(0), true);
    awaitOthers();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private synchronized void begin(Supplier<T> next, BiConsumer<T, R> handed) {
    source = next;
    inOrder = handed;
    drained = false;
    notifyAll();
  }

  private void work(Work<T, R> worker, boolean first) {
    long ticket = take(first);
    while (ticket != NONE) {
      @SuppressWarnings("unchecked")
      T task = (T) tasks[slot(ticket)];
      Object result;
      try {
        result = worker.of(task);
      } catch (RuntimeException | Error thrown) {
        result = new Thrown(thrown);
      }
      ticket = handInAndTake(ticket, result, first);
    }
  }

  private record Thrown(Throwable throwable) {}

  /** Both at once, since every worker waits for the lock. */
  private synchronized long handInAndTake(long ticket, Object result, boolean first) {
    handIn(ticket, result);
    return take(first);
  }

  /** A ticket, or {@link #NONE}: for the first worker at the end of the round, for others at the end of all. */
  private synchronized long take(boolean first) {
    if (first) {
      startOthers();
    }
    T task = null;
    while (task == null && !(drained && (first || closed))) {
      waitWhile(() -> isTooFarAhead() || drained && !first && !closed, first);
      task = drained ? null : nextTask();
      drained |= task == null;
    }
    if (task == null) {
      return NONE;
    }
    tasks[slot(taken)] = task;
    return taken++;
  }

  private boolean isTooFarAhead() {
    return !drained && taken - handedOver == WINDOW;
  }

  private T nextTask() {
    try {
      return source.get();
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
      return null;
    }
  }

  private void startOthers() {
    if (others.isEmpty() && System.nanoTime() - began >= startAfterNanos) {
      for (Work<T, R> worker : workers.subList(1, workers.size())) {
        Thread thread = new Thread(() -> work(worker, false), "explorer " + (others.size() + 2));
        thread.setDaemon(true);
        thread.start();
        others.add(thread);
      }
    }
  }

  /** The next in order takes with it all that have waited for it. */
  private void handIn(long ticket, Object result) {
    boolean hadNoRoom = taken - handedOver == WINDOW;
    results[slot(ticket)] = result;
    while (handedOver < taken && results[slot(handedOver)] != null) {
      int slot = slot(handedOver++);
      handOver(slot);
      tasks[slot] = null;
      results[slot] = null;
    }
    boolean isRoundOver = drained && handedOver == taken;
    if (hadNoRoom || isRoundOver) {
      notifyAll(); // Nobody waits for anything else, and waking somebody costs more than a short run.
    }
  }

  @SuppressWarnings("unchecked")
  private void handOver(int slot) {
    if (failure != null) {
      return; // Nothing counts behind it.
    }
    if (results[slot] instanceof Thrown thrown) {
      fail(thrown.throwable());
      return;
    }
    try {
      inOrder.accept((T) tasks[slot], (R) results[slot]);
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
    }
  }

  private void fail(Throwable thrown) {
    drained = true;
    failure = failure == null ? thrown : failure;
  }

  private synchronized void awaitOthers() {
    waitWhile(() -> handedOver < taken, true);
  }

  /** Waits for what another worker does; an interrupt of the calling thread is kept for whoever asks for it later. */
  private void waitWhile(BooleanSupplier condition, boolean first) {
    boolean interrupted = false;
    while (condition.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException afterwards) {
        interrupted = first;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      drained = true;
      notifyAll();
    }
    others.forEach(Workers::joined);
  }

  private static void joined(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException afterwards) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static int slot(long ticket) {
    return (int) (ticket % WINDOW);
  }
}
