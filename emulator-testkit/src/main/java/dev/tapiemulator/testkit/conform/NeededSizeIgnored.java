package dev.tapiemulator.testkit.conform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A structure that came back incomplete and was never asked for again with more room. */
final class NeededSizeIgnored implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "needed-size-ignored",
      "When dwNeededSize is above dwUsedSize, parts are missing: the call is made again with that many bytes.",
      "variably-sized-data-structures",
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0 size=260
      """,
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0 size=260
      phoneGetDevCaps app 0 size=4096
      """);

  private static final int NEEDED = 4;
  private static final int USED = 8;
  private static final int HEADER = 12;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      int needed = size(call, NEEDED);
      if (needed > size(call, USED)) {
        boolean askedAgain = view.callsBetween(call.process(), call.end(), CallStep.NEVER)
            .anyMatch(later -> later.function() == call.function() && room(later) >= needed);
        if (!askedAgain) {
          findings.add(RULE, call, "needed " + needed + " bytes and filled " + size(call, USED)
              + "; it was not called again with more room");
        }
      }
    }
  }

  private static int room(CallStep call) {
    return call.argument(structureOf(call));
  }

  private static String structureOf(CallStep call) {
    return switch (call.function()) {
      case PHONE_GET_DEV_CAPS -> "lpPhoneCaps";
      case PHONE_GET_STATUS -> "lpPhoneStatus";
      case PHONE_GET_BUTTON_INFO -> "lpButtonInfo";
      case PHONE_GET_DISPLAY -> "lpDisplay";
      case PHONE_GET_ID -> "lpDeviceID";
      default -> "";
    };
  }

  private static int size(CallStep call, int offset) {
    byte[] output = call.output();
    return structureOf(call).isEmpty() || !call.succeeded() || output.length < HEADER
        ? 0
        : ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }
}
