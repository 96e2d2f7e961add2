package dev.tapiemulator.journal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An argument or a result in words.
 *
 * @param parameter the parameter's C name
 * @param value what it was
 */
record Argument(String parameter, String value) {

  static final String NULL = "NULL";

  /** Names for narrow columns, where values that speak for themselves have none. */
  private static final Map<String, String> LABELS = Map.ofEntries(
      Map.entry("hPhone", ""),
      Map.entry("hPhoneApp", ""),
      Map.entry("dwDeviceID", "device "),
      Map.entry("dwDataID", "data id "),
      Map.entry("dwButtonLampID", "button/lamp "),
      Map.entry("dwAPIVersion", "version "),
      Map.entry("lpdwAPIVersion", "version "),
      Map.entry("*lpdwAPIVersion", "version "),
      Map.entry("dwAPILowVersion", "version "),
      Map.entry("dwAPIHighVersion", "to "),
      Map.entry("dwExtVersion", "extension "),
      Map.entry("*lpdwExtVersion", "extension "),
      Map.entry("dwExtLowVersion", "extension "),
      Map.entry("dwCallbackInstance", "instance "),
      Map.entry("dwExtHighVersion", "to "),
      Map.entry("dwPrivilege", ""),
      Map.entry("dwLampMode", ""),
      Map.entry("dwHookSwitchDev", ""),
      Map.entry("dwHookSwitchDevs", ""),
      Map.entry("dwHookSwitchMode", ""),
      Map.entry("dwPhoneStates", "states "),
      Map.entry("dwButtonModes", "buttons "),
      Map.entry("dwButtonStates", ""),
      Map.entry("dwTimeout", ""),
      Map.entry("lpData", ""),
      Map.entry("lpParams", ""),
      Map.entry("lpsDisplay", ""),
      Map.entry("lpszAppName", ""),
      Map.entry("lpszFriendlyAppName", ""),
      Map.entry("lpszDeviceClass", ""),
      Map.entry("lpPhoneInitializeExParams", ""),
      Map.entry("*lphPhone", ""),
      Map.entry("*lphPhoneApp", ""),
      Map.entry("*lpData", ""),
      Map.entry("*lpdwNumDevs", "phones "));

  /** C's name and the value: {@code dwDataID=1}. */
  static String inFull(List<Argument> arguments) {
    StringBuilder text = new StringBuilder();
    arguments.forEach(argument -> text.append(' ').append(argument.parameter).append('=').append(argument.value));
    return text.toString();
  }

  /** For narrow columns: {@code data id 1, "Hello"}. */
  static String inShort(List<Argument> arguments) {
    StringBuilder text = new StringBuilder();
    arguments.forEach(argument -> text.append(text.isEmpty() ? " " : ", ").append(argument.inShort()));
    return text.toString();
  }

  private String inShort() {
    return value.equals(NULL) ? parameter + " NULL" : label() + value;
  }

  private String label() {
    String label = LABELS.get(parameter);
    return label == null ? withoutPrefix(parameter) + " " : label;
  }

  /** lpdwVolume and dwVolume are volume. */
  private static String withoutPrefix(String name) {
    String bare = name.replaceFirst("^\\*?(lpdw|lph|dw|lp|h)(?=[A-Z])", "");
    return bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
  }
}
