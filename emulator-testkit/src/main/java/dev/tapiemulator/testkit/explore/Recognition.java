package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Look;
import java.util.Set;

/** How much two states must have in common to be the same to a test, which depends on what the test looks at. */
enum Recognition {
  /** A state is the same whenever it is reached, since nobody looks at the clock. */
  AT_ANY_TIME,
  /** A state is the same only at the same time. */
  AT_THE_SAME_TIME,
  /** No state is recognised: the test sees what is not in it. */
  NEVER;

  /** What is left of it after a run in which something was looked at. */
  Recognition after(Set<Look> looks) {
    if (looks.contains(Look.HISTORY) || looks.contains(Look.FACE)) {
      return NEVER;
    }
    return looks.contains(Look.CLOCK) && this == AT_ANY_TIME ? AT_THE_SAME_TIME : this;
  }
}
