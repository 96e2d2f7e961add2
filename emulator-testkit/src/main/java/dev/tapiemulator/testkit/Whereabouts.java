package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.PhoneControl;
import java.util.Optional;

/** Finds out which device id an emulator has given to a scripted phone. */
final class Whereabouts {

  private Whereabouts() {}

  /** A phone that is there is meant before one that was. */
  static Optional<Integer> of(ScriptedPhone phone, Emulator emulator) {
    Optional<Integer> found = Optional.empty();
    for (PhoneControl control : emulator.phones()) {
      if (isFaceOf(phone, control)) {
        found = Optional.of(control.deviceId());
        if (control.isPresent()) {
          return found;
        }
      }
    }
    return found;
  }

  /** What it describes may be less in an emulator whose profile takes features away, but its face is its own. */
  private static boolean isFaceOf(ScriptedPhone phone, PhoneControl control) {
    try {
      return control.face() == phone.face().orElseThrow();
    } catch (EmulatorMisuse faceless) {
      return false;
    }
  }
}
