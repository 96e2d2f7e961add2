package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Optional;

/** A pointer or a size that TAPI had to refuse. */
final class BadBuffer implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "bad-buffer",
      "Pointers are given where they are asked for, sizes are the room there is, and dwTotalSize covers the fixed part.",
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

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (call.wasRefusedWith(PhoneErr.STRUCTURETOOSMALL.value()) && call.wasRefusedByArguments()) {
        findings.add(RULE, call, "was refused with PHONEERR_STRUCTURETOOSMALL: dwTotalSize is less than the fixed part");
      } else if (call.wasRefusedWith(PhoneErr.INVALPOINTER.value())) {
        badPointer(call).ifPresent(bad -> findings.add(RULE, call, "was refused with PHONEERR_INVALPOINTER: " + bad));
      }
    }
  }

  private static Optional<String> badPointer(CallStep call) {
    for (Parameter parameter : call.function().parameters()) {
      int word = call.argument(parameter.name());
      String bad = switch (parameter.type()) {
        case OUT, IN_OUT -> word == 0 ? "is NULL" : "";
        case BUFFER_IN -> word == NULL ? "is NULL" : tooShort(call, word);
        case BUFFER_OUT -> word == NULL ? "is NULL" : word < NULL ? "cannot be written" : tooShort(call, word);
        case DWORD, HANDLE, POINTER_SIZED, CALLBACK, STRING -> "";
      };
      if (!bad.isEmpty()) {
        return Optional.of(parameter.name() + " " + bad);
      }
    }
    return Optional.empty();
  }

  private static String tooShort(CallStep call, int room) {
    return call.has("dwSize") && Integer.compareUnsigned(call.argument("dwSize"), room) > 0
        ? "has " + room + " bytes, but dwSize says " + Integer.toUnsignedString(call.argument("dwSize"))
        : call.has("dwSize") ? "" : "has " + room + " bytes, less than the structure claims";
  }
}
