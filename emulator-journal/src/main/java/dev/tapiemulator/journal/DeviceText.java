package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Locale;

/** What passes between the emulator and a phone, in words: {@code setData #1 id 1}, {@code complete #1 0}. */
final class DeviceText {

  private DeviceText() {}

  /** A call to the model, by the name of the model's method. */
  static String call(JournalRecord record) {
    String name = methodName(DeviceCall.values()[record.code()].name());
    return name + (record.word(0) == 0 ? "" : " #" + record.word(0)) + arguments(record);
  }

  /** What the model returned. */
  static String returned(JournalRecord record) {
    return methodName(DeviceCall.values()[record.code()].name()) + " returned " + answer(record);
  }

  /** The model's answer alone. */
  static String answer(JournalRecord record) {
    long answer = record.wide(0);
    return answer < 0 ? PhoneErr.nameOf(answer) : Long.toString(answer);
  }

  /** What the model reports. */
  static String report(JournalRecord record) {
    int a = record.word(0);
    int b = record.word(1);
    int cause = record.word(2);
    DeviceReport report = DeviceReport.values()[record.code()];
    return switch (report) {
      case COMPLETE -> "complete #" + a + " " + NamedValues.result(b);
      case CHANGED -> "changed " + NamedValues.flags(ConstantGroup.PHONESTATE, a)
          + (b == 0 ? "" : " " + NamedValues.number(b)) + by(cause)
          + (record.word(3) == 0 ? ", the same as before" : "");
      case DATA_AREA_CHANGED -> "data area " + a + " changed" + by(cause);
      case BUTTON -> "button " + a + " " + NamedValues.flags(ConstantGroup.PHONEBUTTONMODE, b) + " "
          + NamedValues.flags(ConstantGroup.PHONEBUTTONSTATE, cause);
      case DEV_SPECIFIC -> "devSpecific " + NamedValues.number(record.wide(0)) + " "
          + NamedValues.number(record.wide(4)) + " " + NamedValues.number(record.wide(6));
      case START_TIMER -> "start timer " + a + ", " + record.wide(4) + " ms";
      case NOTE -> "note: " + record.text();
      case SUSPEND, RESUME, DISCONNECT, CONNECT, CAPABILITIES_CHANGED, FORCE_CLOSE, REMOVE ->
          methodName(report.name());
    };
  }

  /** What somebody does to the phone. */
  static String act(JournalRecord record) {
    int first = record.word(0);
    int second = record.word(1);
    PhoneAct act = PhoneAct.values()[record.code()];
    return switch (act) {
      case BUTTON_DOWN -> "button " + first + " pressed";
      case BUTTON_UP -> "button " + first + " let go";
      case HOOK_SWITCH -> NamedValues.of("dwHookSwitchDev", first) + " put to "
          + NamedValues.of("dwHookSwitchMode", second);
      case TURN_VOLUME -> NamedValues.of("dwHookSwitchDev", first) + " volume turned to " + NamedValues.number(second);
      case SUSPEND, RESUME, UNPLUG, PLUG_IN, FORCE_CLOSE, REMOVE -> methodName(act.name()) + " from outside";
    };
  }

  private static String arguments(JournalRecord record) {
    int a = record.word(1);
    int b = record.word(2);
    return switch (DeviceCall.values()[record.code()]) {
      case SESSION_STARTED, SESSION_ENDED, OPEN, CLOSE, RECLAIMED, DEV_SPECIFIC, GET_RING, GET_DISPLAY, GET_STATUS,
          CONFIG_DIALOG, GET_ICON, TOUCH, DESCRIBE -> "";
      case SET_DATA, GET_DATA, GET_LAMP, GET_BUTTON_INFO, SET_BUTTON_INFO, TIMER -> " id " + a;
      case SET_LAMP -> " id " + a + " " + NamedValues.of("dwLampMode", b);
      case SET_DISPLAY -> " row " + a + " column " + b;
      case SET_RING -> " mode " + a + " volume " + NamedValues.number(b);
      case SET_HOOK_SWITCH -> device(a) + " " + NamedValues.of("dwHookSwitchMode", b);
      case SET_VOLUME, SET_GAIN -> device(a) + " " + NamedValues.number(b);
      case GET_HOOK_SWITCH, GET_VOLUME, GET_GAIN -> device(a);
      case STATUS_INTEREST -> " " + NamedValues.of("dwPhoneStates", a);
      case NEGOTIATE_EXT_VERSION -> " " + NamedValues.number(a) + " to " + NamedValues.number(b);
      case SELECT_EXT_VERSION -> " " + NamedValues.number(a);
    };
  }

  private static String device(int hookSwitchDev) {
    return " " + NamedValues.of("dwHookSwitchDev", hookSwitchDev);
  }

  private static String by(int requestId) {
    return requestId == 0 ? "" : " by #" + requestId;
  }

  /** SET_DATA is setData. */
  private static String methodName(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
      name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
