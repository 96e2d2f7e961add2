package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;

/** What has made a live run worthless, kept until the emulator is closed, since no call is the one to blame. */
final class LiveFailure {

  private EmulatorFailure first;
  private boolean over;

  /** Keeps a failure, if there is one; later ones go with the first. */
  synchronized void add(EmulatorFailure more) {
    if (first == null) {
      first = more;
    } else if (more != null && more != first) {
      first.addSuppressed(more);
    }
  }

  /**
   * Keeps what nobody else could be told. When the run is over that is only what closing it has told to a thread that
   * did not want to know.
   */
  synchronized void met(String what, Throwable thrown, Kernel kernel) {
    if (!over) {
      String history = first == null ? History.of(kernel.journal()) : "";
      add(new EmulatorFailure(what + thrown, history, thrown));
    } else if (thrown instanceof EmulatorFailure told) {
      add(told);
    }
  }

  /** From now on threads fail because they are told to end. */
  synchronized void runIsOver() {
    over = true;
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
