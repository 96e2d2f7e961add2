package dev.tapiemulator.spi;

import java.util.Optional;

/**
 * The phone as somebody in front of it sees and touches it. What is touched is reported through the port while the
 * phone is open.
 */
public interface PhoneFace {

  /** The display's rows, one line each, without trailing spaces; empty without a display. */
  String displayText();

  /** The PHONELAMPMODE_ a lamp shows. */
  int lampMode(int buttonLampId);

  /** The ring mode heard, 0 for silence. */
  int ringMode();

  /** The ring volume, 0..0xFFFF. */
  int ringVolume();

  /** The PHONEHOOKSWITCHMODE_ of a PHONEHOOKSWITCHDEV_ device. */
  int hookSwitchMode(int hookSwitchDev);

  /** The volume, 0..0xFFFF, of a PHONEHOOKSWITCHDEV_ device. */
  int volume(int hookSwitchDev);

  /** The gain, 0..0xFFFF, of a PHONEHOOKSWITCHDEV_ device. */
  int gain(int hookSwitchDev);

  /** The bytes last taken in by a download area; empty before the first. */
  Optional<byte[]> received(int dataId);

  /** Presses a button and holds it. */
  void buttonDown(int buttonLampId);

  /** Lets a button go. */
  void buttonUp(int buttonLampId);

  /** Lifts, lays down or mutes by hand: the device takes that PHONEHOOKSWITCHMODE_. */
  void hookSwitch(int hookSwitchDev, int hookSwitchMode);

  /** Turns the volume of a device to 0..0xFFFF by hand. */
  void turnVolume(int hookSwitchDev, int volume);
}
