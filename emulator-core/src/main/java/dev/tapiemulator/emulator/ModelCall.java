package dev.tapiemulator.emulator;

import java.util.function.LongSupplier;

/** One call of a live phone's model; but for the code itself everything is touched inside the gate alone. */
final class ModelCall {

  private enum Stage {
    /** The model's thread has not begun. */
    WAITING,
    RUNNING,
    ENDED,
    /** The caller has left. */
    ABANDONED
  }

  private final long phone;
  private final String phoneName;
  private final LongSupplier code;
  private Stage stage = Stage.WAITING;
  private long answer;
  private Throwable thrown;

  ModelCall(long phone, String phoneName, LongSupplier code) {
    this.phone = phone;
    this.phoneName = phoneName;
    this.code = code;
  }

  long phone() {
    return phone;
  }

  String phoneName() {
    return phoneName;
  }

  boolean isWaiting() {
    return stage == Stage.WAITING;
  }

  boolean hasEnded() {
    return stage == Stage.ENDED;
  }

  boolean isAbandoned() {
    return stage == Stage.ABANDONED;
  }

  void begin() {
    stage = Stage.RUNNING;
  }

  /** Outside the gate, on the model's thread. */
  void run() {
    try {
      answer = code.getAsLong();
    } catch (Throwable anything) {
      thrown = anything;
    }
  }

  /** The model has come back; whether its caller is still there. */
  boolean end() {
    boolean awaited = stage == Stage.RUNNING;
    stage = awaited ? Stage.ENDED : stage;
    return awaited;
  }

  /** The caller leaves. */
  void abandon() {
    stage = Stage.ABANDONED;
  }

  /** What the model answered, or the exception that left it. */
  long answer() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
    return answer;
  }
}
