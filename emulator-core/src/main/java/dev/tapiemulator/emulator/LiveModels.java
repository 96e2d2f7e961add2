package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The threads on which the models of a live emulator run: one serves whichever phone is called, since no two operations
 * have the kernel at the same time, and one more stays with each model that was left alone, until that comes back.
 *
 * <p>So the calls of a phone come from changing threads. Its model needs no locks for that: each call begins and ends
 * inside the gate, on whatever thread, and therefore sees all that was done by those before it.
 */
final class LiveModels {

  private final LiveGate gate;
  /** Where time is moved by hand, a model takes time of the real world all the same. */
  private final TimeSource clock;
  private final LongConsumer whenBack;
  private final long patienceNanos;
  /** The thread of the next call, or of the one under way; null until one is needed, or when it was left alone. */
  private ModelThread serving;
  /** The phones whose models have been left alone, each with a thread of its own. */
  private final TreeSet<Long> leftAlone = new TreeSet<>();
  /** All that may still run, those included that were told to end. */
  private final List<ModelThread> threads = new ArrayList<>(1);
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
    if (leftAlone.contains(phone)) {
      throw new ModelBlocked("an earlier call has not returned yet", true);
    }
    ModelThread thread = serving();
    long allowed = closing ? patienceNanos - (clock.nanoTime() - closingSinceNanos) : patienceNanos;
    try {
      ModelCall call = new ModelCall(phone, phoneName, code);
      return thread.call(call, clock, Math.max(0, allowed), allowed == patienceNanos);
    } finally {
      if (thread.isBusy()) { // With a model that has not come back.
        serving = null;
        leftAlone.add(phone);
      }
    }
  }

  private ModelThread serving() {
    if (serving == null) {
      ModelThread thread = new ModelThread(gate, this);
      thread.start();
      threads.removeIf(earlier -> !earlier.isAlive());
      threads.add(thread);
      serving = thread;
    }
    return serving;
  }

  /** A model that was left alone has come back: its thread serves again, or ends when another one does. */
  void isBack(long phone, ModelThread thread) {
    whenBack.accept(phone); // If that fails it ends the thread, which must not serve then.
    leftAlone.remove(phone);
    if (serving == null) {
      serving = thread;
    } else {
      thread.close();
    }
  }

  /** From now on all models together have no more time than one had. */
  void hurry() {
    closingSinceNanos = clock.nanoTime();
    closing = true;
  }

  /** Tells every thread to end and adds it to those to be waited for. */
  void close(List<Thread> toEnd) {
    threads.forEach(ModelThread::close);
    toEnd.addAll(threads);
  }
}
