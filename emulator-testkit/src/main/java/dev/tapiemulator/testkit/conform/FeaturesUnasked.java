package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import java.util.Set;
import java.util.TreeSet;

/** An optional function used on a phone whose capabilities were never asked for, or do not have it. */
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

  private static final int DEVICES =
      Tapi.PHONEHOOKSWITCHDEV_HANDSET | Tapi.PHONEHOOKSWITCHDEV_SPEAKER | Tapi.PHONEHOOKSWITCHDEV_HEADSET;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  /** Once for each process and phone, at the first use; and once for each function of which it had been told no. */
  @Override
  public void check(ClientView view, Findings findings) {
    Set<String> settled = new TreeSet<>();
    for (CallStep call : view.calls) {
      if (call.is(PhoneFunction.PHONE_GET_DEV_CAPS)) {
        settled.add(key(call.process(), call.argument("dwDeviceID")));
      }
      view.phoneOf(call).filter(phone -> phone.isOpenAt(call.at())).ifPresent(phone -> {
        String key = key(call.process(), phone.deviceId());
        if (call.is(PhoneFunction.PHONE_GET_STATUS)) {
          settled.add(key);
        } else if (call.function().features() != 0) {
          use(view, call, settled.add(key), settled, findings);
        }
      });
    }
  }

  private static void use(ClientView view, CallStep call, boolean unasked, Set<String> settled, Findings findings) {
    int deviceId = view.phoneOf(call).orElseThrow().deviceId();
    if (unasked) {
      findings.add(RULE, call, "relies on an optional feature of phone " + deviceId
          + ", whose capabilities were not asked for before");
    }
    KnownCapabilities.lastReading(view, call)
        .filter(reading -> isDeniedBy(reading, call))
        .filter(reading -> settled.add(key(call.process(), deviceId) + call.function()))
        .ifPresent(reading -> findings.add(RULE, call, "relies on a feature that phone " + deviceId
            + " does not have by the dwPhoneFeatures read at " + Words.at(reading.end())));
  }

  /** Older versions of PHONECAPS have no dwPhoneFeatures. */
  private static boolean isDeniedBy(CallStep reading, CallStep call) {
    int version = reading.argument("dwAPIVersion");
    if (Integer.compareUnsigned(version, Tapi.TAPI_VERSION_2_0) < 0) {
      return false;
    }
    int there = KnownCapabilities.in(reading).dwPhoneFeatures() & wanted(call);
    return call.is(PhoneFunction.PHONE_GET_HOOK_SWITCH) ? there == 0 : there != wanted(call);
  }

  /** The bits of the three hookswitch devices stand in the order of the devices. */
  private static int wanted(CallStep call) {
    int features = call.function().features();
    return switch (call.function()) {
      case PHONE_GET_GAIN, PHONE_SET_GAIN, PHONE_GET_VOLUME, PHONE_SET_VOLUME ->
          features * (call.argument("dwHookSwitchDev") & DEVICES);
      case PHONE_SET_HOOK_SWITCH -> features * (call.argument("dwHookSwitchDevs") & DEVICES);
      default -> features;
    };
  }

  private static String key(int process, int deviceId) {
    return process + " " + deviceId;
  }
}
