package dev.tapiemulator.emulator.live;

import java.util.concurrent.locks.LockSupport;

/** Where a thread is that waits for nothing of the emulator's. */
final class OwnCode {

  private OwnCode() {}

  /** Stays until the thread is interrupted; parking alone ends at once after a lock for which the thread once waited. */
  static void stayUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }
}
