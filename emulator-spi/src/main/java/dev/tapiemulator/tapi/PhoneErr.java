package dev.tapiemulator.tapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a phone function returns besides request ids: {@link #OK} and the 36 PHONEERR_ codes, in the order of their
 * numbers. Page phoneerr--constants.
 */
public enum PhoneErr {
  OK(0, "success"),
  ALLOCATED(Tapi.PHONEERR_ALLOCATED, "the resource is already allocated"),
  BADDEVICEID(Tapi.PHONEERR_BADDEVICEID, "the device id is invalid or out of range"),
  INCOMPATIBLEAPIVERSION(Tapi.PHONEERR_INCOMPATIBLEAPIVERSION, "the API version or range cannot be supported"),
  INCOMPATIBLEEXTVERSION(Tapi.PHONEERR_INCOMPATIBLEEXTVERSION, "the extension version or range cannot be supported"),
  INIFILECORRUPT(Tapi.PHONEERR_INIFILECORRUPT, "the telephony configuration makes no sense"),
  INUSE(Tapi.PHONEERR_INUSE, "the device is in use"),
  INVALAPPHANDLE(Tapi.PHONEERR_INVALAPPHANDLE, "the application handle is invalid"),
  INVALAPPNAME(Tapi.PHONEERR_INVALAPPNAME, "the application name is invalid"),
  INVALBUTTONLAMPID(Tapi.PHONEERR_INVALBUTTONLAMPID, "the button/lamp id is invalid or out of range"),
  INVALBUTTONMODE(Tapi.PHONEERR_INVALBUTTONMODE, "the button mode is invalid"),
  INVALBUTTONSTATE(Tapi.PHONEERR_INVALBUTTONSTATE, "the button state is invalid"),
  INVALDATAID(Tapi.PHONEERR_INVALDATAID, "the data id is invalid"),
  INVALDEVICECLASS(Tapi.PHONEERR_INVALDEVICECLASS, "the phone does not support that device class"),
  INVALEXTVERSION(Tapi.PHONEERR_INVALEXTVERSION, "the extension version number is invalid"),
  INVALHOOKSWITCHDEV(Tapi.PHONEERR_INVALHOOKSWITCHDEV, "the hookswitch device is invalid"),
  INVALHOOKSWITCHMODE(Tapi.PHONEERR_INVALHOOKSWITCHMODE, "the hookswitch mode is invalid"),
  INVALLAMPMODE(Tapi.PHONEERR_INVALLAMPMODE, "the lamp mode is invalid"),
  INVALPARAM(Tapi.PHONEERR_INVALPARAM, "another parameter is invalid or out of range"),
  INVALPHONEHANDLE(Tapi.PHONEERR_INVALPHONEHANDLE, "the phone handle is invalid"),
  INVALPHONESTATE(Tapi.PHONEERR_INVALPHONESTATE, "the phone is not in a state that allows the operation"),
  INVALPOINTER(Tapi.PHONEERR_INVALPOINTER, "a pointer is invalid"),
  INVALPRIVILEGE(Tapi.PHONEERR_INVALPRIVILEGE, "the privilege is invalid"),
  INVALRINGMODE(Tapi.PHONEERR_INVALRINGMODE, "the ring mode is invalid"),
  NODEVICE(Tapi.PHONEERR_NODEVICE, "the device has been removed since TAPI was initialised"),
  NODRIVER(Tapi.PHONEERR_NODRIVER, "a component of the service provider is missing or corrupt"),
  NOMEM(Tapi.PHONEERR_NOMEM, "there is not enough memory"),
  NOTOWNER(Tapi.PHONEERR_NOTOWNER, "the application does not own the phone"),
  OPERATIONFAILED(Tapi.PHONEERR_OPERATIONFAILED, "the operation failed without a closer reason"),
  OPERATIONUNAVAIL(Tapi.PHONEERR_OPERATIONUNAVAIL, "the operation is not available"),
  RESOURCEUNAVAIL(Tapi.PHONEERR_RESOURCEUNAVAIL, "the resources are overcommitted"),
  REQUESTOVERRUN(Tapi.PHONEERR_REQUESTOVERRUN, "too many requests are outstanding"),
  STRUCTURETOOSMALL(Tapi.PHONEERR_STRUCTURETOOSMALL, "the structure is smaller than its fixed part"),
  UNINITIALIZED(Tapi.PHONEERR_UNINITIALIZED, "no application has initialised the phone API"),
  REINIT(Tapi.PHONEERR_REINIT, "a reinitialisation is pending"),
  DISCONNECTED(Tapi.PHONEERR_DISCONNECTED, "the connection was cut"),
  SERVICE_NOT_RUNNING(Tapi.PHONEERR_SERVICE_NOT_RUNNING, "the telephony service does not run");

  private static final String PREFIX = "PHONEERR_";
  private static final Map<Integer, PhoneErr> BY_VALUE = byValue();

  private final int value;
  private final String meaning;

  PhoneErr(int value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  /** The number that functions return: 0 or negative. */
  public int value() {
    return value;
  }

  /** The name in the header, such as {@code PHONEERR_NOMEM}; {@code 0} for {@link #OK}, which has none there. */
  public String headerName() {
    return this == OK ? "0" : PREFIX + name();
  }

  /** A few words to be read after the name, without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** The constant of this number; empty for request ids, line errors, device-specific and unassigned codes. */
  public static Optional<PhoneErr> of(int value) {
    return Optional.ofNullable(BY_VALUE.get(value));
  }

  /** Whether a device may give the code a meaning of its own: 0xC0000000..0xFFFFFFFF. */
  public static boolean isDeviceSpecific(int value) {
    return value >>> 30 == 0b11;
  }

  /**
   * Names any result for people: a code, an error range, or a request id. Takes the int itself as well as the word of a
   * 64-bit message, in which the error may have been extended with its sign or with zeros.
   */
  public static String nameOf(long result) {
    int value = (int) result;
    boolean fits = result == value || result == Integer.toUnsignedLong(value);
    if (!fits) {
      return String.format("not a result (0x%X)", result);
    }
    if (value > 0) {
      return "request id " + value;
    }
    return of(value).map(PhoneErr::headerName).orElseGet(() -> nameOfOtherError(value));
  }

  private static String nameOfOtherError(int error) {
    if (isDeviceSpecific(error)) {
      return String.format("device-specific (0x%X)", error);
    }
    if (error >>> 28 == 0x8) {
      return ConstantGroup.LINEERR.find(error).orElseGet(() -> String.format("LINEERR (0x%X)", error));
    }
    return String.format("reserved (0x%X)", error);
  }

  private static Map<Integer, PhoneErr> byValue() {
    Map<Integer, PhoneErr> byValue = new HashMap<>();
    for (PhoneErr error : values()) {
      PhoneErr other = byValue.put(error.value, error);
      if (other != null) {
        throw new ExceptionInInitializerError(error + " and " + other + " have the same number");
      }
    }
    return Map.copyOf(byValue);
  }
}
