package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Ruling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordTextTest {

  private final JournalTape tape = new JournalTape(100);

  @Test
  void of_namesTheConstantsOfACall() {
    assertReads("phoneSetHookSwitch hPhone=0x10001 dwHookSwitchDevs=HANDSET|SPEAKER dwHookSwitchMode=MIC",
        call(PhoneFunction.PHONE_SET_HOOK_SWITCH, 0).word(0x10001).word(3).word(2));
    assertReads("phoneGetMessage hPhoneApp=0x20001 lpMessage=NULL dwTimeout=INFINITE",
        call(PhoneFunction.PHONE_GET_MESSAGE, 0).word(0x20001).word(-1).word(-1));
    assertReads("phoneGetIDW hPhone=0x1 lpDeviceID=read-only lpszDeviceClass=\"tapi/phone\"",
        call(PhoneFunction.PHONE_GET_ID, 2).word(1).word(-102).word(10).data(new byte[4]).text("tapi/phone"));
    assertReads("phoneConfigDialogA dwDeviceID=0 hwndOwner=7 lpszDeviceClass=NULL",
        call(PhoneFunction.PHONE_CONFIG_DIALOG, 1).word(0).wide(7).word(-1));
    assertReads("phoneGetGain hPhone=0x1 dwHookSwitchDev=HEADSET lpdwGain=NULL",
        call(PhoneFunction.PHONE_GET_GAIN, 0).word(1).word(4).word(0));
  }

  @Test
  void of_showsTheSizeOnlyWhereItIsNotThatOfTheBytes() {
    assertReads("phoneSetData hPhone=0x1 dwDataID=0 lpData=\"Hello\"",
        call(PhoneFunction.PHONE_SET_DATA, 0).word(1).word(0).word(9).word(5).text("Hello"));
    assertReads("phoneSetData hPhone=0x1 dwDataID=0 lpData=NULL dwSize=5",
        call(PhoneFunction.PHONE_SET_DATA, 0).word(1).word(0).word(-1).word(5));
  }

  @Test
  void of_namesMessages() {
    assertReads("PHONE_REPLY #3 PHONEERR_NOMEM", taken(PHONE_REPLY, 0, 3, PHONEERR_NOMEM, 0));
    assertReads("PHONE_REPLY #3 PHONEERR_NOMEM", taken(PHONE_REPLY, 0, 3, PHONEERR_NOMEM & 0xFFFFFFFFL, 0));
    assertReads("PHONE_STATE 0x10001 LAMP 20", taken(PHONE_STATE, 0x10001, PHONESTATE_LAMP, 20, 0));
    assertReads("PHONE_STATE REINIT", taken(PHONE_STATE, 0, PHONESTATE_REINIT, 0, 0));
    assertReads("PHONE_BUTTON 0x10001 button 5 KEYPAD DOWN",
        taken(PHONE_BUTTON, 0x10001, 5, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
    assertReads("PHONE_CREATE device 2", taken(PHONE_CREATE, 0, 2, 0, 0));
    assertReads("PHONE_DEVSPECIFIC 0x10001 1 2 0xFFFFFFFFFFFFFFFF", taken(PHONE_DEVSPECIFIC, 0x10001, 1, 2, -1));
  }

  @Test
  void of_namesTheRulingThatAChoiceSet() {
    assertReads("choice RULING_VALUE/2=1 secondOwner=ALLOCATED",
        tape.begin(JournalKind.CHOICE, 8, 0, 0, 0, -1).word(2).word(1).word(Ruling.SECOND_OWNER.ordinal()));
  }

  @Test
  void of_letsNoControlCharactersThrough() {
    assertReads("note: a [31m b", tape.begin(JournalKind.NOTE, 0, 0, 0, 0, 0).text("a\u001B[31m\nb"));
  }

  @Test
  void reason_isThePreconditionTheRuleOrTheRuling() {
    assertReason("phoneSetLamp: PHONEERR_NOTOWNER unless the handle owns the phone. (nf-tapi-phonesetlamp)",
        returned(PhoneFunction.PHONE_SET_LAMP, PHONEERR_NOTOWNER, Precondition.OWNER.ordinal() + 1));
    assertReason("phoneGetIcon: The phone, a planned fault or a choice answered PHONEERR_NOMEM. (nf-tapi-phonegeticona)",
        returned(PhoneFunction.PHONE_GET_ICON, PHONEERR_NOMEM, -1));
    assertReason("O-04 queuedReplyAtClose: Is a reply that is queued but not fetched still outstanding when its handle "
        + "is closed?", tape.begin(JournalKind.MESSAGE_DROPPED, 0, Why.of(Ruling.QUEUED_REPLY_AT_CLOSE), 0, 1, 1));
    returned(PhoneFunction.PHONE_SET_LAMP, 1, 0).end();
    assertEquals(Optional.empty(), Reason.of(last()));
  }

  @Test
  void requestNumbers_areThoseOfTheCallsOwnReturn() {
    call(PhoneFunction.PHONE_GET_MESSAGE, 0).word(1).word(40).word(-1).end(); // waits for ever, never returns
    call(PhoneFunction.PHONE_SET_LAMP, 0).word(1).word(2).word(2).end();
    returned(PhoneFunction.PHONE_SET_LAMP, 7, 0).end();
    Journal journal = tape.read();

    RequestNumbers numbers = new RequestNumbers(journal, new TurnOrder(journal));
    assertEquals(List.of("", " #7"), List.of(numbers.of(journal.get(0)), numbers.of(journal.get(1))));
  }

  @Test
  void requestNumbers_areThoseOfTheCallsOwnThread() {
    call(PhoneFunction.PHONE_SET_LAMP, 0).word(1).word(2).word(2).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(1).end();
    call(PhoneFunction.PHONE_SET_LAMP, 0).word(1).word(2).word(2).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(0).end();
    returned(PhoneFunction.PHONE_SET_LAMP, 7, 0).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(1).end();
    returned(PhoneFunction.PHONE_SET_LAMP, 8, 0).end();
    Journal journal = tape.read();

    RequestNumbers numbers = new RequestNumbers(journal, new TurnOrder(journal));
    assertEquals(List.of(" #7", " #8"), List.of(numbers.of(journal.get(0)), numbers.of(journal.get(2))));
  }

  @Test
  void of_namesThreadsByTheirNumbers() {
    assertReads("thread 2 \"pump\" starts",
        tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 1, -1).word(2).text("pump"));
    assertReads("thread 2 ends", tape.begin(JournalKind.THREAD_ENDED, 0, 0, 0, 1, -1).word(2));
    assertReads("thread 2 ends: java.lang.Error: a b",
        tape.begin(JournalKind.THREAD_ENDED, 0, 0, 0, 1, -1).word(2).text("java.lang.Error: a\nb"));
    assertReads("turn of thread 2", tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(2));
    assertReads("wait for the end of thread 2, INFINITE",
        tape.begin(JournalKind.JOIN, 0, 0, 0, 0, -1).word(2).wide(Long.MAX_VALUE));
    assertReads("wait for the end of thread 2, 1.5ms",
        tape.begin(JournalKind.JOIN, 0, 0, 0, 0, -1).word(2).wide(1_500_000));
    assertReads("thread 2 has ended", tape.begin(JournalKind.JOINED, 0, 0, 0, 0, -1).word(2).word(1));
    assertReads("timed out", tape.begin(JournalKind.JOINED, 0, 0, 0, 0, -1).word(2).word(0));
    assertReads("pump messages", tape.begin(JournalKind.PUMP, 0, 0, 0, 1, -1).word(0));
    assertReads("pump messages, INFINITE", tape.begin(JournalKind.PUMP, 0, 0, 0, 1, -1).word(-1));
  }

  private void assertReads(String text, JournalTape record) {
    record.end();
    assertEquals(text, RecordText.of(last()));
  }

  private void assertReason(String text, JournalTape record) {
    record.end();
    assertEquals(text, Reason.of(last()).orElseThrow().toString());
  }

  private JournalRecord last() {
    return tape.read().get(tape.read().size() - 1);
  }

  private JournalTape call(PhoneFunction function, int form) {
    return tape.begin(JournalKind.CALL, function.ordinal(), 0, 0, 1, -1).flags(form);
  }

  private JournalTape returned(PhoneFunction function, int result, int refusedBy) {
    return tape.begin(JournalKind.RETURN, function.ordinal(), 0, 0, 1, -1).word(result).word(refusedBy);
  }

  private JournalTape taken(int message, int hDevice, long param1, long param2, long param3) {
    return tape.begin(JournalKind.MESSAGE_TAKEN, 0, 0, 0, 1, 1)
        .word(hDevice).word(message).wide(0).wide(param1).wide(param2).wide(param3);
  }
}
