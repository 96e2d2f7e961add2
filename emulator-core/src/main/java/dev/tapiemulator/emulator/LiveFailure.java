package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;

/** What has made a live run worthless, kept until the emulator is closed, since no call is the one to blame. */
final class LiveFailure {

  private final LiveGate gate;
  private EmulatorFailure first;

  LiveFailure(LiveGate gate) {
    this.gate = gate;
  }

  /** Keeps a failure, if there is one; later ones go with the first. */
  synchronized void add(EmulatorFailure more) {
    if (first == null) {
      first = more;
    } else if (more != null && more != first) {
      first.addSuppressed(more);
    }
  }

  /**
   * Keeps what nobody else could be told. Once the gate is closed threads fail because they are told to end; what is
   * kept then is only what closing the emulator has told to a thread that did not want to know.
   */
  synchronized void met(String what, Throwable thrown, Kernel kernel) {
    if (!gate.isClosed()) {
      String history = first == null ? History.of(kernel.journal()) : "";
      add(new EmulatorFailure(what + thrown, history, thrown));
    } else if (thrown instanceof EmulatorFailure told) {
      add(told);
    }
  }

  /** Throws what is kept, once. */
  synchronized void throwIfAny() {
    EmulatorFailure thrown = first;
    first = null;
    if (thrown != null) {
      throw thrown;
    }
  }
}
