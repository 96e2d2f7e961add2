package dev.tapiemulator.testkit.conform;

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
    return view.phoneOf(call).flatMap(phone -> view.readings.stream()
        .filter(earlier -> earlier.process() == call.process() && earlier.at() < call.at())
        .filter(earlier -> earlier.argument("dwDeviceID") == phone.deviceId())
        .filter(earlier -> earlier.output().length >= PhoneCaps.fixedSize(earlier.argument("dwAPIVersion")))
        .reduce((first, second) -> second));
  }
}
