package dev.tapiemulator.testkit.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.testkit.junit.EmulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BuilderTest {

  @RegisterExtension
  final EmulatorExtension emulators = EmulatorExtension.builder()
      .phone(DoorPhone::new)
      .with(config -> config.ruling(Ruling.SECOND_OWNER, "ALLOCATED").seed(7))
      .build();

  @Test
  void field_configuresThePlainTests(Emulator emulator) {
    assertEquals("door-phone", emulator.phone(0).name());
    assertEquals(1, emulator.config().ruling(Ruling.SECOND_OWNER));
  }
}
