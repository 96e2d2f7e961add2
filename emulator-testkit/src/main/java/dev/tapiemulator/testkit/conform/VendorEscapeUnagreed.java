package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;

/** The vendor's escape used on a handle that was opened without an extension version. */
final class VendorEscapeUnagreed implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "vendor-escape-without-extension",
      "phoneDevSpecific follows an agreement on the extension version; version 0 means that no extensions are used.",
      "tapi-version-negotiation",
      """
      tapi.phoneOpen(hPhoneApp, 0, hPhone, apiVersion, 0, 0, PHONEPRIVILEGE_OWNER);
      tapi.phoneDevSpecific(hPhone.value, params, size);
      """,
      """
      tapi.phoneNegotiateExtVersion(hPhoneApp, 0, apiVersion, 0x10000, 0x20000, extVersion);
      tapi.phoneOpen(hPhoneApp, 0, hPhone, apiVersion, extVersion.value, 0, PHONEPRIVILEGE_OWNER);
      tapi.phoneDevSpecific(hPhone.value, params, size);
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      view.phoneOf(call)
          .filter(phone -> call.is(PhoneFunction.PHONE_DEV_SPECIFIC) && phone.extVersion() == 0)
          .filter(phone -> phone.isOpenAt(call.at()))
          .ifPresent(phone -> findings.add(
              RULE, call, "is a vendor's extension, but the handle was opened without an extension version"));
    }
  }
}
