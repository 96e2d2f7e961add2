package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.Tapi;
import java.util.Optional;

/** An argument that no phone could take, since it is none of the header's values for that parameter. */
final class IllegalConstant implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "illegal-constant",
      "Privilege, lamp mode, hookswitch mode and device, phone states, button modes and states take the header's "
          + "values; where a mode is one value, bits are not combined.",
      "phonehookswitchmode--constants",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneSetHookSwitch h handset 6
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneSetHookSwitch h handset micspeaker
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      illegal(call).ifPresent(illegal -> findings.add(RULE, call, illegal));
    }
  }

  private static Optional<String> illegal(CallStep call) {
    return switch (call.function()) {
      case PHONE_OPEN -> oneOf(call, "dwPrivilege", ConstantGroup.PHONEPRIVILEGE, 0);
      case PHONE_SET_LAMP -> oneOf(call, "dwLampMode", ConstantGroup.PHONELAMPMODE, Tapi.PHONELAMPMODE_UNKNOWN);
      case PHONE_SET_HOOK_SWITCH -> someOf(call, "dwHookSwitchDevs", ConstantGroup.PHONEHOOKSWITCHDEV)
          .or(() -> oneOf(
              call, "dwHookSwitchMode", ConstantGroup.PHONEHOOKSWITCHMODE, Tapi.PHONEHOOKSWITCHMODE_UNKNOWN));
      case PHONE_GET_GAIN, PHONE_SET_GAIN, PHONE_GET_VOLUME, PHONE_SET_VOLUME ->
          oneOf(call, "dwHookSwitchDev", ConstantGroup.PHONEHOOKSWITCHDEV, 0);
      case PHONE_SET_STATUS_MESSAGES -> noneUnknown(call, "dwPhoneStates", ConstantGroup.PHONESTATE)
          .or(() -> call.argument("dwButtonModes") == 0
              ? Optional.empty()
              : someOf(call, "dwButtonStates", ConstantGroup.PHONEBUTTONSTATE)
                  .or(() -> someOf(call, "dwButtonModes", ConstantGroup.PHONEBUTTONMODE)));
      default -> Optional.empty();
    };
  }

  private static Optional<String> oneOf(CallStep call, String parameter, ConstantGroup group, int reportedOnly) {
    int value = call.argument(parameter);
    return group.constants().containsValue(value) && value != reportedOnly
        ? Optional.empty()
        : illegal(parameter, value, "one " + group.prefix() + " value that can be set");
  }

  private static Optional<String> someOf(CallStep call, String parameter, ConstantGroup group) {
    return call.argument(parameter) == 0
        ? illegal(parameter, 0, "at least one " + group.prefix() + " bit")
        : noneUnknown(call, parameter, group);
  }

  private static Optional<String> noneUnknown(CallStep call, String parameter, ConstantGroup group) {
    int value = call.argument(parameter);
    int known = group.constants().values().stream().reduce(0, (mask, bit) -> mask | bit);
    return (value & ~known) == 0 ? Optional.empty() : illegal(parameter, value, group.prefix() + " bits alone");
  }

  private static Optional<String> illegal(String parameter, int value, String expected) {
    return Optional.of("passes " + parameter + " " + Words.hex(value) + ", which should be " + expected);
  }
}
