package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Where the model of one live phone runs, so that it can be left alone when it does not come back. */
final class ModelThread extends Thread {

  private final LiveGate gate;
  private final long phone;
  private final LongConsumer whenBack;
  private final Condition toDo;
  private final Condition done;
  /** The call under way; it stays until a model that was left alone has come back. */
  private ModelCall call;
  private boolean closed;

  ModelThread(LiveGate gate, long phone, String phoneName, LongConsumer whenBack) {
    super(null, null, "tapi-emulator phone " + phone + " " + phoneName, 0, false);
    this.gate = gate;
    this.phone = phone;
    this.whenBack = whenBack;
    this.toDo = gate.newCondition();
    this.done = gate.newCondition();
    setDaemon(true);
  }

  @Override
  public void run() {
    gate.lock();
    try {
      while (!closed) {
        if (call == null) {
          toDo.awaitUninterruptibly();
        } else {
          run(call);
        }
      }
    } finally {
      gate.unlock();
    }
  }

  private void run(ModelCall mine) {
    mine.begin();
    gate.unlock();
    mine.run();
    gate.lock();
    call = null;
    if (mine.end()) {
      done.signal();
    } else {
      whenBack.accept(phone);
    }
    Thread.interrupted(); // It was for the model, if for anybody.
  }

  /** Whether this thread serves that gate. */
  boolean isOf(LiveGate owner) {
    return gate == owner;
  }

  /** Whether an earlier call has not come back. */
  boolean isBusy() {
    return call != null;
  }

  /** Whether the thread is inside a call that somebody waits for. */
  boolean isAwaited() {
    return call != null && !call.isAbandoned();
  }

  /**
   * Runs a model's code here and waits for its answer, letting others in meanwhile.
   *
   * @param isFair whether a model that takes longer has done wrong
   * @throws ModelBlocked when it takes longer than that
   */
  long call(LongSupplier code, TimeSource clock, long patienceNanos, boolean isFair) {
    ModelCall mine = new ModelCall(code);
    call = mine;
    toDo.signal();
    await(mine, clock, patienceNanos);
    if (mine.hasEnded()) {
      return mine.answer();
    }
    if (mine.isWaiting()) {
      call = null; // Nobody has been told, and nobody will be.
    }
    mine.abandon();
    throw new ModelBlocked(
        "after " + TimeUnit.NANOSECONDS.toMillis(patienceNanos) + " ms it is still in " + ThreadEnding.whereIs(this),
        !isFair);
  }

  /** Waits for the end of a call, whatever interrupts. */
  private void await(ModelCall mine, TimeSource clock, long patienceNanos) {
    long deadline = clock.nanoTime() + patienceNanos;
    boolean interrupted = false;
    while (!mine.hasEnded() && clock.nanoTime() < deadline) {
      try {
        gate.awaitPhone(done, clock, deadline);
      } catch (InterruptedException disturbed) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** No more calls will come. */
  void close() {
    closed = true;
    toDo.signal();
  }
}
