package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** The threads on which the models of a live emulator run, one for each phone that has been called. */
final class LiveModels {

  private final LiveGate gate;
  /** Where time is moved by hand, a model takes time of the real world all the same. */
  private final TimeSource clock;
  private final LongConsumer whenBack;
  private final long patienceNanos;
  private final TreeMap<Long, ModelThread> threads = new TreeMap<>();
  private volatile boolean closing;
  private volatile long closingSinceNanos;

  /** {@code whenBack} is told the phone of each model that was left alone and has come back. */
  LiveModels(LiveGate gate, TimeSource clock, Duration patience, LongConsumer whenBack) {
    this.gate = gate;
    this.clock = clock instanceof ManualTime ? TimeSource.wallClock() : clock;
    this.patienceNanos = patience.toNanos();
    this.whenBack = whenBack;
  }

  /**
   * Runs a model's code and gives its answer. Meanwhile phones may report, but no other operation begins.
   *
   * @throws ModelBlocked when that takes too long, or an earlier call still does
   */
  long call(long phone, String phoneName, LongSupplier code) {
    ModelThread thread = of(phone, phoneName);
    if (thread.isBusy()) {
      throw new ModelBlocked("an earlier call has not returned yet", true);
    }
    long allowed = closing ? patienceNanos - (clock.nanoTime() - closingSinceNanos) : patienceNanos;
    return thread.call(code, clock, Math.max(0, allowed), allowed == patienceNanos);
  }

  private ModelThread of(long phone, String phoneName) {
    ModelThread thread = threads.get(phone);
    if (thread == null) {
      thread = new ModelThread(gate, phone, phoneName, whenBack);
      thread.start();
      threads.put(phone, thread);
    }
    return thread;
  }

  /** From now on all models together have no more time than one had. */
  void hurry() {
    closingSinceNanos = clock.nanoTime();
    closing = true;
  }

  /** Tells every thread to end and adds it to those to be waited for. */
  void close(List<Thread> toEnd) {
    threads.values().forEach(ModelThread::close);
    toEnd.addAll(threads.values());
  }
}
