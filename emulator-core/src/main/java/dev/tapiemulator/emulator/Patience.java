package dev.tapiemulator.emulator;

import java.time.Duration;

/** How long something outside the emulator is waited for, in real time. */
final class Patience {

  static final Duration USUAL = Duration.ofSeconds(5);

  /** As good as for ever, and far from where nanoseconds end. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private Patience() {}

  static Duration of(Duration atMost) {
    if (atMost.isNegative() || atMost.isZero()) {
      throw new IllegalArgumentException("patience must be longer than nothing: " + atMost);
    }
    return atMost.compareTo(LONGEST) > 0 ? LONGEST : atMost;
  }
}
