package dev.tapiemulator.testkit.record;

import dev.tapiemulator.spi.DevicePort;

/** What the phone that does a recording again does itself. */
public interface PlayedPhone {

  /** The port of the open session. */
  DevicePort port();

  /** Does something after so much virtual time, unless the phone is closed before. */
  void after(long delayMillis, Runnable action);

  /** It is another phone now: what it is has been changed before. */
  void capabilitiesChanged();

  /** Closes itself for every application; everything recorded that it owed has been completed. */
  void forceClose();

  /** Removes itself for good; everything recorded that it owed has been completed. */
  void remove();
}
