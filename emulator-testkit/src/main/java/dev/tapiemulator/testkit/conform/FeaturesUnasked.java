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

  /** Once for each process and phone, at the first use. */
  @Override
  public void check(ClientView view, Findings findings) {
    Set<String> settled = new TreeSet<>();
    for (CallStep call : view.calls) {
      if (call.is(PhoneFunction.PHONE_GET_DEV_CAPS)) {
        settled.add(key(call.process(), call.argument("dwDeviceID")));
      }
      view.phoneOf(call).filter(phone -> phone.isOpenAt(call.at())).ifPresent(phone -> {
        boolean asks = call.is(PhoneFunction.PHONE_GET_STATUS);
        boolean relies = call.function().features() != 0;
        if ((asks || relies) && settled.add(key(call.process(), phone.deviceId())) && relies) {
          findings.add(RULE, call, "relies on an optional feature of phone " + phone.deviceId()
              + ", whose capabilities were not asked for before");
        }
      });
    }
  }

  private static String key(int process, int deviceId) {
    return process + " " + deviceId;
  }
}
