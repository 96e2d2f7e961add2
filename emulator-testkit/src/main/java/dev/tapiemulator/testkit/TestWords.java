package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The words tests are written with, to be imported statically: messages an application receives, orders a phone is
 * given, bytes and times.
 */
public final class TestWords {

  private static final int LARGEST_BYTE = 0xFF;

  private TestWords() {}

  // ---- messages

  /** The PHONE_REPLY to a request, telling success. */
  public static ExpectedMessage reply(int requestId) {
    return ExpectedMessage.reply(requestId);
  }

  /** PHONE_CLOSE: a handle is gone. */
  public static ExpectedMessage closed(int hPhone) {
    return ExpectedMessage.close(hPhone);
  }

  /** PHONE_STATE with exactly these PHONESTATE_ bits. */
  public static ExpectedMessage state(int hPhone, int phoneStates) {
    return ExpectedMessage.state(hPhone, phoneStates);
  }

  /** PHONE_BUTTON with a PHONEBUTTONSTATE_. */
  public static ExpectedMessage button(int hPhone, int buttonLampId, int buttonState) {
    return ExpectedMessage.button(hPhone, buttonLampId, buttonState);
  }

  /** PHONE_DEVSPECIFIC with the vendor's three values. */
  public static ExpectedMessage devSpecificMessage(int hPhone, long param1, long param2, long param3) {
    return ExpectedMessage.devSpecific(hPhone, param1, param2, param3);
  }

  /** PHONE_CREATE: a phone has arrived. */
  public static ExpectedMessage arrival(int deviceId) {
    return ExpectedMessage.arrival(deviceId);
  }

  /** PHONE_REMOVE: a phone is gone for good. */
  public static ExpectedMessage removal(int deviceId) {
    return ExpectedMessage.removal(deviceId);
  }

  // ---- orders

  /** Data for a download area. */
  public static ExpectedOrder setData(int dataId) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_DATA).on(dataId);
  }

  /** Exactly these bytes for a download area. */
  public static ExpectedOrder setData(int dataId, ByteBuffer payload) {
    return setData(dataId).bringing(payload);
  }

  /** A request for the content of an upload area. */
  public static ExpectedOrder getData(int dataId) {
    return ExpectedOrder.of(PhoneFunction.PHONE_GET_DATA).on(dataId);
  }

  /** Any mode for a lamp. */
  public static ExpectedOrder setLamp(int buttonLampId) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_LAMP).on(buttonLampId);
  }

  /** One PHONELAMPMODE_ for a lamp. */
  public static ExpectedOrder setLamp(int buttonLampId, int lampMode) {
    return setLamp(buttonLampId).to(lampMode);
  }

  /** A ring mode, 0 for silence. */
  public static ExpectedOrder setRing(int ringMode) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_RING).on(ringMode);
  }

  /** Text for the display, wherever it begins. */
  public static ExpectedOrder setDisplay() {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_DISPLAY);
  }

  /** Any mode for exactly these PHONEHOOKSWITCHDEV_ bits. */
  public static ExpectedOrder setHookSwitch(int hookSwitchDevs) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_HOOK_SWITCH).on(hookSwitchDevs);
  }

  /** Any volume for a PHONEHOOKSWITCHDEV_. */
  public static ExpectedOrder setVolume(int hookSwitchDev) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_VOLUME).on(hookSwitchDev);
  }

  /** Any gain for a PHONEHOOKSWITCHDEV_. */
  public static ExpectedOrder setGain(int hookSwitchDev) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_GAIN).on(hookSwitchDev);
  }

  /** A new description of a button. */
  public static ExpectedOrder setButtonInfo(int buttonLampId) {
    return ExpectedOrder.of(PhoneFunction.PHONE_SET_BUTTON_INFO).on(buttonLampId);
  }

  /** The vendor escape. */
  public static ExpectedOrder devSpecific() {
    return ExpectedOrder.of(PhoneFunction.PHONE_DEV_SPECIFIC);
  }

  /** Whatever the phone is asked for. */
  public static ExpectedOrder anything() {
    return ExpectedOrder.anything();
  }

  // ---- bytes and times

  /** A buffer of these bytes, 0..255 each, or as Java has them, from -128 on. */
  public static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      if (value < Byte.MIN_VALUE || value > LARGEST_BYTE) {
        throw new IllegalArgumentException(value + " is no byte; expected 0..255");
      }
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  public static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
