package dev.tapiemulator.emulator.kernel;

import java.util.Locale;

/** Names of device classes, which are compared without regard to case (C-33). */
final class DeviceClasses {

  /** The class of the phone itself. */
  static final String PHONE = "tapi/phone";

  private DeviceClasses() {}

  /**
   * The class as a model is asked for it: in lower case, "" for the phone itself, which NULL, "" and "tapi/phone" all
   * name.
   */
  static String forModel(String deviceClass) {
    String name = deviceClass == null ? "" : deviceClass.toLowerCase(Locale.ROOT);
    return name.equals(PHONE) ? "" : name;
  }
}
