package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_NEGOTIATE_API_VERSION;

import dev.tapiemulator.tapi.ApiVersion;
import java.util.List;

/** What an application has agreed on with TAPI before a call. */
final class Negotiations {

  private Negotiations() {}

  /** Whether the call takes a version that negotiation gives. */
  static boolean takesVersion(CallStep call) {
    return call.has("dwAPIVersion") && call.has("hPhoneApp");
  }

  /** The versions negotiated by the same application for the same phone, the first one first. */
  static List<Integer> before(ClientView view, CallStep call) {
    return view.callsBetween(call.process(), -1, call.at())
        .filter(earlier -> earlier.is(PHONE_NEGOTIATE_API_VERSION) && earlier.succeeded() && samePhone(earlier, call))
        .map(earlier -> earlier.out(0))
        .toList();
  }

  /** Whether both calls are of one application and about one device id. */
  static boolean samePhone(CallStep one, CallStep other) {
    return one.argument("hPhoneApp") == other.argument("hPhoneApp")
        && one.argument("dwDeviceID") == other.argument("dwDeviceID");
  }

  static String text(int version) {
    return ApiVersion.text(version);
  }
}
