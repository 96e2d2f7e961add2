package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ModelBlocked;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/** Where the model of one live phone runs, so that it can be left alone when it does not come back. */
final class ModelThread extends Thread {

  final LiveModels owner;
  private final long phone;
  private final ObjLongConsumer<ModelThread> whenBack;
  /** The call under way; it stays until a model that was left alone has come back. */
  private volatile ModelCall call;
  private volatile boolean closed;

  ModelThread(LiveModels owner, long phone, String phoneName, ObjLongConsumer<ModelThread> whenBack) {
    super(null, null, "tapi-emulator phone " + phone + " " + phoneName, 0, false);
    this.owner = owner;
    this.phone = phone;
    this.whenBack = whenBack;
    setDaemon(true);
  }

  @Override
  public void run() {
    ModelCall done = null;
    while (!closed) {
      ModelCall next = call;
      if (next == null || next == done) {
        LockSupport.park(this);
      } else {
        if (!next.run()) {
          whenBack.accept(this, phone);
        }
        done = next;
      }
      Thread.interrupted(); // A model that was interrupted must not keep its thread from sleeping.
    }
  }

  /** Whether a call has not come back. */
  boolean isBusy() {
    return call != null;
  }

  /** A call that was left alone has come back, so that the next one can be made. */
  void isBack() {
    call = null;
  }

  /**
   * Runs a model's code here and waits for its answer; used by one thread at a time.
   *
   * @param isFair whether a model that takes longer has done wrong
   * @throws ModelBlocked when it takes longer than that
   */
  long call(LongSupplier code, long patienceNanos, boolean isFair) {
    ModelCall mine = new ModelCall(code);
    call = mine;
    LockSupport.unpark(this);
    if (!mine.await(patienceNanos)) {
      throw new ModelBlocked(
          "after " + TimeUnit.NANOSECONDS.toMillis(patienceNanos) + " ms it is still in " + ThreadEnding.whereIs(this),
          !isFair);
    }
    call = null;
    return mine.answer();
  }

  boolean borrowKernel() {
    ModelCall mine = call;
    return mine != null && mine.borrowKernel();
  }

  boolean returnKernel() {
    ModelCall mine = call;
    return mine != null && mine.returnKernel();
  }

  /** No more calls will come. */
  void close() {
    closed = true;
    LockSupport.unpark(this);
  }
}
