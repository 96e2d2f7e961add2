package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;

/** A part of the kernel that remembers something from one call to the next. */
@FunctionalInterface
interface Stateful {

  /** Adds everything that decides what happens later; what holds only within a call is left out. */
  void addTo(StateHash hash);
}
