package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONEHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Rule;

/** Journals written by hand, record by record, so that printers can be tested without a running emulator. */
final class SampleTapes {

  private static final int H_PHONE_APP = 0x20001;
  private static final int H_PHONE = 0x40010001;
  private static final int NO_DEVICE = -1;
  private static final int RETURN = 1;
  private static final int CLOSE = 4;
  private static final int COMPLETE = 0;
  private static final int SUBMITTING = 0;
  private static final int PENDING = 2;
  private static final int SUPPRESSED = 4;
  private static final int SETTLED = 5;

  private final JournalTape tape = new JournalTape(1000);
  private long nanos;

  /** An application opens a phone, sends data, closes before the reply, and uses the handle once more. */
  static Journal closeSuppressesReply() {
    SampleTapes run = new SampleTapes();
    run.setUp();
    run.opens();
    run.setsData();
    run.nanos = 5_500_000;
    run.closes();
    run.usesTheStaleHandle();
    return run.tape.read();
  }

  private void setUp() {
    begin(JournalKind.CONFIG, 0, 0, 0, NO_DEVICE).text("provider=provider 1\nphone=store\n").end();
    begin(JournalKind.ATTACH, 0, 0, 1, NO_DEVICE).word(64).text("dialer").end();
  }

  private void opens() {
    call(PhoneFunction.PHONE_OPEN).word(H_PHONE_APP).word(0).word(1).word(TAPI_VERSION_2_2).word(0).wide(7)
        .word(PHONEPRIVILEGE_OWNER).end();
    begin(JournalKind.DEVICE_CALL, DeviceCall.OPEN.ordinal(), 0, 0, 0).word(0).word(0).word(0).word(0).end();
    begin(JournalKind.DEVICE_RETURN, DeviceCall.OPEN.ordinal(), 0, 0, 0).wide(0).end();
    begin(JournalKind.HANDLE_OPENED, 0, 0, 1, 0).word(H_PHONE).word(PHONEPRIVILEGE_OWNER).word(TAPI_VERSION_2_2).word(0).end();
    returns(PhoneFunction.PHONE_OPEN, 0, 0).word(H_PHONE).word(0).word(0).end();
  }

  private void setsData() {
    call(PhoneFunction.PHONE_SET_DATA).word(H_PHONE).word(1).word(5).word(5).text("Hello").end();
    begin(JournalKind.DEVICE_CALL, DeviceCall.SET_DATA.ordinal(), 0, 0, 0).word(1).word(1).word(0).word(0).end();
    begin(JournalKind.CHOICE, Decision.LATENCY.ordinal(), 0, 0, NO_DEVICE).word(4).word(0).word(0).end();
    begin(JournalKind.REPORT, DeviceReport.START_TIMER.ordinal(), 0, 0, 0).word(1).word(0).word(0).word(0).wide(20).end();
    begin(JournalKind.DEVICE_RETURN, DeviceCall.SET_DATA.ordinal(), 0, 0, 0).wide(1).end();
    request(RETURN, SUBMITTING, PENDING, 0);
    returns(PhoneFunction.PHONE_SET_DATA, 1, 0).word(0).word(0).word(0).end();
  }

  private void closes() {
    begin(JournalKind.ADVANCE, 0, 0, 0, NO_DEVICE).wide(5_500_000).end();
    call(PhoneFunction.PHONE_CLOSE).word(H_PHONE).end();
    request(CLOSE, PENDING, SUPPRESSED, Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
    begin(JournalKind.DEVICE_CALL, DeviceCall.CLOSE.ordinal(), 0, 0, 0).word(0).word(0).word(0).word(0).end();
    begin(JournalKind.REPORT, DeviceReport.COMPLETE.ordinal(), 0, 0, 0).word(1).word(0).end();
    request(COMPLETE, SUPPRESSED, SETTLED, Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
    begin(JournalKind.DEVICE_RETURN, DeviceCall.CLOSE.ordinal(), 0, 0, 0).wide(0).end();
    begin(JournalKind.HANDLE_CLOSED, 0, 0, 1, 0).word(H_PHONE).end();
    message(JournalKind.MESSAGE_POSTED);
    returns(PhoneFunction.PHONE_CLOSE, 0, 0).word(0).word(0).word(0).end();
    message(JournalKind.MESSAGE_TAKEN);
  }

  private void usesTheStaleHandle() {
    call(PhoneFunction.PHONE_SET_DATA).word(H_PHONE).word(1).word(3).word(3).data(new byte[] {0, 1, 2}).end();
    returns(PhoneFunction.PHONE_SET_DATA, PHONEERR_INVALPHONEHANDLE, Precondition.PHONE_HANDLE.ordinal() + 1)
        .word(0).word(0).word(0).end();
  }

  private void message(JournalKind kind) {
    begin(kind, 0, 0, 1, 1).word(H_PHONE).word(PHONE_CLOSE).wide(7).wide(0).wide(0).wide(0).end();
  }

  private void request(int event, int from, int to, int why) {
    begin(JournalKind.REQUEST, PhoneFunction.PHONE_SET_DATA.ordinal(), why, 1, 0)
        .word(1).word(event).word(from).word(to).word(0).word(H_PHONE).end();
  }

  private JournalTape call(PhoneFunction function) {
    return begin(JournalKind.CALL, function.ordinal(), 0, 1, NO_DEVICE);
  }

  private JournalTape returns(PhoneFunction function, int result, int refusedBy) {
    return begin(JournalKind.RETURN, function.ordinal(), 0, 1, NO_DEVICE).word(result).word(refusedBy);
  }

  private JournalTape begin(JournalKind kind, int code, int why, int process, int subject) {
    return tape.begin(kind, code, why, nanos, process, subject);
  }
}
