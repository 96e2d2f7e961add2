package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;

/**
 * A test of a program on an emulator. It must do the same whenever it sees the same, and must not remember anything
 * from one run to the next.
 */
@FunctionalInterface
public interface EmulatedTest {

  /** One run; what it returns, read with {@code toString}, is part of the run's outcome. It fails by throwing. */
  Object run(Emulator emulator) throws Throwable;
}
