package dev.tapiemulator.testkit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Makes runs on several threads and hands the results over one at a time, in the order in which the runs were given out,
 * so that nothing depends on which thread was quicker.
 *
 * @param <T> what is to be done
 * @param <R> what comes of it
 */
final class Workers<T, R> {

  /** Something that is done on a worker's own thread. */
  interface Work<T, R> {
    R of(T task);
  }

  /** How far the quickest may be ahead of what was handed over. */
  private static final int WINDOW = 1024;

  private final Supplier<T> source;
  private final BiConsumer<T, R> inOrder;
  private final Object[] tasks = new Object[WINDOW];
  /** By ticket: the result, or what was thrown instead. */
  private final Object[] results = new Object[WINDOW];
  private long taken;
  private long handedOver;
  private boolean drained;
  private Throwable failure;

  /** {@code source}: the next task, null for no more; {@code inOrder}: takes the results. Both are called alone. */
  Workers(Supplier<T> source, BiConsumer<T, R> inOrder) {
    this.source = source;
    this.inOrder = inOrder;
  }

  /** Does everything, on the calling thread and one more for each further worker; what one throws is thrown here. */
  void run(List<? extends Work<T, R>> workers) {
    List<Thread> others = new ArrayList<>();
    for (Work<T, R> worker : workers.subList(1, workers.size())) {
      Thread thread = new Thread(() -> work(worker), "explorer " + (others.size() + 2));
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    work(workers.get(0));
    others.forEach(Workers::joined);
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private void work(Work<T, R> worker) {
    long ticket = take();
    while (ticket >= 0) {
      @SuppressWarnings("unchecked")
      T task = (T) tasks[slot(ticket)];
      Object result;
      try {
        result = worker.of(task);
      } catch (RuntimeException | Error thrown) {
        result = new Thrown(thrown);
      }
      ticket = handInAndTake(ticket, result);
    }
  }

  private record Thrown(Throwable throwable) {}

  /** Both at once, since every worker waits for the lock. */
  private synchronized long handInAndTake(long ticket, Object result) {
    handIn(ticket, result);
    return take();
  }

  private synchronized long take() {
    boolean interrupted = false;
    while (!drained && taken - handedOver == WINDOW) {
      try {
        wait();
      } catch (InterruptedException toBeSeenByTheSource) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (drained) {
      return -1;
    }
    T task = null;
    try {
      task = source.get();
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
    }
    if (task == null) {
      drained = true;
      return -1;
    }
    tasks[slot(taken)] = task;
    return taken++;
  }

  /** The next in order takes with it all that have waited for it. */
  private synchronized void handIn(long ticket, Object result) {
    results[slot(ticket)] = result;
    while (handedOver < taken && results[slot(handedOver)] != null) {
      int slot = slot(handedOver++);
      handOver(slot);
      tasks[slot] = null;
      results[slot] = null;
    }
    notifyAll();
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
