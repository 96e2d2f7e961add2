package dev.tapiemulator.testkit.matrix;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** The phone of the scenes: one that has everything, in a condition that errors come from, or that comes into one. */
final class ScenePhone extends StandardPhone {

  /** How the phone is from the beginning. */
  enum Condition {
    /** Everything works. */
    FINE,
    /** It has nothing but its plug. */
    BARE,
    /** It works until it is opened; from then on it fails at everything it is asked. */
    BROKEN,
    /** It cannot even be opened. */
    DEAD,
    /** It cannot be opened, since what it has stored of its settings is damaged. */
    DAMAGED,
    /** Its configuration dialog is being shown. */
    DIALOG_SHOWN
  }

  private static final int AREA_BYTES = 16;
  private static final int EXTENSION_VERSION = 0x10000;
  private static final long NO_WINDOW = -1;

  private final Condition condition;
  /** The requests that it has accepted. */
  private final List<Integer> accepted = new ArrayList<>();
  private boolean bare;
  private boolean simpler;
  /** The code that stands against whatever it is asked, or 0. */
  private int trouble;

  ScenePhone(Condition condition) {
    this.condition = condition;
    this.bare = condition == Condition.BARE;
    this.trouble = condition == Condition.BROKEN ? PHONEERR_OPERATIONFAILED : 0;
  }

  // ---- what may befall it

  /** Everything that can be taken off the phone is taken off, while TAPI looks on. */
  void strip() {
    bare = true;
    capabilitiesChanged();
  }

  /** Its lamp and its handset are replaced by some that can do less. */
  void simplify() {
    simpler = true;
    capabilitiesChanged();
  }

  /** A phone that has nothing takes its place, and knows nothing of what this one was ordered. */
  void giveWayToABareOne() {
    fail(PHONEERR_OPERATIONUNAVAIL);
    strip();
  }

  /** Its data areas are given up, and with them what was to go there. */
  void giveUpAreas() {
    fail(PHONEERR_INVALDATAID);
  }

  /** Its memory is full; there is no room for what it was ordered, nor for anything else. */
  void fillUp() {
    trouble = PHONEERR_NOMEM;
    fail(trouble);
  }

  /** The switch takes its only channel; nothing goes to it or comes from it any more. */
  void loseChannel() {
    trouble = PHONEERR_RESOURCEUNAVAIL;
    fail(trouble);
  }

  /** The switch takes it away from TAPI for a while, and it drops what it was ordered. */
  void fallAsleep() {
    port().suspend();
    fail(PHONEERR_INVALPHONESTATE);
  }

  private void fail(int code) {
    accepted.forEach(requestId -> finish(requestId, code));
    accepted.clear();
  }

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("scene-phone");
    int lampModes = PHONELAMPMODE_OFF | (simpler ? PHONELAMPMODE_FLASH : PHONELAMPMODE_STEADY);
    return bare ? phone.build() : phone
        .buttonLamp(new ButtonLamp(PHONEBUTTONMODE_FEATURE, PHONEBUTTONFUNCTION_UNKNOWN, lampModes, "key"))
        .display(2, 16)
        .ringModes(2)
        .handset(simpler ? HookSwitch.manual() : HookSwitch.full())
        .area(DataArea.download(0, "in", AREA_BYTES, payload -> 0))
        .area(DataArea.upload(0, "out", AREA_BYTES, () -> new byte[AREA_BYTES]))
        .extension(1, 2, 3, 4, EXTENSION_VERSION, 2 * EXTENSION_VERSION)
        .build();
  }

  // ---- opening and closing, versions, headless hooks

  @Override
  public int open(DevicePort port) {
    return switch (condition) {
      case DEAD -> PHONEERR_OPERATIONFAILED;
      case DAMAGED -> PHONEERR_INIFILECORRUPT;
      case BROKEN -> super.open(port);
      default -> trouble != 0 ? trouble : super.open(port);
    };
  }

  @Override
  public int close(DevicePort port) {
    return trouble != 0 ? trouble : super.close(port);
  }

  @Override
  public int negotiateExtVersion(int apiVersion, int lowVersion, int highVersion) {
    return trouble != 0 ? trouble : super.negotiateExtVersion(apiVersion, lowVersion, highVersion);
  }

  @Override
  public int configDialog(String deviceClass, long hwndOwner) {
    if (bare || trouble != 0) {
      return bare ? PHONEERR_OPERATIONUNAVAIL : trouble;
    }
    if (!deviceClass.isEmpty()) {
      return PHONEERR_INVALDEVICECLASS;
    }
    if (condition == Condition.DIALOG_SHOWN) {
      return PHONEERR_INUSE;
    }
    return hwndOwner == NO_WINDOW ? PHONEERR_INVALPARAM : 0;
  }

  @Override
  public long icon(String deviceClass) {
    return trouble != 0 ? trouble : super.icon(deviceClass);
  }

  // ---- orders

  private int order(int requestId, IntSupplier order) {
    if (trouble != 0) {
      return trouble;
    }
    accepted.add(requestId);
    return order.getAsInt();
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    return bare ? PHONEERR_OPERATIONUNAVAIL : order(requestId, () -> accept(requestId, () -> 0));
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    return order(requestId, () -> super.setData(requestId, dataId, payload, port));
  }

  @Override
  public int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort port) {
    return order(requestId, () -> super.setDisplay(requestId, row, column, content, port));
  }

  @Override
  public int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort port) {
    return order(requestId, () -> super.setButtonInfo(requestId, buttonLampId, info, port));
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
    return order(requestId, () -> super.setLamp(requestId, buttonLampId, lampMode, port));
  }

  @Override
  public int setRing(int requestId, int ringMode, int ringVolume, DevicePort port) {
    return order(requestId, () -> super.setRing(requestId, ringMode, ringVolume, port));
  }

  @Override
  public int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort port) {
    return order(requestId, () -> super.setHookSwitch(requestId, hookSwitchDevs, hookSwitchMode, port));
  }

  @Override
  public int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort port) {
    return order(requestId, () -> super.setVolume(requestId, hookSwitchDev, volume, port));
  }

  @Override
  public int setGain(int requestId, int hookSwitchDev, int gain, DevicePort port) {
    return order(requestId, () -> super.setGain(requestId, hookSwitchDev, gain, port));
  }

  // ---- queries

  @Override
  public int getData(int dataId, ByteBuffer destination) {
    return trouble != 0 ? trouble : super.getData(dataId, destination);
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    return trouble != 0 ? trouble : super.getDisplay(destination);
  }

  @Override
  public long lampMode(int buttonLampId) {
    return trouble != 0 ? trouble : super.lampMode(buttonLampId);
  }

  @Override
  public long ringMode() {
    return trouble != 0 ? trouble : super.ringMode();
  }

  @Override
  public long hookSwitchMode(int hookSwitchDev) {
    return trouble != 0 ? trouble : super.hookSwitchMode(hookSwitchDev);
  }

  @Override
  public long volume(int hookSwitchDev) {
    return trouble != 0 ? trouble : super.volume(hookSwitchDev);
  }

  @Override
  public long gain(int hookSwitchDev) {
    return trouble != 0 ? trouble : super.gain(hookSwitchDev);
  }
}
