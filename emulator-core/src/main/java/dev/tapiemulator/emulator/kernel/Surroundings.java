package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import java.util.function.LongSupplier;

/** What the kernel asks of whoever stands around it: it knows neither threads nor locks itself. */
public interface Surroundings {

  /**
   * A phone begins to report through its port, from whatever thread; false when nobody listens any more. Either way the
   * end of the report is told too.
   */
  boolean beginReport();

  /** Adds what threads wait for, which decides what happens next as much as the kernel's own state does. */
  void addTo(StateHash hash);

  /** The report has been dealt with. */
  void endReport();

  /** Whether a model's code is simply run where the kernel runs; then {@link #callModel} need not be asked. */
  boolean callsModelsDirectly();

  /**
   * Runs a model's code and gives its answer.
   *
   * @param phone the number of the phone, which no other phone ever has
   * @throws ModelBlocked when the code does not come to an end
   */
  long callModel(long phone, String phoneName, LongSupplier code);
}
