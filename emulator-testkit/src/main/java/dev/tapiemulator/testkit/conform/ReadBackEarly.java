package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.*;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.EnumMap;
import java.util.Map;

/** A value read back, by the thread that set it, while the request that sets it is still outstanding. */
final class ReadBackEarly implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "reads-back-before-reply",
      "A positive result is a request id, not success: what was set can be relied on when the reply says 0.",
      "asynchronous-functions",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      phoneGetLamp h 20
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      phoneGetMessage app INFINITE
      phoneGetLamp h 20
      """);

  private static final Map<PhoneFunction, PhoneFunction> SETTERS = new EnumMap<>(PhoneFunction.class);
  private static final String[] KEYS = {"dwButtonLampID", "dwHookSwitchDev"};

  static {
    SETTERS.put(PHONE_GET_LAMP, PHONE_SET_LAMP);
    SETTERS.put(PHONE_GET_RING, PHONE_SET_RING);
    SETTERS.put(PHONE_GET_VOLUME, PHONE_SET_VOLUME);
    SETTERS.put(PHONE_GET_GAIN, PHONE_SET_GAIN);
    SETTERS.put(PHONE_GET_HOOK_SWITCH, PHONE_SET_HOOK_SWITCH);
    SETTERS.put(PHONE_GET_DISPLAY, PHONE_SET_DISPLAY);
    SETTERS.put(PHONE_GET_BUTTON_INFO, PHONE_SET_BUTTON_INFO);
  }

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    view.forEachCall((call, outstanding) -> outstanding.stream()
        .filter(request -> request.call.function() == SETTERS.get(call.function()))
        .filter(request -> sameThing(request.call, call))
        .findFirst()
        .ifPresent(request -> findings.add(
            RULE, call, "reads what " + request + " sets (" + Words.at(request.call.at())
                + "), before the reply to it was taken")));
  }

  private static boolean sameThing(CallStep set, CallStep get) {
    for (String key : KEYS) {
      if (get.has(key) && set.argument(key) != get.argument(key)) {
        return false;
      }
    }
    return set.argument("hPhone") == get.argument("hPhone") && set.thread() == get.thread();
  }
}
