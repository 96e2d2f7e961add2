package dev.tapiemulator.testkit.errorguide;

import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETDISPLAY;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETLAMP;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.testkit.KnockOut;
import dev.tapiemulator.testkit.KnockOutReport;
import dev.tapiemulator.testkit.MissingFeature;
import dev.tapiemulator.testkit.junit.EmulatorTest;
import dev.tapiemulator.testkit.junit.KnockOutFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;

@EmulatorTest(phones = "desk-phone")
class ClockTest {

  @Test
  void clock_reliesOnTwoFeatures() {
    KnockOutReport report = KnockOut.of(() -> EmulatorConfig.builder().phone("desk-phone").build())
        .run(Clock::strikesNine);
    assertEquals(
        List.of(new MissingFeature(PHONEFEATURE_SETDISPLAY), new MissingFeature(PHONEFEATURE_SETLAMP)),
        List.copyOf(report.fatal().keySet()));
  }

  @ParameterizedTest
  @KnockOutFeatures("desk-phone")
  void clock_survivesTheLossOf(MissingFeature missing) {
    EmulatorConfig config = missing.in(EmulatorConfig.builder().phone("desk-phone").build());
    try (Emulator emulator = Emulator.create(config)) {
      Executable run = () -> Clock.strikesNine(emulator);
      if (missing.feature() == PHONEFEATURE_SETDISPLAY || missing.feature() == PHONEFEATURE_SETLAMP) {
        assertThrows(AssertionError.class, run); // a clock that asked for capabilities first would not need this
      } else {
        assertDoesNotThrow(run);
      }
    }
  }

  @ParameterizedTest
  @KnockOutFeatures
  void clock_losesNothingThatItDoesNotUse(MissingFeature missing, Emulator emulator) {
    assumeFalse(missing.feature() == PHONEFEATURE_SETDISPLAY || missing.feature() == PHONEFEATURE_SETLAMP);
    Clock.strikesNine(emulator);
  }

  @Test
  void clock_strikesOnASlowPhone() {
    EmulatorConfig config = EmulatorConfig.profile("slow").phone("desk-phone").build();
    try (Emulator emulator = Emulator.create(config)) {
      Clock.strikesNine(emulator);
    }
  }
}
