package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Set;
import java.util.TreeSet;

/** An optional function used on a phone whose capabilities were never asked for. */
final class FeaturesUnasked implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "features-unasked",
      "No operation is guaranteed to exist on a phone: dwPhoneFeatures in PHONECAPS or PHONESTATUS tells which do.",
      "phone-device-elements",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      phoneSetLamp h 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      phoneGetDevCaps app 0
      h   = phoneOpen app 0 owner
      phoneSetLamp h 20 steady
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  /** Once for each process and phone: the first use. */
  @Override
  public void check(ClientView view, Findings findings) {
    Set<String> told = new TreeSet<>();
    for (CallStep call : view.calls) {
      boolean optional = call.has("hPhone") && call.function().features() != 0;
      view.phoneOf(call)
          .filter(phone -> optional && phone.isOpenAt(call.at()) && !asked(view, call, phone))
          .filter(phone -> told.add(call.process() + " " + phone.deviceId()))
          .ifPresent(phone -> findings.add(RULE, call, "relies on an optional feature of phone " + phone.deviceId()
              + ", whose capabilities were not asked for before"));
    }
  }

  private static boolean asked(ClientView view, CallStep call, PhoneHandle phone) {
    return view.callsBetween(call.process(), -1, call.at()).anyMatch(earlier ->
        earlier.is(PhoneFunction.PHONE_GET_DEV_CAPS) && earlier.argument("dwDeviceID") == phone.deviceId()
            || earlier.is(PhoneFunction.PHONE_GET_STATUS)
                && view.phoneOf(earlier).filter(other -> other.deviceId() == phone.deviceId()).isPresent());
  }
}
