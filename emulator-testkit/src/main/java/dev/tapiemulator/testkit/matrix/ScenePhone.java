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

/** The phone of the scenes: one that has everything, in a condition that errors come from. */
final class ScenePhone extends StandardPhone {

  /** How the phone is. */
  enum Condition {
    /** Everything works. */
    FINE,
    /** It has nothing but its plug. */
    BARE,
    /** It works until it is opened; from then on it fails at everything it is asked. */
    BROKEN,
    /** It cannot even be opened. */
    DEAD,
    /** It has no memory for what is sent to it, and says so at once. */
    FULL,
    /** It has no memory for what is sent to it, and notices only when the order's turn comes. */
    FULL_LATE,
    /** Its configuration dialog is being shown. */
    DIALOG_SHOWN
  }

  private static final int AREA_BYTES = 16;
  private static final int EXTENSION_VERSION = 0x10000;
  private static final long NO_WINDOW = -1;

  private final Condition condition;
  private boolean bare;

  ScenePhone(Condition condition) {
    this.condition = condition;
    this.bare = condition == Condition.BARE;
  }

  /** Everything that can be taken off the phone is taken off, while TAPI looks on. */
  void strip() {
    bare = true;
    capabilitiesChanged();
  }

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("scene-phone");
    return bare ? phone.build() : phone
        .buttonLamp(new ButtonLamp(
            PHONEBUTTONMODE_FEATURE, PHONEBUTTONFUNCTION_UNKNOWN, PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY, "key"))
        .display(2, 16)
        .ringModes(2)
        .handset(HookSwitch.full())
        .area(DataArea.download(0, "in", AREA_BYTES, payload -> 0))
        .area(DataArea.upload(0, "out", AREA_BYTES, () -> new byte[AREA_BYTES]))
        .extension(1, 2, 3, 4, EXTENSION_VERSION, 2 * EXTENSION_VERSION)
        .build();
  }

  // ---- opening and closing, versions, headless hooks

  @Override
  public int open(DevicePort port) {
    return condition == Condition.DEAD ? PHONEERR_OPERATIONFAILED : super.open(port);
  }

  @Override
  public int close(DevicePort port) {
    return condition == Condition.BROKEN ? PHONEERR_OPERATIONFAILED : super.close(port);
  }

  @Override
  public int negotiateExtVersion(int apiVersion, int lowVersion, int highVersion) {
    return condition == Condition.BROKEN
        ? PHONEERR_OPERATIONFAILED
        : super.negotiateExtVersion(apiVersion, lowVersion, highVersion);
  }

  @Override
  public int configDialog(String deviceClass, long hwndOwner) {
    if (bare) {
      return PHONEERR_OPERATIONUNAVAIL;
    }
    if (!deviceClass.isEmpty()) {
      return PHONEERR_INVALDEVICECLASS;
    }
    if (condition == Condition.DIALOG_SHOWN) {
      return PHONEERR_INUSE;
    }
    return hwndOwner == NO_WINDOW ? PHONEERR_INVALPARAM : 0;
  }

  // ---- orders

  /** The code that stands against any order, or 0. */
  private int trouble() {
    return condition == Condition.BROKEN ? PHONEERR_OPERATIONFAILED : 0;
  }

  /** The code that stands against an order with content, or 0. */
  private int troubleWithContent() {
    return condition == Condition.FULL ? PHONEERR_NOMEM : trouble();
  }

  private boolean noticesLate() {
    return condition == Condition.FULL_LATE;
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    if (bare) {
      return PHONEERR_OPERATIONUNAVAIL;
    }
    int refusal = troubleWithContent();
    return refusal != 0 ? refusal : accept(requestId, () -> noticesLate() ? PHONEERR_NOMEM : 0);
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    int refusal = troubleWithContent();
    if (refusal != 0) {
      return refusal;
    }
    return noticesLate() ? acceptInVain(requestId) : super.setData(requestId, dataId, payload, port);
  }

  @Override
  public int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort port) {
    int refusal = troubleWithContent();
    if (refusal != 0) {
      return refusal;
    }
    return noticesLate() ? acceptInVain(requestId) : super.setDisplay(requestId, row, column, content, port);
  }

  @Override
  public int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort port) {
    int refusal = troubleWithContent();
    if (refusal != 0) {
      return refusal;
    }
    return noticesLate() ? acceptInVain(requestId) : super.setButtonInfo(requestId, buttonLampId, info, port);
  }

  private int acceptInVain(int requestId) {
    return accept(requestId, () -> PHONEERR_NOMEM);
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.setLamp(requestId, buttonLampId, lampMode, port);
  }

  @Override
  public int setRing(int requestId, int ringMode, int ringVolume, DevicePort port) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.setRing(requestId, ringMode, ringVolume, port);
  }

  @Override
  public int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort port) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.setHookSwitch(requestId, hookSwitchDevs, hookSwitchMode, port);
  }

  @Override
  public int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort port) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.setVolume(requestId, hookSwitchDev, volume, port);
  }

  @Override
  public int setGain(int requestId, int hookSwitchDev, int gain, DevicePort port) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.setGain(requestId, hookSwitchDev, gain, port);
  }

  // ---- queries

  @Override
  public int getData(int dataId, ByteBuffer destination) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.getData(dataId, destination);
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.getDisplay(destination);
  }

  @Override
  public long lampMode(int buttonLampId) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.lampMode(buttonLampId);
  }

  @Override
  public long ringMode() {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.ringMode();
  }

  @Override
  public long hookSwitchMode(int hookSwitchDev) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.hookSwitchMode(hookSwitchDev);
  }

  @Override
  public long volume(int hookSwitchDev) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.volume(hookSwitchDev);
  }

  @Override
  public long gain(int hookSwitchDev) {
    int refusal = trouble();
    return refusal != 0 ? refusal : super.gain(hookSwitchDev);
  }
}
