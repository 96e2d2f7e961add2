package dev.tapiemulator.emulator.testing;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TimeSource;

/**
 * Creates the emulators of tests that hold in both modes: stepped, or, when the build asks for it, live with a time that
 * only {@code advance} moves.
 */
public final class TestEmulator {

  /** Whether the tests run live. */
  public static final boolean LIVE = Boolean.getBoolean("emulator.live");

  private TestEmulator() {}

  public static Emulator create(EmulatorConfig config) {
    return Emulator.create(LIVE ? config.toBuilder().live(TimeSource.manual()).build() : config);
  }
}
