package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneFace;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Stands between the emulator and a phone and tells the oracle everything that passes, both ways. */
final class WatchedPhone implements PhoneDeviceModel {

  final PhoneDeviceModel inner;
  private DeviceWatch watch;
  private WatchedPort port;

  WatchedPhone(PhoneDeviceModel inner, DeviceWatch watch) {
    this.inner = inner;
    this.watch = watch;
  }

  DeviceWatch watch() {
    return watch;
  }

  /** Another oracle listens from now on. */
  void watch(DeviceWatch next) {
    watch = next;
  }

  /** The port of the open session, null while the phone is closed. */
  DevicePort port() {
    return port;
  }

  // ---- sessions

  @Override
  public int open(DevicePort given) {
    port = new WatchedPort(this, given);
    return down(() -> inner.open(port), result -> {
      if (result != 0) {
        port = null;
        watch.refused(result);
      }
    });
  }

  @Override
  public int close(DevicePort given) {
    return down(() -> inner.close(port), result -> {
      if (result == 0) {
        ended();
      } else {
        watch.refused(result);
      }
    });
  }

  @Override
  public void reclaimed(DevicePort given) {
    WatchedPort session = port;
    watch.entered();
    try {
      inner.reclaimed(session);
    } finally {
      watch.left();
    }
    if (port == session) {
      watch.takenAway(this);
    }
  }

  /** The session is over: everything owed must have been completed. */
  void ended() {
    port = null;
    watch.sessionEnded(this);
  }

  @Override
  public void sessionStarted() {
    watch.providerSession(this, true);
    inner.sessionStarted();
  }

  @Override
  public void sessionEnded() {
    watch.providerSession(this, false);
    inner.sessionEnded();
  }

  @Override
  public void timer(int token, DevicePort given) {
    port.timerFired(token);
    watch.entered();
    try {
      inner.timer(token, port);
    } finally {
      watch.left();
    }
  }

  @Override
  public void statusInterest(int phoneStates, int buttonModes, int buttonStates) {
    inner.statusInterest(phoneStates, buttonModes, buttonStates);
  }

  // ---- requests

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort given) {
    return request(requestId, () -> inner.setData(requestId, dataId, payload, port));
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort given) {
    return request(requestId, () -> inner.devSpecific(requestId, params, port));
  }

  @Override
  public int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort given) {
    return request(requestId, () -> inner.setDisplay(requestId, row, column, content, port));
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort given) {
    return request(requestId, () -> inner.setLamp(requestId, buttonLampId, lampMode, port));
  }

  @Override
  public int setRing(int requestId, int ringMode, int ringVolume, DevicePort given) {
    return request(requestId, () -> inner.setRing(requestId, ringMode, ringVolume, port));
  }

  @Override
  public int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort given) {
    return request(requestId, () -> inner.setHookSwitch(requestId, hookSwitchDevs, hookSwitchMode, port));
  }

  @Override
  public int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort given) {
    return request(requestId, () -> inner.setVolume(requestId, hookSwitchDev, volume, port));
  }

  @Override
  public int setGain(int requestId, int hookSwitchDev, int gain, DevicePort given) {
    return request(requestId, () -> inner.setGain(requestId, hookSwitchDev, gain, port));
  }

  @Override
  public int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort given) {
    return request(requestId, () -> inner.setButtonInfo(requestId, buttonLampId, info, port));
  }

  // ---- questions

  @Override
  public PhoneDescription describe() {
    return inner.describe();
  }

  @Override
  public int negotiateExtVersion(int apiVersion, int lowVersion, int highVersion) {
    return ask(() -> inner.negotiateExtVersion(apiVersion, lowVersion, highVersion));
  }

  @Override
  public int selectExtVersion(int extVersion) {
    return ask(() -> inner.selectExtVersion(extVersion));
  }

  @Override
  public long lampMode(int buttonLampId) {
    return ask(() -> inner.lampMode(buttonLampId));
  }

  @Override
  public long ringMode() {
    return ask(inner::ringMode);
  }

  @Override
  public long ringVolume() {
    return ask(inner::ringVolume);
  }

  @Override
  public long hookSwitchMode(int hookSwitchDev) {
    return ask(() -> inner.hookSwitchMode(hookSwitchDev));
  }

  @Override
  public long volume(int hookSwitchDev) {
    return ask(() -> inner.volume(hookSwitchDev));
  }

  @Override
  public long gain(int hookSwitchDev) {
    return ask(() -> inner.gain(hookSwitchDev));
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    return ask(() -> inner.getDisplay(destination));
  }

  @Override
  public int getData(int dataId, ByteBuffer destination) {
    return ask(() -> inner.getData(dataId, destination));
  }

  @Override
  public Optional<ButtonInfo> buttonInfo(int buttonLampId) {
    return ask(() -> inner.buttonInfo(buttonLampId));
  }

  @Override
  public int configDialog(String deviceClass, long hwndOwner) {
    return ask(() -> inner.configDialog(deviceClass, hwndOwner));
  }

  @Override
  public long icon(String deviceClass) {
    return ask(() -> inner.icon(deviceClass));
  }

  @Override
  public Optional<PhoneFace> face() {
    return inner.face().map(face -> new WatchedFace(face, watch));
  }

  @Override
  public void factoryReset() {
    port = null;
    inner.factoryReset();
  }

  // ---- watching

  private int request(int requestId, IntSupplier body) {
    watch.submitted(this, requestId);
    watch.entered();
    try {
      int result = body.getAsInt();
      watch.answered(this, requestId, result);
      return result;
    } finally {
      watch.leftRequest();
    }
  }

  private int down(IntSupplier body, IntConsumer then) {
    int result;
    watch.entered();
    try {
      result = body.getAsInt();
      then.accept(result);
    } finally {
      watch.left();
    }
    return result;
  }

  private <T> T ask(Supplier<T> body) {
    watch.entered();
    try {
      return body.get();
    } finally {
      watch.left();
    }
  }
}
