package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Everything that a phone has to refuse by its own description: one past the end, below the beginning, not there. */
final class OutOfRange {

  private static final int[] HOOKSWITCHES =
      {PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHDEV_HEADSET};
  private static final int[] MODES = {
    PHONEHOOKSWITCHMODE_MIC, PHONEHOOKSWITCHMODE_SPEAKER, PHONEHOOKSWITCHMODE_MICSPEAKER, PHONEHOOKSWITCHMODE_ONHOOK};
  private static final int LOUDEST = 0xFFFF;
  private static final int A_REQUEST = 7;

  private final PhoneDeviceModel model;
  private final PhoneDescription phone;
  private final byte[] payload;
  private final List<Attempt> attempts = new ArrayList<>();

  /**
   * A call to the model.
   *
   * @param function the function that an application would call
   * @param what the call in words
   * @param call makes it, with a port for what it reports; the result
   */
  record Attempt(PhoneFunction function, String what, ToLongFunction<DevicePort> call) {

    boolean isAboutData() {
      return function == PhoneFunction.PHONE_SET_DATA || function == PhoneFunction.PHONE_GET_DATA;
    }
  }

  private OutOfRange(PhoneDeviceModel model, byte[] payload) {
    this.model = model;
    this.phone = model.describe();
    this.payload = payload;
  }

  static List<Attempt> of(PhoneDeviceModel model, byte[] payload) {
    OutOfRange range = new OutOfRange(model, payload);
    range.dataIds();
    range.positions();
    range.display();
    for (int device : HOOKSWITCHES) {
      range.hookSwitch(device);
    }
    return range.attempts;
  }

  private void dataIds() {
    for (int id : new int[] {phone.numSetData(), -1}) {
      add(PhoneFunction.PHONE_SET_DATA, "setData of data id " + id, port ->
          model.setData(A_REQUEST, id, ByteBuffer.wrap(payload), port));
    }
    for (int id : new int[] {phone.numGetData(), -1}) {
      add(PhoneFunction.PHONE_GET_DATA, "getData of data id " + id, port ->
          model.getData(id, ByteBuffer.allocate(LOUDEST)));
    }
  }

  private void positions() {
    for (int id : new int[] {phone.buttonLamps().size(), -1}) {
      add(PhoneFunction.PHONE_SET_LAMP, "setLamp of position " + id, port ->
          model.setLamp(A_REQUEST, id, PHONELAMPMODE_OFF, port));
      add(PhoneFunction.PHONE_GET_LAMP, "lampMode of position " + id, port -> model.lampMode(id));
      add(PhoneFunction.PHONE_SET_BUTTON_INFO, "setButtonInfo of position " + id, port -> model.setButtonInfo(
          A_REQUEST, id, new ButtonInfo(PHONEBUTTONMODE_FEATURE, 0, "x", 0, new byte[0]), port));
    }
    for (int mode : new int[] {phone.ringModes() + 1, -1}) {
      add(PhoneFunction.PHONE_SET_RING, "setRing with mode " + mode, port ->
          model.setRing(A_REQUEST, mode, LOUDEST, port));
    }
  }

  private void display() {
    int[][] places = {{phone.displayRows(), 0}, {0, phone.displayColumns()}, {-1, 0}, {0, -1}};
    for (int[] place : places) {
      add(PhoneFunction.PHONE_SET_DISPLAY, "setDisplay in row " + place[0] + ", column " + place[1], port ->
          model.setDisplay(A_REQUEST, place[0], place[1], ByteBuffer.wrap(payload), port));
    }
  }

  private void hookSwitch(int device) {
    HookSwitch hookSwitch = phone.hookSwitch(device);
    String name = " of hookswitch device " + device;
    for (int mode : MODES) {
      if ((hookSwitch.settableModes() & mode) == 0) {
        add(PhoneFunction.PHONE_SET_HOOK_SWITCH, "setHookSwitch" + name + " to mode " + mode, port ->
            model.setHookSwitch(A_REQUEST, device, mode, port));
      }
    }
    if (!hookSwitch.volume()) {
      add(PhoneFunction.PHONE_SET_VOLUME, "setVolume" + name, port ->
          model.setVolume(A_REQUEST, device, LOUDEST, port));
    }
    if (!hookSwitch.gain()) {
      add(PhoneFunction.PHONE_SET_GAIN, "setGain" + name, port -> model.setGain(A_REQUEST, device, LOUDEST, port));
    }
  }

  private void add(PhoneFunction function, String what, ToLongFunction<DevicePort> call) {
    attempts.add(new Attempt(function, what, call));
  }
}
