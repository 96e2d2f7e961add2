package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.PhoneControl;
import java.util.Optional;

/** Finds out which device id an emulator has given to a scripted phone. */
final class Whereabouts {

  private Whereabouts() {}

  /** An emulator keeps the very description that its phone gave. */
  static Optional<Integer> of(ScriptedPhone phone, Emulator emulator) {
    for (PhoneControl control : emulator.phones()) {
      if (control.isPresent() && control.description() == phone.describe()) {
        return Optional.of(control.deviceId());
      }
    }
    return Optional.empty();
  }
}
