package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INCOMPATIBLEEXTVERSION;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONUNAVAIL;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A simulated phone device: what a service provider is behind TAPI, one object for each phone.
 *
 * <p>Everything is unavailable unless overridden; {@link StandardPhone} keeps the ordinary state of a telephone, so
 * most devices extend it. The emulator calls a model from one thread at a time, not always the same one: a call sees all
 * that earlier ones have done, but not their thread's locals. It never calls from within one of the model's own reports.
 *
 * <p>An <em>asynchronous</em> method gets a request id. It either accepts, by returning that id, and then owes exactly
 * one {@link DevicePort#complete}, during the call or later; or it refuses, by returning a negative code, and owes
 * nothing. Results are {@code 0}, a code which the function's page documents, or a device-specific one
 * (0xC0000000..0xFFFFFFFF); anything else is a {@linkplain DeviceViolation violation}.
 */
public interface PhoneDeviceModel {

  /** What the phone is and can do; asked when it is attached and again after {@link DevicePort#capabilitiesChanged}. */
  PhoneDescription describe();

  // ---- sessions

  /**
   * A provider session begins: the first application has initialised (W:life-cycle-of-a-telephony-service-provider).
   */
  default void sessionStarted() {}

  /**
   * The provider session ends with the last application; what TAPI was told is forgotten, the physical phone is not
   * (C-10).
   */
  default void sessionEnded() {}

  /**
   * Opens the phone for its first handle; returns 0, or a negative code and stays closed (S:nf-tspi-tspi_phoneopen).
   */
  default int open(DevicePort port) {
    return 0;
  }

  /**
   * Closes the phone with its last handle: completes everything owed, then returns 0 and reports nothing more. A
   * negative result keeps the phone open and must come before anything was completed (S:nf-tspi-tspi_phoneclose, C-92).
   */
  default int close(DevicePort port) {
    return 0;
  }

  /** The phone is taken away from its applications from outside: completes everything owed and reports nothing more. */
  default void reclaimed(DevicePort port) {
    close(port);
  }

  /** A timer of {@link DevicePort#startTimer} is due. */
  default void timer(int token, DevicePort port) {}

  /**
   * The union of what the open handles want to be told, as PHONESTATE_, PHONEBUTTONMODE_ and PHONEBUTTONSTATE_ bits
   * (C-63).
   */
  default void statusInterest(int phoneStates, int buttonModes, int buttonStates) {}

  // ---- extensions

  /**
   * The highest extension version in the range that the phone speaks, or a negative code
   * (S:nf-tspi-tspi_phonenegotiateextversion).
   */
  default int negotiateExtVersion(int apiVersion, int lowVersion, int highVersion) {
    PhoneDescription phone = describe();
    if (!phone.hasExtensions()) {
      return PHONEERR_OPERATIONUNAVAIL;
    }
    long highest = Math.min(Integer.toUnsignedLong(highVersion), phone.highestExtVersion());
    long lowest = Math.max(Integer.toUnsignedLong(lowVersion), phone.lowestExtVersion());
    return highest >= lowest ? (int) highest : PHONEERR_INCOMPATIBLEEXTVERSION;
  }

  /** An extension version comes into force on the open phone; 0 when its last user has closed (C-30). */
  default int selectExtVersion(int extVersion) {
    return 0;
  }

  /**
   * The vendor escape; what is written into {@code params} goes back to the application with a successful reply (C-50).
   */
  default int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  // ---- asynchronous operations

  /** Downloads data to the phone. The payload, at most the area's size, stays valid until the request is completed. */
  default int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /**
   * Shows content, in the phone's string format, from a zero-based position on; what does not fit is cut off (O-16).
   */
  default int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Sets a lamp to one PHONELAMPMODE_ value. */
  default int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Rings with mode 1..n or falls silent with 0; the volume is 0..0xFFFF (S:nf-tspi-tspi_phonesetring). */
  default int setRing(int requestId, int ringMode, int ringVolume, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Puts each named PHONEHOOKSWITCHDEV_ device into one PHONEHOOKSWITCHMODE_ (O-22). */
  default int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Sets the speaker volume, 0..0xFFFF, of one PHONEHOOKSWITCHDEV_ device. */
  default int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Sets the microphone gain, 0..0xFFFF, of one PHONEHOOKSWITCHDEV_ device. */
  default int setGain(int requestId, int hookSwitchDev, int gain, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Describes a button anew; {@link ButtonInfo#state} is to be ignored (A:nf-tapi-phonesetbuttoninfoa). */
  default int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort port) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  // ---- synchronous queries: the value as an unsigned number, or a negative code

  /** The lamp's PHONELAMPMODE_ value, or a negative code. */
  default long lampMode(int buttonLampId) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** The current ring mode, 0 when silent, or a negative code. */
  default long ringMode() {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** The ring volume, 0..0xFFFF, or a negative code. */
  default long ringVolume() {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** The PHONEHOOKSWITCHMODE_ of one PHONEHOOKSWITCHDEV_ device, or a negative code. */
  default long hookSwitchMode(int hookSwitchDev) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** The volume, 0..0xFFFF, of one PHONEHOOKSWITCHDEV_ device, or a negative code. */
  default long volume(int hookSwitchDev) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** The gain, 0..0xFFFF, of one PHONEHOOKSWITCHDEV_ device, or a negative code. */
  default long gain(int hookSwitchDev) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Puts the display's content, in the phone's string format, into the buffer; returns 0 or a negative code. */
  default int getDisplay(ByteBuffer destination) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** Uploads as much of a data area as the buffer takes; returns 0 or a negative code. */
  default int getData(int dataId, ByteBuffer destination) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /** The button's present mode, function, text and state; empty when the phone does not tell. */
  default Optional<ButtonInfo> buttonInfo(int buttonLampId) {
    return Optional.empty();
  }

  /** Device-specific bytes at the end of PHONESTATUS. */
  default byte[] statusDevSpecific() {
    return new byte[0];
  }

  // ---- headless hooks

  /** Answers phoneConfigDialog: 0, or a negative code. The class is in lower case, "" for the phone itself. */
  default int configDialog(String deviceClass, long hwndOwner) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  /**
   * Answers phoneGetIcon: an icon number above 0, or a negative code. The class is in lower case, "" for the phone
   * itself.
   */
  default long icon(String deviceClass) {
    return PHONEERR_OPERATIONUNAVAIL;
  }

  // ---- for people and tools

  /** The phone as somebody standing in front of it sees and touches it; empty when nobody can. */
  default Optional<PhoneFace> face() {
    return Optional.empty();
  }

  /** Puts the phone back to how it left the factory; used when an emulator is reset. */
  default void factoryReset() {}

  /** A hash of everything that decides the phone's future behaviour, or nothing when the phone cannot tell. */
  default OptionalLong stateHash() {
    return OptionalLong.empty();
  }
}
