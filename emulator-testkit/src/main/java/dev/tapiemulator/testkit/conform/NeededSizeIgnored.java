package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.*;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A structure that came back incomplete and was never asked for again with more room. Who gives no room for more than
 * the fixed part has it complete.
 */
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
  private static final byte[] NOTHING = {};

  @Override
  public ClientRule rule() {
    return RULE;
  }

  /** Once for each thing asked about: a program that asks time and again says the same each time. */
  @Override
  public void check(ClientView view, Findings findings) {
    Set<String> told = new TreeSet<>();
    for (CallStep call : view.calls) {
      int needed = size(call, NEEDED);
      if (needed > size(call, USED) && call.structureSize() > fixedPart(call.function()) && !told.contains(thing(call))
          && !isAskedAgain(view, call, needed)) {
        told.add(thing(call));
        findings.add(RULE, call, "needed " + needed + " bytes and filled " + size(call, USED)
            + "; it was not called again with more room");
      }
    }
  }

  private static boolean isAskedAgain(ClientView view, CallStep call, int needed) {
    return view.callsBetween(call.process(), call.end(), CallStep.NEVER).anyMatch(later ->
        later.function() == call.function() && later.structureSize() >= needed && thing(later).equals(thing(call)));
  }

  /** What was asked about: the function, and the handle or device id, and the button. */
  private static String thing(CallStep call) {
    StringBuilder thing = new StringBuilder().append(call.process()).append(call.function());
    for (String parameter : List.of("hPhone", "dwDeviceID", "dwButtonLampID")) {
      if (call.has(parameter)) {
        thing.append(' ').append(call.argument(parameter));
      }
    }
    return thing.toString();
  }

  /** The room of a program that wants no more than the members; a VARSTRING has nothing in its own. */
  private static int fixedPart(PhoneFunction function) {
    return switch (function) {
      case PHONE_GET_DEV_CAPS -> PhoneCaps.fixedSize(Tapi.TAPI_VERSION_2_2);
      case PHONE_GET_STATUS -> PhoneStatus.fixedSize(Tapi.TAPI_VERSION_2_2);
      case PHONE_GET_BUTTON_INFO -> PhoneButtonInfo.fixedSize(Tapi.TAPI_VERSION_2_2);
      default -> 0;
    };
  }

  private static boolean fillsStructure(CallStep call) {
    return call.is(PHONE_GET_DEV_CAPS, PHONE_GET_STATUS, PHONE_GET_BUTTON_INFO, PHONE_GET_DISPLAY, PHONE_GET_ID);
  }

  private static int size(CallStep call, int offset) {
    byte[] output = fillsStructure(call) ? call.output() : NOTHING;
    return !call.succeeded() || output.length < HEADER
        ? 0
        : ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }
}
