package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Set;

/** A pointer or a size that TAPI had to refuse. */
final class BadBuffer implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "bad-buffer",
      "Pointers are given where they are asked for, sizes are the room there is, and dwTotalSize covers the fixed "
          + "part.",
      "memory-allocation",
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0 dwTotalSize=0
      """,
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0
      """);

  private static final int NULL = -1;
  /** A program that uses no extensions may have no use for it. */
  private static final String OPTIONAL = "lpExtensionID";
  /** Buffers without a size of their own; each is the last pointer of its function. */
  private static final Set<String> UNSIZED = Set.of("lpMessage", OPTIONAL);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (call.wasRefusedByArguments(PhoneErr.STRUCTURETOOSMALL)) {
        findings.add(
            RULE, call, "was refused with PHONEERR_STRUCTURETOOSMALL: dwTotalSize is less than the fixed part");
      } else if (call.wasRefusedByArguments(PhoneErr.INVALPOINTER)) {
        findings.add(RULE, call, "was refused with PHONEERR_INVALPOINTER: " + badPointer(call));
      }
    }
  }

  private static String badPointer(CallStep call) {
    for (Parameter parameter : call.function().parameters()) {
      String bad = bad(call, parameter);
      if (!bad.isEmpty()) {
        return parameter.name() + " " + bad;
      }
    }
    return call.is(PhoneFunction.PHONE_SET_BUTTON_INFO)
        ? "lpButtonInfo has parts outside of dwTotalSize"
        : nullString(call) + " is NULL";
  }

  private static String bad(CallStep call, Parameter parameter) {
    int word = call.argument(parameter.name());
    return switch (parameter.type()) {
      case OUT, IN_OUT -> word == 0 ? "is NULL" : "";
      case BUFFER_IN -> word == NULL ? "is NULL" : tooShort(call, parameter, word);
      case BUFFER_OUT -> word < NULL ? "cannot be written"
          : word >= 0 ? tooShort(call, parameter, word)
          : parameter.name().equals(OPTIONAL) ? "" : "is NULL";
      case DWORD, HANDLE, POINTER_SIZED, CALLBACK, STRING -> "";
    };
  }

  /** Strings that may be NULL stand in calls that check other pointers too; these come first. */
  private static String nullString(CallStep call) {
    return call.function().parameters().stream()
        .filter(parameter -> parameter.type() == Parameter.Type.STRING).map(Parameter::name).findFirst()
        .orElse("a pointer");
  }

  private static String tooShort(CallStep call, Parameter parameter, int room) {
    if (call.has("dwSize")) {
      int size = call.argument("dwSize");
      return Integer.compareUnsigned(size, room) > 0
          ? "has " + room + " bytes, but dwSize says " + Integer.toUnsignedString(size)
          : "";
    }
    if (UNSIZED.contains(parameter.name())) {
      return "has " + room + " bytes, which are too few";
    }
    long claimed = call.structureSize();
    return room < Integer.BYTES ? "has " + room + " bytes, too few for dwTotalSize"
        : claimed > room ? "has " + room + " bytes, but dwTotalSize says " + claimed : "";
  }
}
