package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What a program has read about a phone before a call. */
final class KnownCapabilities {

  private KnownCapabilities() {}

  /** The last PHONECAPS that the program read of the phone behind the call's handle. */
  static Optional<PhoneCaps> before(ClientView view, CallStep call) {
    return lastReading(view, call).map(reading -> new PhoneCaps().wrap(ByteBuffer.wrap(reading.output())));
  }

  /** The call that read them. */
  static Optional<CallStep> lastReading(ClientView view, CallStep call) {
    return view.phoneOf(call).flatMap(phone -> view.callsBetween(call.process(), -1, call.at())
        .filter(earlier -> earlier.is(PhoneFunction.PHONE_GET_DEV_CAPS) && earlier.succeeded())
        .filter(earlier -> earlier.argument("dwDeviceID") == phone.deviceId())
        .filter(earlier -> earlier.output().length >= PhoneCaps.fixedSize(earlier.argument("dwAPIVersion")))
        .reduce((first, second) -> second));
  }
}
