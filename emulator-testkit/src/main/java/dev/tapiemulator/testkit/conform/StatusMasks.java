package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Optional;

/** Which messages a program has asked for with phoneSetStatusMessages. */
final class StatusMasks {

  private StatusMasks() {}

  /** The PHONESTATE_ bits that were on for a handle before a record. */
  static int states(ClientView view, PhoneHandle phone, int record) {
    return last(view, phone, record).map(call -> call.argument("dwPhoneStates")).orElse(0);
  }

  /** Whether any message had been asked for. */
  static boolean areAnyOn(ClientView view, PhoneHandle phone, int record) {
    return last(view, phone, record)
        .filter(call -> call.argument("dwPhoneStates") != 0 || call.argument("dwButtonModes") != 0).isPresent();
  }

  private static Optional<CallStep> last(ClientView view, PhoneHandle phone, int record) {
    return view.lastSuccess(PhoneFunction.PHONE_SET_STATUS_MESSAGES, record, call ->
        call.process() == phone.process() && call.argument("hPhone") == phone.handle && call.at() > phone.open.at());
  }
}
