package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/**
 * The threads on which the models of a live emulator run, one for each phone that has been called. Whoever calls a
 * model waits with the lock of the kernel, and lends the kernel to the model's reports meanwhile.
 */
final class LiveModels {

  private static final TimeSource CLOCK = TimeSource.wallClock();

  private final ObjLongConsumer<ModelThread> whenBack;
  private final long patienceNanos;
  private final TreeMap<Long, ModelThread> threads = new TreeMap<>();
  private volatile boolean closing;
  private volatile long closingSinceNanos;

  /** {@code whenBack} is told of each model that was left alone and has come back, on its thread. */
  LiveModels(Duration patience, ObjLongConsumer<ModelThread> whenBack) {
    this.patienceNanos = patience.toNanos();
    this.whenBack = whenBack;
  }

  /**
   * Runs a model's code and gives its answer; called with the lock.
   *
   * @throws ModelBlocked when that takes too long, or an earlier call still does
   */
  long call(long phone, String phoneName, LongSupplier code) {
    ModelThread thread = of(phone, phoneName);
    if (thread.isBusy()) {
      throw new ModelBlocked("an earlier call has not returned yet", true);
    }
    long allowed = closing ? patienceNanos - (CLOCK.nanoTime() - closingSinceNanos) : patienceNanos;
    return thread.call(code, Math.max(0, allowed), allowed == patienceNanos);
  }

  private ModelThread of(long phone, String phoneName) {
    ModelThread thread = threads.get(phone);
    if (thread == null) {
      thread = new ModelThread(this, phone, phoneName, whenBack);
      thread.start();
      threads.put(phone, thread);
    }
    return thread;
  }

  // ---- on a model's thread

  /** Whether the caller is a model of this emulator, inside a call. */
  boolean isCaller() {
    return model() != null;
  }

  /** Whether the caller is a model whose caller waits: then it has the kernel until it gives it back. */
  boolean borrowKernel() {
    ModelThread model = model();
    return model != null && model.borrowKernel();
  }

  /** Gives a borrowed kernel back; false when the caller had not borrowed it. */
  boolean returnKernel() {
    ModelThread model = model();
    return model != null && model.returnKernel();
  }

  private ModelThread model() {
    return Thread.currentThread() instanceof ModelThread model && model.owner == this ? model : null;
  }

  // ---- the end

  /** From now on all models together have no more time than one had. */
  void hurry() {
    closingSinceNanos = CLOCK.nanoTime();
    closing = true;
  }

  /** Tells every thread to end and adds it to those to be waited for; called with the lock. */
  void close(List<Thread> toEnd) {
    threads.values().forEach(ModelThread::close);
    toEnd.addAll(threads.values());
  }
}
