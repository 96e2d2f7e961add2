package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.spi.PhoneFace;
import java.util.Optional;

/** The outside of a watched phone: being touched is being called, so what it reports meanwhile waits. */
final class WatchedFace implements PhoneFace {

  private final PhoneFace inner;
  private final DeviceWatch watch;

  WatchedFace(PhoneFace inner, DeviceWatch watch) {
    this.inner = inner;
    this.watch = watch;
  }

  @Override
  public String displayText() {
    return inner.displayText();
  }

  @Override
  public int lampMode(int buttonLampId) {
    return inner.lampMode(buttonLampId);
  }

  @Override
  public int ringMode() {
    return inner.ringMode();
  }

  @Override
  public int ringVolume() {
    return inner.ringVolume();
  }

  @Override
  public int hookSwitchMode(int hookSwitchDev) {
    return inner.hookSwitchMode(hookSwitchDev);
  }

  @Override
  public int volume(int hookSwitchDev) {
    return inner.volume(hookSwitchDev);
  }

  @Override
  public int gain(int hookSwitchDev) {
    return inner.gain(hookSwitchDev);
  }

  @Override
  public Optional<byte[]> received(int dataId) {
    return inner.received(dataId);
  }

  @Override
  public void buttonDown(int buttonLampId) {
    touch(() -> inner.buttonDown(buttonLampId));
  }

  @Override
  public void buttonUp(int buttonLampId) {
    touch(() -> inner.buttonUp(buttonLampId));
  }

  @Override
  public void hookSwitch(int hookSwitchDev, int hookSwitchMode) {
    touch(() -> inner.hookSwitch(hookSwitchDev, hookSwitchMode));
  }

  @Override
  public void turnVolume(int hookSwitchDev, int volume) {
    touch(() -> inner.turnVolume(hookSwitchDev, volume));
  }

  private void touch(Runnable act) {
    watch.entered();
    try {
      act.run();
    } finally {
      watch.left();
    }
  }
}
