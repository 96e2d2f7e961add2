package dev.tapiemulator.emulator.spec;

import dev.tapiemulator.tapi.PhoneErr;

/**
 * What must hold before a function does anything: a row. Whether it holds is one method of the kernel's checks; the
 * order of the constants is the order in which every function checks what applies to it (O-01).
 */
public enum Precondition {
  INITIALIZED(PhoneErr.UNINITIALIZED, "an application has initialised"),
  APP_HANDLE(PhoneErr.INVALAPPHANDLE, "the usage handle is valid in this process"),
  PHONE_HANDLE(PhoneErr.INVALPHONEHANDLE, "the phone handle is open in this process"),
  POINTERS(PhoneErr.INVALPOINTER, "every pointer that is needed is given, large enough and, where written, writable"),
  EVENT_MECHANISM(PhoneErr.OPERATIONFAILED, "the application chose the event handle (O-10)"),
  STRUCTURE_SIZE(PhoneErr.STRUCTURETOOSMALL, "dwTotalSize covers the fixed part of the version in force"),
  TEXT_BOUNDS(PhoneErr.INVALPOINTER, "the variable parts lie inside dwTotalSize"),
  NO_REINIT_PENDING(PhoneErr.REINIT, "no reinitialisation is pending"),
  DEVICE_ID(PhoneErr.BADDEVICEID, "the device id has been given out"),
  DEVICE_PRESENT(PhoneErr.NODEVICE, "the phone has not been removed"),
  PROVIDER_STARTED(PhoneErr.NODRIVER, "the phone's provider has started"),
  PROVIDER_USABLE(PhoneErr.OPERATIONFAILED, "the phone's provider has started (the page lists no NODRIVER)"),
  API_VERSION(PhoneErr.INCOMPATIBLEAPIVERSION, "this application negotiated the API version for this phone"),
  API_RANGE(
      PhoneErr.INCOMPATIBLEAPIVERSION, "the range meets what the application declared and TAPI and the provider speak"),
  EXT_VERSION(
      PhoneErr.INCOMPATIBLEEXTVERSION, "this application negotiated the extension version, and no other is selected"),
  PRIVILEGE(PhoneErr.INVALPRIVILEGE, "exactly one of owner and monitor is asked for"),
  MODULE(PhoneErr.INVALPARAM, "hInstance is 0 or the process's module"),
  NOTIFICATION(PhoneErr.INVALPARAM, "one notification mechanism is chosen with what it needs"),
  DECLARED_VERSION(PhoneErr.INVALPARAM, "the declared version is 1.3 or later, and 1.x takes the hidden window"),
  APP_NAME(PhoneErr.INVALAPPNAME, "the application's name has displayable characters only"),
  STATUS_STATES(PhoneErr.INVALPHONESTATE, "the mask holds defined PHONESTATE_ bits only"),
  BUTTON_MODES(PhoneErr.INVALBUTTONMODE, "the mask holds defined PHONEBUTTONMODE_ bits only"),
  BUTTON_STATES(PhoneErr.INVALBUTTONSTATE, "button modes come with at least one defined button state"),
  HOOKSWITCH_DEV(PhoneErr.INVALHOOKSWITCHDEV, "exactly one hookswitch device is named"),
  HOOKSWITCH_DEVS(PhoneErr.INVALHOOKSWITCHDEV, "one or more hookswitch devices are named"),
  HOOKSWITCH_MODE(PhoneErr.INVALHOOKSWITCHMODE, "the hookswitch mode is one of the four that can be set"),
  LAMP_MODE(PhoneErr.INVALLAMPMODE, "the lamp mode is exactly one that can be set"),
  OWNER(PhoneErr.NOTOWNER, "the handle owns the phone"),
  NOT_IN_USE(PhoneErr.INUSE, "nobody else owns the phone (ruling secondOwner)"),
  NOT_ALLOCATED(PhoneErr.ALLOCATED, "nobody else owns the phone (ruling secondOwner)"),
  PHONE_STATE(PhoneErr.INVALPHONESTATE, "the phone is connected and not suspended"),
  FEATURE(PhoneErr.OPERATIONUNAVAIL, "the phone has the feature"),
  DATA_ID(PhoneErr.INVALDATAID, "the data area is declared"),
  BUTTON_LAMP_ID(PhoneErr.INVALBUTTONLAMPID, "the phone has that position"),
  RING_MODE(PhoneErr.INVALRINGMODE, "the phone has that ring mode"),
  DISPLAY_POSITION(PhoneErr.INVALPARAM, "row and column lie on the display"),
  DEVICE_CLASS(PhoneErr.INVALDEVICECLASS, "the phone has a device of that class"),
  APPLICATION_SLOT(PhoneErr.RESOURCEUNAVAIL, "there is room for another application"),
  APPLICATION_SLOT_EX(PhoneErr.NOMEM, "there is room for another application (the page lists no RESOURCEUNAVAIL)"),
  HANDLE_SLOT(PhoneErr.RESOURCEUNAVAIL, "there is room for another open phone and its PHONE_CLOSE"),
  REQUEST_SLOT(PhoneErr.RESOURCEUNAVAIL, "there is room for another request and its reply");

  private final PhoneErr refusal;
  private final String text;

  Precondition(PhoneErr refusal, String text) {
    this.refusal = refusal;
    this.text = text;
  }

  /** The code with which a function refuses when this does not hold. */
  public PhoneErr refusal() {
    return refusal;
  }

  /** What must hold, as a clause. */
  public String text() {
    return text;
  }
}
