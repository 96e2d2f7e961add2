package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Invocation;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each function is typed: the arguments that stand in order, in C order but for what the program provides, and
 * those that can be given by name.
 */
public final class CallSyntax {

  /** Members of PHONEINITIALIZEEXPARAMS and PHONEBUTTONINFO that can be given by name. */
  private static final List<Slot> MECHANISM_MEMBERS = List.of(
      number("dwOptions"), number("hEvent"), number("hCompletionPort"), number("dwCompletionKey"));
  private static final List<Slot> BUTTON_MEMBERS = List.of(
      number("dwButtonMode"), number("dwButtonFunction"), new Slot("dwButtonText", Shape.TEXT, false),
      number("dwButtonTextSize"), number("dwButtonTextOffset"));

  private static final Map<PhoneFunction, List<Slot>> SLOTS = slots();

  /**
   * An argument.
   *
   * @param name the C parameter, a structure's member or an option
   * @param shape what it must look like
   * @param required whether a call without it is a mistake
   */
  record Slot(String name, Shape shape, boolean required) {

    Slot optional() {
      return new Slot(name, shape, false);
    }
  }

  private CallSyntax() {}

  /** The arguments in order. */
  static List<Slot> positional(PhoneFunction function) {
    return SLOTS.get(function);
  }

  /** The argument of that name, whether it has a place in the order or not. */
  static Optional<Slot> named(PhoneFunction function, String name) {
    return all(function).stream().filter(slot -> slot.name().equals(name)).findFirst();
  }

  /** One line: the function with its arguments, optional ones in brackets, then those that go by name only. */
  public static String usage(PhoneFunction function) {
    StringBuilder usage = new StringBuilder(function.headerName());
    for (Slot slot : positional(function)) {
      usage.append(slot.required() ? " " + slot.name() : " [" + slot.name() + "]");
    }
    List<String> others = all(function).stream()
        .filter(slot -> !positional(function).contains(slot))
        .map(slot -> slot.name() + "=")
        .toList();
    if (!others.isEmpty()) {
      usage.append("; by name: ").append(String.join(" ", others));
    }
    return usage.toString();
  }

  private static List<Slot> all(PhoneFunction function) {
    List<Slot> all = new ArrayList<>(positional(function));
    switch (function) {
      case PHONE_INITIALIZE_EX -> addMissing(all, MECHANISM_MEMBERS);
      case PHONE_SET_BUTTON_INFO -> addMissing(all, BUTTON_MEMBERS);
      default -> { }
    }
    for (Parameter parameter : function.parameters()) {
      addMissing(all, List.of(new Slot(parameter.name(), shapeOf(parameter), false)));
      boolean isBuffer = parameter.type() == Parameter.Type.BUFFER_OUT;
      if (isBuffer) {
        addMissing(all, List.of(number(Invocation.SIZE)));
      }
      if (isBuffer && !parameter.name().equals("lpData") && !parameter.name().equals("lpMessage")) {
        addMissing(all, List.of(number("dwTotalSize")));
      }
    }
    if (function == PhoneFunction.PHONE_SET_BUTTON_INFO || function == PhoneFunction.PHONE_INITIALIZE_EX) {
      addMissing(all, List.of(number("dwTotalSize")));
    }
    return all;
  }

  private static void addMissing(List<Slot> all, List<Slot> more) {
    for (Slot slot : more) {
      if (all.stream().noneMatch(known -> known.name().equals(slot.name()))) {
        all.add(slot);
      }
    }
  }

  private static Shape shapeOf(Parameter parameter) {
    return switch (parameter.type()) {
      case DWORD, POINTER_SIZED -> Shape.NUMBER;
      case HANDLE -> parameter.name().equals("hPhone") ? Shape.PHONE : Shape.APPLICATION;
      case STRING -> Shape.TEXT;
      case BUFFER_IN -> Shape.PAYLOAD;
      case IN_OUT -> Shape.VERSION;
      case CALLBACK, OUT, BUFFER_OUT -> Shape.PLACE;
    };
  }

  private static Map<PhoneFunction, List<Slot>> slots() {
    Map<PhoneFunction, List<Slot>> slots = new EnumMap<>(PhoneFunction.class);
    for (PhoneFunction function : PhoneFunction.values()) {
      slots.put(function, slotsOf(function));
    }
    return slots;
  }

  private static List<Slot> slotsOf(PhoneFunction function) {
    return switch (function) {
      case PHONE_CLOSE, PHONE_GET_DISPLAY, PHONE_GET_HOOK_SWITCH, PHONE_GET_RING, PHONE_GET_STATUS,
          PHONE_GET_STATUS_MESSAGES -> List.of(phone());
      case PHONE_CONFIG_DIALOG, PHONE_GET_ICON -> List.of(number("dwDeviceID"), text("lpszDeviceClass").optional());
      case PHONE_DEV_SPECIFIC -> List.of(phone(), payload("lpParams"), number("dwSize").optional());
      case PHONE_GET_BUTTON_INFO, PHONE_GET_LAMP -> List.of(phone(), number("dwButtonLampID"));
      case PHONE_GET_DATA -> List.of(phone(), number("dwDataID"), number("dwSize").optional());
      case PHONE_GET_DEV_CAPS -> List.of(
          application(), number("dwDeviceID"), version("dwAPIVersion").optional(), number("dwExtVersion").optional());
      case PHONE_GET_GAIN, PHONE_GET_VOLUME -> List.of(phone(), number("dwHookSwitchDev"));
      case PHONE_GET_ID -> List.of(phone(), text("lpszDeviceClass"));
      case PHONE_GET_MESSAGE -> List.of(application(), number("dwTimeout"));
      case PHONE_INITIALIZE -> List.of(text("lpszAppName"));
      case PHONE_INITIALIZE_EX -> List.of(
          text("lpszFriendlyAppName"), new Slot("dwOptions", Shape.MECHANISM, true),
          version("lpdwAPIVersion").optional());
      case PHONE_NEGOTIATE_API_VERSION -> List.of(
          application(), number("dwDeviceID"), version("dwAPILowVersion").optional(),
          version("dwAPIHighVersion").optional());
      case PHONE_NEGOTIATE_EXT_VERSION -> List.of(
          application(), number("dwDeviceID"), number("dwExtLowVersion"), number("dwExtHighVersion"),
          version("dwAPIVersion").optional());
      case PHONE_OPEN -> List.of(
          application(), number("dwDeviceID"), number("dwPrivilege"), version("dwAPIVersion").optional(),
          number("dwExtVersion").optional());
      case PHONE_SET_BUTTON_INFO -> List.of(
          phone(), number("dwButtonLampID"), number("dwButtonMode"), number("dwButtonFunction"),
          text("dwButtonText").optional());
      case PHONE_SET_DATA -> List.of(phone(), number("dwDataID"), payload("lpData"), number("dwSize").optional());
      case PHONE_SET_DISPLAY -> List.of(
          phone(), number("dwRow"), number("dwColumn"), payload("lpsDisplay"), number("dwSize").optional());
      case PHONE_SET_GAIN -> List.of(phone(), number("dwHookSwitchDev"), number("dwGain"));
      case PHONE_SET_HOOK_SWITCH -> List.of(phone(), number("dwHookSwitchDevs"), number("dwHookSwitchMode"));
      case PHONE_SET_LAMP -> List.of(phone(), number("dwButtonLampID"), number("dwLampMode"));
      case PHONE_SET_RING -> List.of(phone(), number("dwRingMode"), number("dwVolume").optional());
      case PHONE_SET_STATUS_MESSAGES -> List.of(
          phone(), number("dwPhoneStates"), number("dwButtonModes").optional(), number("dwButtonStates").optional());
      case PHONE_SET_VOLUME -> List.of(phone(), number("dwHookSwitchDev"), number("dwVolume"));
      case PHONE_SHUTDOWN -> List.of(application());
    };
  }

  private static Slot application() {
    return new Slot("hPhoneApp", Shape.APPLICATION, true);
  }

  private static Slot phone() {
    return new Slot("hPhone", Shape.PHONE, true);
  }

  private static Slot number(String name) {
    return new Slot(name, Shape.NUMBER, true);
  }

  private static Slot version(String name) {
    return new Slot(name, Shape.VERSION, true);
  }

  private static Slot payload(String name) {
    return new Slot(name, Shape.PAYLOAD, true);
  }

  private static Slot text(String name) {
    return new Slot(name, Shape.TEXT, true);
  }
}
