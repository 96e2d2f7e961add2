package dev.tapiemulator.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Runs every task on a registered thread of its own; whoever waits for one does so through the emulator, and up to a
 * moment of the emulator's time.
 */
final class EmulatorExecutor extends AbstractExecutorService {

  private final Turns turns;
  private final LongSupplier nowNanos;
  private final List<EmulatorThread> threads = new ArrayList<>();
  private int lastTask;
  private boolean shutdown;

  EmulatorExecutor(Turns turns, LongSupplier nowNanos) {
    this.turns = turns;
    this.nowNanos = nowNanos;
  }

  @Override
  public synchronized void execute(Runnable task) {
    if (shutdown) {
      throw new RejectedExecutionException("the executor was shut down");
    }
    threads.removeIf(EmulatorThread::hasEnded);
    EmulatorThread thread = new EmulatorThread(turns, null, "task " + ++lastTask, task);
    if (task instanceof Task<?> asked) {
      asked.thread = thread;
    }
    thread.start();
    threads.add(thread);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    return new Task<>(turns, task);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
    return new Task<>(turns, () -> {
      task.run();
      return value;
    });
  }

  /** A task and its result, for which others let it have its turns. */
  private static final class Task<T> extends FutureTask<T> {

    private final Turns turns;
    private volatile EmulatorThread thread;

    Task(Turns turns, Callable<T> task) {
      super(task);
      this.turns = turns;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      if (!isDone()) {
        turns.join(thread.seat(), Long.MAX_VALUE);
      }
      return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
      if (!isDone() && !turns.join(thread.seat(), unit.toNanos(timeout))) {
        throw new TimeoutException();
      }
      return super.get();
    }
  }

  /** Whatever is not done when the time is over is cancelled. */
  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    long deadline = deadline(timeout, unit);
    List<Future<T>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(submit(task)));
    for (Future<T> future : futures) {
      try {
        future.get(left(deadline), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | CancellationException itsOwn) {
        // Whoever asks this future is told.
      } catch (TimeoutException late) {
        future.cancel(true);
      }
    }
    return futures;
  }

  /** The result of the first task, in the order given, that succeeds. */
  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
    try {
      return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (TimeoutException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The result of the first task, in the order given, that succeeds; a later one is not asked before. */
  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = deadline(timeout, unit);
    List<Future<T>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(submit(task)));
    ExecutionException failed = null;
    try {
      for (Future<T> future : futures) {
        try {
          return future.get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException thrown) {
          failed = thrown;
        }
      }
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
    if (failed == null) {
      throw new IllegalArgumentException("no tasks were given");
    }
    throw failed;
  }

  private long deadline(long timeout, TimeUnit unit) {
    long now = nowNanos.getAsLong();
    return now + Math.min(unit.toNanos(timeout), Long.MAX_VALUE - now);
  }

  /** How long there is still to wait; {@link Long#MAX_VALUE} stands for as long as it takes. */
  private long left(long deadline) {
    return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - nowNanos.getAsLong();
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
  }

  /** Interrupts every task; none waits to be begun. */
  @Override
  public synchronized List<Runnable> shutdownNow() {
    shutdown = true;
    threads.forEach(Thread::interrupt);
    return List.of();
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && threads.stream().allMatch(EmulatorThread::hasEnded);
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    long deadline = deadline(timeout, unit);
    for (EmulatorThread thread : threads()) {
      if (!thread.hasEnded() && !turns.join(thread.seat(), left(deadline))) {
        return false;
      }
    }
    return isTerminated();
  }

  private synchronized List<EmulatorThread> threads() {
    return List.copyOf(threads);
  }

  /** Shuts down and waits for every task; from Java 19 on try-with-resources calls this. */
  public void close() {
    shutdown();
    awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }
}
