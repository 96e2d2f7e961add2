package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.Tapi;
import java.util.BitSet;

/** A phone handle: one successful phoneOpen that has not been closed. */
final class OpenPhone implements HandleTable.Entry {

  private static final byte[] NO_BUTTONS = {};

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

  /** The slots of the oldest and the youngest of its unsettled requests, 0 for none. */
  int firstRequest;
  int lastRequest;
  /** The slot of the latest message about it in its application's mailbox, 0 for none; not of replies and PHONE_CLOSE. */
  int lastEvent;
  /** The phones its application has opened before and after it. */
  OpenPhone previousOfApp;
  OpenPhone nextOfApp;

  /** Buttons whose down this handle was told and whose up it is still owed (C-64); null before the first. */
  private BitSet owedUps;

  @Override
  public int handle() {
    return handle;
  }

  void addTo(StateHash hash) {
    hash.add(handle).add(app.handle).add(privilege).add(apiVersion).add(extVersion).add(instance).add(phoneStates)
        .add(buttonModes).add(buttonStates);
    hash.add(owedUps == null ? NO_BUTTONS : owedUps.toByteArray());
  }

  boolean isOwner() {
    return privilege == Tapi.PHONEPRIVILEGE_OWNER;
  }

  boolean isOwedUp(int buttonLampId) {
    return owedUps != null && owedUps.get(buttonLampId);
  }

  /** Remembers whether the handle was told of a down last, or of an up. */
  void told(int buttonLampId, boolean down) {
    if (owedUps == null) {
      owedUps = new BitSet();
    }
    owedUps.set(buttonLampId, down);
  }
}
