package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.struct.PhoneCaps;
import java.util.Optional;

/** An argument beyond what PHONECAPS, which the program has read, says of the phone: one past the end, mostly. */
final class OutsideCapabilities implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "outside-capabilities",
      "Data ids, buttons, lamps, rows and columns run from 0 to one below the number in PHONECAPS, ring modes to that "
          + "number, and only the hookswitch devices listed there exist.",
      "ns-tapi-phonecaps",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneGetDevCaps app 0          # dwNumSetData is 4
      phoneSetData h 4 "Hello"
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneGetDevCaps app 0
      phoneSetData h 3 "x"
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      KnownCapabilities.before(view, call).flatMap(caps -> excess(call, caps))
          .ifPresent(excess -> findings.add(RULE, call, excess));
    }
  }

  private static Optional<String> excess(CallStep call, PhoneCaps caps) {
    return switch (call.function()) {
      case PHONE_SET_DATA -> past(call, "dwDataID", caps.dwNumSetData(), "dwNumSetData");
      case PHONE_GET_DATA -> past(call, "dwDataID", caps.dwNumGetData(), "dwNumGetData");
      case PHONE_GET_LAMP, PHONE_SET_LAMP, PHONE_GET_BUTTON_INFO, PHONE_SET_BUTTON_INFO ->
          past(call, "dwButtonLampID", caps.dwNumButtonLamps(), "dwNumButtonLamps");
      case PHONE_SET_RING -> Integer.compareUnsigned(call.argument("dwRingMode"), caps.dwNumRingModes()) > 0
          ? beyond(call, "dwRingMode", caps.dwNumRingModes(), "dwNumRingModes")
          : Optional.empty();
      case PHONE_SET_DISPLAY -> past(call, "dwRow", caps.dwDisplayNumRows(), "dwDisplayNumRows")
          .or(() -> past(call, "dwColumn", caps.dwDisplayNumColumns(), "dwDisplayNumColumns"));
      case PHONE_SET_HOOK_SWITCH -> absent(call, "dwHookSwitchDevs", caps);
      case PHONE_GET_GAIN, PHONE_SET_GAIN, PHONE_GET_VOLUME, PHONE_SET_VOLUME ->
          absent(call, "dwHookSwitchDev", caps);
      default -> Optional.empty();
    };
  }

  private static Optional<String> past(CallStep call, String parameter, int count, String member) {
    return Integer.compareUnsigned(call.argument(parameter), count) >= 0
        ? beyond(call, parameter, count, member)
        : Optional.empty();
  }

  private static Optional<String> beyond(CallStep call, String parameter, int count, String member) {
    return Optional.of("passes " + parameter + " " + Integer.toUnsignedString(call.argument(parameter)) + ", but "
        + member + " is " + count);
  }

  private static Optional<String> absent(CallStep call, String parameter, PhoneCaps caps) {
    int missing = call.argument(parameter) & ~caps.dwHookSwitchDevs();
    return missing == 0
        ? Optional.empty()
        : Optional.of("names hookswitch devices " + Words.hex(missing) + " that dwHookSwitchDevs does not have");
  }
}
