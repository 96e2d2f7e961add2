package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.PhoneErr.INVALBUTTONLAMPID;
import static dev.tapiemulator.tapi.PhoneErr.INVALDATAID;
import static dev.tapiemulator.tapi.PhoneErr.INVALRINGMODE;

import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;

/** A guess at a phone's range that the phone refused, without PHONECAPS ever having been read. */
final class RangesAssumed implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "ranges-assumed",
      "How many keys, lamps, ring modes and data areas a phone has is read from PHONECAPS, never assumed.",
      "ns-tapi-phonecaps",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneSetRing h 9
      """,
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0
      h   = phoneOpen app 0 owner
      phoneSetRing h 8               # dwNumRingModes is 8
      """);

  private static final List<PhoneErr> RANGE_CODES = List.of(INVALRINGMODE, INVALBUTTONLAMPID, INVALDATAID);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (RANGE_CODES.stream().anyMatch(call::wasRefusedByArguments)
          && KnownCapabilities.lastReading(view, call).isEmpty()) {
        findings.add(RULE, call, "was refused with " + call.resultText()
            + ", and phoneGetDevCaps was not called for the phone before");
      }
    }
  }
}
