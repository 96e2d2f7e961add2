package dev.tapiemulator.emulator.kernel;

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

  boolean isOwner() {
    return privilege == Tapi.PHONEPRIVILEGE_OWNER;
  }
}
