package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who may use the kernel when, and how waiting is done: everything about threads and time that stands around the
 * kernel.
 */
interface Turns {

  /** Begins an operation of a process; {@code null} for one of the emulator itself. */
  void enter(ProcessSlot process);

  /** Ends the operation; with the outermost one a failure of the run is thrown. */
  void exit();

  /**
   * Lets time pass until something holds or the deadline is reached; whether it holds. {@code what} is said when
   * nothing can come.
   */
  boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what);

  /** Lets time pass until something holds, or nothing is left that could change it. */
  void awaitIfPossible(BooleanSupplier ready, Supplier<String> what);
}
