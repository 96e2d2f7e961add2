package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.DevicePort.SPONTANEOUS;

import java.util.Optional;

/**
 * The outside of a {@link StandardPhone}. What the phone does not have cannot be touched: that is the caller's mistake.
 */
final class StandardFace implements PhoneFace {

  private final StandardPhone phone;

  StandardFace(StandardPhone phone) {
    this.phone = phone;
  }

  @Override
  public String displayText() {
    return phone.display().text();
  }

  @Override
  public int lampMode(int buttonLampId) {
    phone.require(phone.buttonLamps().has(buttonLampId), "no button or lamp %d", buttonLampId);
    return phone.buttonLamps().lampMode(buttonLampId);
  }

  @Override
  public int ringMode() {
    return phone.ringer().mode();
  }

  @Override
  public int ringVolume() {
    return phone.ringer().volume();
  }

  @Override
  public int hookSwitchMode(int hookSwitchDev) {
    phone.require(phone.hookSwitches().has(hookSwitchDev), "no hookswitch device 0x%X", hookSwitchDev);
    return phone.hookSwitches().mode(hookSwitchDev);
  }

  @Override
  public int volume(int hookSwitchDev) {
    phone.require(phone.hookSwitches().hasVolume(hookSwitchDev), "no device 0x%X with a volume", hookSwitchDev);
    return phone.hookSwitches().volume(hookSwitchDev);
  }

  @Override
  public int gain(int hookSwitchDev) {
    phone.require(phone.hookSwitches().hasGain(hookSwitchDev), "no device 0x%X with a gain", hookSwitchDev);
    return phone.hookSwitches().gain(hookSwitchDev);
  }

  @Override
  public Optional<byte[]> received(int dataId) {
    return phone.received(dataId);
  }

  @Override
  public void buttonDown(int buttonLampId) {
    phone.require(phone.buttonLamps().hasButton(buttonLampId), "no button %d", buttonLampId);
    phone.moveButton(buttonLampId, true);
  }

  @Override
  public void buttonUp(int buttonLampId) {
    phone.require(phone.buttonLamps().hasButton(buttonLampId), "no button %d", buttonLampId);
    phone.moveButton(buttonLampId, false);
  }

  @Override
  public void hookSwitch(int hookSwitchDev, int hookSwitchMode) {
    phone.moveHookSwitch(hookSwitchDev, hookSwitchMode, SPONTANEOUS);
  }

  @Override
  public void turnVolume(int hookSwitchDev, int volume) {
    phone.changeVolume(hookSwitchDev, volume, SPONTANEOUS);
  }
}
