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
    return lastReading(view, call).map(KnownCapabilities::in);
  }

  /** What a reading brought. */
  static PhoneCaps in(CallStep reading) {
    return new PhoneCaps().wrap(ByteBuffer.wrap(reading.output()));
  }

  /** The call that read them. */
  static Optional<CallStep> lastReading(ClientView view, CallStep call) {
    return view.phoneOf(call).flatMap(phone -> view.lastSuccess(PhoneFunction.PHONE_GET_DEV_CAPS, call.at(), earlier ->
        earlier.process() == call.process() && earlier.argument("dwDeviceID") == phone.deviceId()
            && earlier.output().length >= PhoneCaps.fixedSize(earlier.argument("dwAPIVersion"))));
  }
}
