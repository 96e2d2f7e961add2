package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device id used after PHONE_REMOVE told that the phone is gone for good. Only the thread that got the message must
 * know at once; another one learns it from PHONEERR_NODEVICE.
 */
final class RemovedDeviceUsed implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "removed-device-used",
      "After PHONE_REMOVE its device id is not used again until the application has shut down and initialised anew.",
      "phone-remove",
      """
      app = phoneInitializeEx dialer event
      device 0 remove
      phoneGetMessage app 0
      phoneNegotiateAPIVersion app 0
      """,
      """
      phone desk-phone
      phone desk-phone
      app = phoneInitializeEx dialer event
      device 0 remove
      phoneGetMessage app 0
      phoneNegotiateAPIVersion app 1
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    List<Removal> removals = new ArrayList<>();
    int next = 0;
    for (CallStep call : view.calls) {
      for (; next < view.messages.size() && view.messages.get(next).at() < call.at(); next++) {
        removal(view, view.messages.get(next)).ifPresent(removals::add);
      }
      if (call.has("dwDeviceID")) {
        view.applicationOf(call).flatMap(app -> removals.stream()
            .filter(removal -> removal.process == call.process() && removal.thread == call.thread())
            .filter(removal -> removal.deviceId == call.argument("dwDeviceID") && app.isRegisteredAt(removal.at))
            .findFirst())
            .ifPresent(removal -> findings.add(RULE, call, "uses phone " + removal.deviceId
                + ", which is gone for good by " + removal.toldBy + " of " + Words.at(removal.at)));
      }
      if (call.has("dwDeviceID") && call.wasRefusedByArguments(PhoneErr.NODEVICE)) {
        removals.add(new Removal(
            call.end(), call.process(), call.thread(), call.argument("dwDeviceID"),
            PhoneErr.NODEVICE.headerName()));
      }
    }
  }

  /** That a phone was removed, and the thread that knows it. */
  private record Removal(int at, int process, int thread, int deviceId, String toldBy) {}

  /** Programs of version 1.4 and earlier learn it from PHONESTATE_REMOVED. */
  private static Optional<Removal> removal(ClientView view, MessageStep message) {
    if (message.id() == Tapi.PHONE_REMOVE) {
      return Optional.of(new Removal(
          message.at(), message.process(), message.thread(), (int) message.param1(), message.name()));
    }
    return message.id() == Tapi.PHONE_STATE && (message.param1() & Tapi.PHONESTATE_REMOVED) != 0
        ? view.phone(message.process(), message.hDevice(), message.at()).map(phone -> new Removal(
            message.at(), message.process(), message.thread(), phone.deviceId(), "PHONESTATE_REMOVED"))
        : Optional.empty();
  }
}
