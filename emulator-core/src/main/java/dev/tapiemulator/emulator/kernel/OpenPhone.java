package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.Tapi;
import java.util.BitSet;

/** A phone handle: one successful phoneOpen that has not been closed. */
final class OpenPhone {

  int handle;
  Application app;
  DeviceSlot device;
  int privilege;
  int apiVersion;
  int extVersion;
  long instance;
  /** The masks of phoneSetStatusMessages (C-62). */
  int phoneStates;
  int buttonModes;
  int buttonStates;
  /** Buttons whose down this handle was told and whose up it is still owed (C-64). */
  final BitSet owedUps = new BitSet();

  void addTo(StateHash hash) {
    hash.add(handle).add(app.handle).add(privilege).add(apiVersion).add(extVersion).add(instance).add(phoneStates)
        .add(buttonModes).add(buttonStates).add(owedUps.toByteArray());
  }

  boolean isOwner() {
    return privilege == Tapi.PHONEPRIVILEGE_OWNER;
  }
}
