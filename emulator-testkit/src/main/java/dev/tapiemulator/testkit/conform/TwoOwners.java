package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.List;

/** A second owner handle for a phone that the same process owns already. */
final class TwoOwners implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "two-owners",
      "A phone has at most one owner, and a program that owns it does not open it as owner again.",
      "operating-modes-and-privileges",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      h2  = phoneOpen app 0 owner
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      h2  = phoneOpen app 0 monitor
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    List<PhoneHandle> owners = new ArrayList<>();
    int next = 0;
    for (CallStep call : view.calls) {
      for (; next < view.phones.size() && view.phones.get(next).open.end() < call.at(); next++) {
        owners.add(view.phones.get(next));
      }
      owners.removeIf(phone -> !phone.isOwner() || !phone.isOpenAt(call.at()));
      if (call.is(PhoneFunction.PHONE_OPEN) && call.argument("dwPrivilege") == Tapi.PHONEPRIVILEGE_OWNER) {
        owners.stream()
            .filter(phone -> phone.process() == call.process() && phone.deviceId() == call.argument("dwDeviceID"))
            .findFirst()
            .ifPresent(phone -> findings.add(RULE, call, "asks to own phone " + phone.deviceId()
                + ", which the program owns since " + Words.at(phone.open.end())));
      }
    }
  }
}
