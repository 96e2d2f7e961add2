package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.Parameter;

/** A mark of {@link Instruments} that turned up in a call: the program used what it must not even read. */
final class MarkUsed implements JournalRule {

  static final MarkUsed REFUSED_OUTPUT = new MarkUsed(Mark.NOT_FILLED, "a result that no successful call has filled",
      ClientRule.error(
          "output-of-refused-call-used",
          "What a refused call should have filled holds nothing, and is not used.",
          "synchronous-requests",
          """
          tapi.phoneOpen(hPhoneApp, 7, hPhone, version, 0, 0, PHONEPRIVILEGE_OWNER);
          tapi.phoneSetLamp(hPhone.value, 20, PHONELAMPMODE_STEADY);
          """,
          """
          if (tapi.phoneOpen(hPhoneApp, 7, hPhone, version, 0, 0, PHONEPRIVILEGE_OWNER) == 0) {
            tapi.phoneSetLamp(hPhone.value, 20, PHONELAMPMODE_STEADY);
          }
          """));

  static final MarkUsed BEYOND_USED = new MarkUsed(Mark.BEYOND_USED, "bytes behind those that a call had filled",
      ClientRule.error(
          "read-beyond-used-size",
          "Only dwUsedSize bytes of a structure hold anything; what lies behind is not read.",
          "memory-allocation",
          """
          tapi.phoneGetData(hPhone, 0, data, 64);
          tapi.phoneSetData(hPhone, 1, data, 64);      // the area had 10 bytes
          """,
          """
          tapi.phoneGetData(hPhone, 0, data, 64);
          tapi.phoneSetData(hPhone, 1, data, 10);
          """));

  static final MarkUsed LENT = new MarkUsed(Mark.LENT, "the content of a phoneDevSpecific buffer before its reply",
      ClientRule.error(
          "asynchronous-buffer-read-early",
          "What an asynchronous function writes back is there when its reply says success, and not before.",
          "memory-allocation",
          """
          tapi.phoneDevSpecific(hPhone, params, size);
          tapi.phoneSetData(hPhone, 0, params, size);
          """,
          """
          tapi.phoneDevSpecific(hPhone, params, size);
          tapi.phoneGetMessage(hPhoneApp, message, INFINITE);
          tapi.phoneSetData(hPhone, 0, params, size);
          """));

  private final Mark mark;
  private final String what;
  private final ClientRule rule;

  private MarkUsed(Mark mark, String what, ClientRule rule) {
    this.mark = mark;
    this.what = what;
    this.rule = rule.seenBy(Evidence.INSTRUMENTED);
  }

  @Override
  public ClientRule rule() {
    return rule;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (CallStep call : view.calls) {
      if (isIn(call)) {
        findings.add(rule, call, "passes on " + what);
      }
    }
  }

  private boolean isIn(CallStep call) {
    for (Parameter parameter : call.function().parameters()) {
      boolean byValue = parameter.type() == Parameter.Type.DWORD || parameter.type() == Parameter.Type.HANDLE;
      boolean readHere = parameter.type() == Parameter.Type.BUFFER_IN && mark.isIn(call.input());
      if (byValue && call.argument(parameter.name()) == mark.word() || readHere) {
        return true;
      }
    }
    return false;
  }
}
