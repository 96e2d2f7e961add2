package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** An application: one successful phoneInitialize or phoneInitializeEx, up to its phoneShutdown. */
final class Registration {

  final CallStep initialize;
  final int handle;
  /** PHONEINITIALIZEEXOPTION_, the hidden window for the old call. */
  final int mechanism;
  /** The completion port it gave, 0 for none. */
  final long completionPort;
  int shutdownAt = CallStep.NEVER;

  Registration(CallStep initialize, PointerWidth width) {
    this.initialize = initialize;
    this.handle = initialize.out(0);
    if (initialize.is(PhoneFunction.PHONE_INITIALIZE)) {
      mechanism = Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW;
      completionPort = 0;
    } else {
      byte[] input = initialize.input();
      int block = Math.min(input.length, Math.max(0, initialize.argument("lpszFriendlyAppName")));
      PhoneInitializeExParams params = new PhoneInitializeExParams(width).wrap(
          ByteBuffer.wrap(Arrays.copyOfRange(input, block, block + PhoneInitializeExParams.fixedSize(width))));
      mechanism = params.dwOptions();
      completionPort = mechanism == Tapi.PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT ? params.hCompletionPort() : 0;
    }
  }

  int process() {
    return initialize.process();
  }

  boolean isRegisteredAt(int record) {
    return initialize.end() < record && record < shutdownAt;
  }
}
