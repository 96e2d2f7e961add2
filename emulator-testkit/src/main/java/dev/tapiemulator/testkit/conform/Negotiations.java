package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_NEGOTIATE_API_VERSION;

import dev.tapiemulator.tapi.ApiVersion;
import java.util.Optional;

/** What an application has agreed on with TAPI before a call. */
final class Negotiations {

  private Negotiations() {}

  /** Whether the call takes a version that negotiation gives. */
  static boolean takesVersion(CallStep call) {
    return call.has("dwAPIVersion") && call.has("hPhoneApp");
  }

  /** The version last negotiated by the same application for the same phone. */
  static Optional<Integer> last(ClientView view, CallStep call) {
    return view.lastSuccess(
        PHONE_NEGOTIATE_API_VERSION, call.at(), earlier -> isForTheSame(earlier, call)).map(earlier -> earlier.out(0));
  }

  /** Whether the version that the call takes was ever negotiated by the same application for the same phone. */
  static boolean gave(ClientView view, CallStep call) {
    return view.lastSuccess(PHONE_NEGOTIATE_API_VERSION, call.at(), earlier ->
        isForTheSame(earlier, call) && earlier.out(0) == call.argument("dwAPIVersion")).isPresent();
  }

  /** Whether both calls are of one application and about one device id. */
  static boolean isForTheSame(CallStep one, CallStep other) {
    return one.process() == other.process() && one.argument("hPhoneApp") == other.argument("hPhoneApp")
        && one.argument("dwDeviceID") == other.argument("dwDeviceID");
  }

  static String text(int version) {
    return ApiVersion.text(version);
  }
}
