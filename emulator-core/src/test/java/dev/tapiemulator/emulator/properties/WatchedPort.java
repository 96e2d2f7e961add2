package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.spi.DevicePort;
import java.util.ArrayList;
import java.util.List;

/** What a watched phone reports, told to the oracle before it reaches the emulator. */
final class WatchedPort implements DevicePort {

  private final WatchedPhone phone;
  private final DeviceWatch watch;
  private final DevicePort outer;
  /** The timers that run, as "token at millisecond". */
  private final List<String> timers = new ArrayList<>();

  WatchedPort(WatchedPhone phone, DevicePort outer) {
    this.phone = phone;
    this.watch = phone.watch();
    this.outer = outer;
  }

  @Override
  public void complete(int requestId, int result) {
    watch.completed(phone, requestId, result);
    outer.complete(requestId, result);
  }

  @Override
  public void changed(int phoneStates, int detail, int causeRequestId, boolean differs) {
    watch.changed(phone, phoneStates, detail, causeRequestId, differs);
    outer.changed(phoneStates, detail, causeRequestId, differs);
  }

  @Override
  public void dataAreaChanged(int dataId, int causeRequestId) {
    watch.dataAreaChanged(phone, causeRequestId);
    outer.dataAreaChanged(dataId, causeRequestId);
  }

  @Override
  public void button(int buttonLampId, int buttonMode, int buttonState) {
    watch.button(phone, buttonLampId, buttonMode, buttonState);
    outer.button(buttonLampId, buttonMode, buttonState);
  }

  @Override
  public void devSpecific(long param1, long param2, long param3) {
    watch.devSpecific(phone, param1, param2, param3);
    outer.devSpecific(param1, param2, param3);
  }

  @Override
  public void suspend() {
    watch.reported(phone, () -> watch.suspend(phone, true));
    outer.suspend();
  }

  @Override
  public void resume() {
    watch.reported(phone, () -> watch.suspend(phone, false));
    outer.resume();
  }

  @Override
  public void disconnect() {
    watch.reported(phone, () -> watch.connect(phone, false));
    outer.disconnect();
  }

  @Override
  public void connect() {
    watch.reported(phone, () -> watch.connect(phone, true));
    outer.connect();
  }

  @Override
  public void capabilitiesChanged() {
    watch.capabilitiesChanged(phone);
    outer.capabilitiesChanged();
  }

  @Override
  public void forceClose() {
    watch.reported(phone, () -> watch.forcedClose(phone));
    outer.forceClose();
  }

  @Override
  public void remove() {
    watch.reported(phone, () -> watch.removal(phone));
    outer.remove();
  }

  /** A timer is due; it must have been started in this session, for this moment. */
  void timerFired(int token) {
    Oracle.require(timers.remove(token + " at " + nowMillis()), "a timer fired that nobody started: " + token);
  }

  @Override
  public void startTimer(long delayMillis, int token) {
    timers.add(token + " at " + (nowMillis() + delayMillis));
    outer.startTimer(delayMillis, token);
  }

  @Override
  public long latencyMillis(long ordinaryMillis) {
    return outer.latencyMillis(ordinaryMillis);
  }

  @Override
  public long nowMillis() {
    return outer.nowMillis();
  }

  @Override
  public void note(String text) {
    outer.note(text);
  }
}
