package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.spi.PhoneFace;
import dev.tapiemulator.testkit.record.Playback;
import java.util.Optional;

/** A recorded phone to somebody in front of it: what it showed is not recorded, what was done to it is. */
final class RecordedFace implements PhoneFace {

  private final String phone;
  private final Playback playback;
  private final boolean untouched;

  RecordedFace(String phone, Playback playback, boolean untouched) {
    this.phone = phone;
    this.playback = playback;
    this.untouched = untouched;
  }

  private EmulatorMisuse unseen() {
    return new EmulatorMisuse(phone + " does a recording again, and what it showed is not in one; look at the orders it"
        + " got, with orders()");
  }

  @Override
  public String displayText() {
    throw unseen();
  }

  @Override
  public int lampMode(int buttonLampId) {
    throw unseen();
  }

  @Override
  public int ringMode() {
    throw unseen();
  }

  @Override
  public int ringVolume() {
    throw unseen();
  }

  @Override
  public int hookSwitchMode(int hookSwitchDev) {
    throw unseen();
  }

  @Override
  public int volume(int hookSwitchDev) {
    throw unseen();
  }

  @Override
  public int gain(int hookSwitchDev) {
    throw unseen();
  }

  @Override
  public Optional<byte[]> received(int dataId) {
    throw unseen();
  }

  @Override
  public void buttonDown(int buttonLampId) {
    touch(PhoneAct.BUTTON_DOWN, buttonLampId, 0, "button " + buttonLampId + " pressed");
  }

  @Override
  public void buttonUp(int buttonLampId) {
    touch(PhoneAct.BUTTON_UP, buttonLampId, 0, "button " + buttonLampId + " let go");
  }

  @Override
  public void hookSwitch(int hookSwitchDev, int hookSwitchMode) {
    touch(PhoneAct.HOOK_SWITCH, hookSwitchDev, hookSwitchMode,
        "hookswitch device " + hookSwitchDev + " put to mode " + hookSwitchMode);
  }

  @Override
  public void turnVolume(int hookSwitchDev, int volume) {
    touch(PhoneAct.TURN_VOLUME, hookSwitchDev, volume,
        "the volume of hookswitch device " + hookSwitchDev + " turned to " + volume);
  }

  private void touch(PhoneAct act, int first, int second, String words) {
    if (!untouched) {
      throw new IllegalArgumentException("what was done to " + phone + " when it was recorded is done again by itself;"
          + " say untouched() to do it in the test instead");
    }
    if (!playback.touched(act, first, second)) {
      throw new IllegalArgumentException(phone + " was not recorded with " + words + ", or not once more");
    }
  }
}
