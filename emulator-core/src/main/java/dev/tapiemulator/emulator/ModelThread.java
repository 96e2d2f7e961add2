package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Where models run, one at a time, so that one can be left alone there when it does not come back. */
final class ModelThread extends Thread {

  private static final long NOBODY = -1;

  private final LiveGate gate;
  private final LiveModels models;
  private final Condition toDo;
  private final Condition done;
  /** The call under way; it stays until a model that was left alone has come back. */
  private ModelCall call;
  private boolean closed;
  /** The phone it is named after, which is the one it was in last; used by this thread alone. */
  private long namesake = NOBODY;

  ModelThread(LiveGate gate, LiveModels models) {
    super(null, null, "tapi-emulator phone", 0, false);
    this.gate = gate;
    this.models = models;
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
    takeNameOf(mine);
    mine.run();
    gate.lock();
    call = null;
    if (mine.end()) {
      done.signal();
    } else {
      models.isBack(mine.phone(), this);
    }
    Thread.interrupted(); // It was for the model, if for anybody.
  }

  /** A thread's name costs a call of the system, so it stays until another phone is called. */
  private void takeNameOf(ModelCall mine) {
    if (namesake != mine.phone()) {
      namesake = mine.phone();
      setName("tapi-emulator phone " + namesake + " " + mine.phoneName());
    }
  }

  /** Whether this thread serves that gate. */
  boolean isOf(LiveGate owner) {
    return gate == owner;
  }

  /** Whether a call has not come back. */
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
  long call(ModelCall mine, TimeSource clock, long patienceNanos, boolean isFair) {
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
