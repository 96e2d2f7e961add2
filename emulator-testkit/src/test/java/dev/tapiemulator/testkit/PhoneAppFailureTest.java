package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.tapi.PhoneErr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every text with which a statement about an application fails, word for word. */
class PhoneAppFailureTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build());
  private final PhoneApp app = PhoneApp.start(emulator, "dialer");
  private int hPhone;

  @AfterEach
  void close() {
    emulator.close();
  }

  private void opened() {
    phone.answers(setData(1)).always();
    hPhone = app.opensAsOwner(phone);
  }

  private int sends() {
    return app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
  }

  private static void fails(String text, Executable statement) {
    AssertionError failure = assertThrows(AssertionError.class, statement);
    assertEquals(text.stripTrailing(), failure.getMessage());
  }

  @Test
  void accepts_ofAStaleHandle_tellsItsHistory() {
    opened();
    app.succeeds(() -> app.phoneClose(hPhone));
    fails("""
        dialer: phoneSetData was to be accepted, but returned PHONEERR_INVALPHONEHANDLE
          call      phoneSetData hPhone=0x40010000 dwDataID=1 lpData=07
          result    PHONEERR_INVALPHONEHANDLE (the phone handle is invalid)
          rule      phoneSetData: PHONEERR_INVALPHONEHANDLE unless the phone handle is open in this process.
                    (nf-tapi-phonesetdata)
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneClose  <- this one
          requests  none
        """, this::sends);
  }

  @Test
  void accepts_ofAHandleThatNeverWas() {
    opened();
    fails("""
        dialer: phoneSetData was to be accepted, but returned PHONEERR_INVALPHONEHANDLE
          call      phoneSetData hPhone=0x1234 dwDataID=1 lpData=07
          result    PHONEERR_INVALPHONEHANDLE (the phone handle is invalid)
          rule      phoneSetData: PHONEERR_INVALPHONEHANDLE unless the phone handle is open in this process.
                    (nf-tapi-phonesetdata)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
                    0x1234 was never opened
          requests  none
        """, () -> app.accepts(() -> app.phoneSetData(0x1234, 1, bytes(7))));
  }

  @Test
  void accepts_ofASynchronousCall() {
    opened();
    fails("""
        dialer: phoneSetStatusMessages was to be accepted, but returned 0
          call      phoneSetStatusMessages hPhone=0x40010000 dwPhoneStates=0 dwButtonModes=0 dwButtonStates=0
          rule      C-41: Nine functions are asynchronous: phoneDevSpecific and the phoneSet functions, except
                    phoneSetStatusMessages. All others are synchronous. (asynchronous-phone-operations,
                    supplementary-phone-service-functions, extended-telephony-services-reference)
          try       succeeds(...)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  none
        """, () -> app.accepts(() -> app.phoneSetStatusMessages(hPhone, 0, 0, 0)));
  }

  @Test
  void succeeds_ofAnAcceptedRequest() {
    opened();
    fails("""
        dialer: phoneSetData was to succeed, but returned request id 1
          call      phoneSetData hPhone=0x40010000 dwDataID=1 lpData=07
          rule      C-42: An asynchronous call results in a negative error, and nothing follows, or in a \
        positive
                    request id, and one completion follows; it never results in 0. (asynchronous-functions,
                    synchronous-asynchronous-model, nc-tspi-async_completion)
          try       accepts(...), and later receives(reply(1))
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: outstanding, the phone owes its completion  \
        <- this one
        """, () -> app.succeeds(() -> app.phoneSetData(hPhone, 1, bytes(7))));
  }

  @Test
  void isRefusedWith_ofAnAcceptedRequest() {
    opened();
    fails("""
        dialer: phoneSetData was to be refused with PHONEERR_NOMEM, but returned request id 1
          call      phoneSetData hPhone=0x40010000 dwDataID=1 lpData=07
          rule      C-45: Each error of an asynchronous function may come as the result of the call or in the \
        reply.
                    (asynchronous-functions)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: outstanding, the phone owes its completion  \
        <- this one
        """, () -> app.isRefusedWith(PhoneErr.NOMEM, () -> app.phoneSetData(hPhone, 1, bytes(7))));
  }

  @Test
  void isRefusedWith_ofAnErrorThePageDoesNotList() {
    opened();
    fails("""
        dialer: phoneSetData was to be refused with PHONEERR_BADDEVICEID, but returned request id 1
          call      phoneSetData hPhone=0x40010000 dwDataID=1 lpData=07
          page      that of phoneSetData does not list PHONEERR_BADDEVICEID, so it can never come
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: outstanding, the phone owes its completion  \
        <- this one
        """, () -> app.isRefusedWith(PhoneErr.BADDEVICEID, () -> app.phoneSetData(hPhone, 1, bytes(7))));
  }

  @Test
  void isRefusedWith_anotherError() {
    opened();
    fails("""
        dialer: phoneSetData was to be refused with PHONEERR_INVALDATAID, but returned PHONEERR_INVALPHONEHANDLE
          call      phoneSetData hPhone=0x0 dwDataID=1 lpData=07
          result    PHONEERR_INVALPHONEHANDLE (the phone handle is invalid)
          rule      phoneSetData: PHONEERR_INVALPHONEHANDLE unless the phone handle is open in this process.
                    (nf-tapi-phonesetdata)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
                    0x0 is no handle; was a phone opened before?
          requests  none
        """, () -> app.isRefusedWith(PhoneErr.INVALDATAID, () -> app.phoneSetData(0, 1, bytes(7))));
  }

  @Test
  void receivesInAnyOrder_ofAnotherError() {
    opened();
    int request = sends();
    app.advances(millis(20));
    fails("""
        dialer: PHONE_REPLY #1 PHONEERR_NOMEM was to be received, but is not among the next 1
          missing   1. PHONE_REPLY #1 PHONEERR_NOMEM
          instead   1. PHONE_REPLY #1 0
          waiting   1. PHONE_REPLY #1 0
          nearest   PHONE_REPLY #1 0: result 0 instead of PHONEERR_NOMEM (there is not enough memory)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet  <- this one
        """, () -> app.receivesInAnyOrder(reply(request).with(PhoneErr.NOMEM)));
  }

  @Test
  void receives_beforeTimeHasPassed() {
    opened();
    int request = sends();
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but nothing is there
          expected  1. PHONE_REPLY #1 0
          request   still outstanding at 0 ms
          try       app.advances(...) before, as long as the phone takes, or app.awaits(...)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: outstanding, the phone owes its completion  \
        <- this one
        """, () -> app.receives(reply(request)));
  }

  @Test
  void receives_aReplyThatCloseSuppressed() {
    opened();
    int request = sends();
    app.succeeds(() -> app.phoneClose(hPhone));
    app.advances(millis(50));
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but next is PHONE_CLOSE 0x40010000
          expected  1. PHONE_REPLY #1 0
          waiting   1. PHONE_CLOSE 0x40010000
          rule      C-55: A successful phoneClose ends the handle and suppresses the replies that are \
        outstanding on
                    it. (nf-tapi-phoneclose, closing-the-phone-device)
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneClose
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply was suppressed, and it was settled \
        at 0 ms  <- this one
        """, () -> app.receives(reply(request)));
  }

  @Test
  void receives_aReplyThatCloseSuppressed_whileThePhoneStaysOpen() {
    opened();
    app.opensAsMonitor(phone);
    int request = sends();
    app.succeeds(() -> app.phoneClose(hPhone));
    app.advances(millis(50));
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but next is PHONE_CLOSE 0x40010000
          expected  1. PHONE_REPLY #1 0
          waiting   1. PHONE_CLOSE 0x40010000
          rule      C-55: A successful phoneClose ends the handle and suppresses the replies that are \
        outstanding on
                    it. (nf-tapi-phoneclose, closing-the-phone-device)
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneClose
                    0x40010001 monitor of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply was suppressed, and it was settled \
        at 20 ms  <- this one
        """, () -> app.receives(reply(request)));
  }

  @Test
  void receives_anErrorInsteadOfSuccess() {
    phone.answers(setData(1)).with(PhoneErr.NOMEM);
    hPhone = app.opensAsOwner(phone);
    int request = sends();
    app.advances(millis(20));
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but next is PHONE_REPLY #1 PHONEERR_NOMEM
          expected  1. PHONE_REPLY #1 0
          waiting   1. PHONE_REPLY #1 PHONEERR_NOMEM
          nearest   PHONE_REPLY #1 PHONEERR_NOMEM: result PHONEERR_NOMEM (there is not enough memory) instead \
        of 0
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet  <- this one
        """, () -> app.receives(reply(request)));
  }

  @Test
  void receives_inAnotherOrder() {
    phone.answers(setData(1)).after(millis(30));
    phone.answers(setData(1)).after(millis(10));
    hPhone = app.opensAsOwner(phone);
    int first = sends();
    int second = sends();
    app.advances(millis(30));
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but next is PHONE_REPLY #2 0
          expected  1. PHONE_REPLY #1 0
                    2. PHONE_REPLY #2 0
          waiting   1. PHONE_REPLY #2 0
                    2. PHONE_REPLY #1 0
          order     PHONE_REPLY #1 0 is expected at 1 and waits at 2
                    PHONE_REPLY #2 0 is expected at 2 and waits at 1
          rule      C-47: A request may be made, and may complete, before an earlier one has completed; no \
        order is
                    promised. (life-cycle-of-a-telephony-service-provider)
          try       receivesInAnyOrder(...), unless the order is what is tested
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet  <- this one
                    #2 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
        """, () -> app.receives(reply(first), reply(second)));
  }

  @Test
  void receives_aStateAfterTheReply() {
    phone.answers(setLamp(12));
    hPhone = app.opensAsOwner(phone);
    app.succeeds(() -> app.phoneSetStatusMessages(hPhone, PHONESTATE_LAMP, 0, 0));
    int request = app.accepts(() -> app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    app.advances(millis(20));
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but next is PHONE_STATE 0x40010000 LAMP 12
          expected  1. PHONE_REPLY #1 0
                    2. PHONE_STATE 0x40010000 LAMP
          waiting   1. PHONE_STATE 0x40010000 LAMP 12
                    2. PHONE_REPLY #1 0
          order     PHONE_REPLY #1 0 is expected at 1 and waits at 2
                    PHONE_STATE 0x40010000 LAMP is expected at 2 and waits at 1
          ruling    O-06 replyAgainstStateChange: Which comes first, PHONE_REPLY or the PHONE_STATE that the \
        same
                    request caused?
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetLamp on 0x40010000, made at 0 ms: its reply is there and was not received yet  <- this one
        """, () -> app.receives(reply(request), state(hPhone, PHONESTATE_LAMP)));
  }

  @Test
  void receives_aStateThatTheMaskKeepsBack() {
    phone.answers(setLamp(12));
    hPhone = app.opensAsOwner(phone);
    int request = app.accepts(() -> app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    app.advances(millis(20));
    app.receives(reply(request));
    fails("""
        dialer: PHONE_STATE 0x40010000 LAMP 12 was to be received next, but nothing is there
          expected  1. PHONE_STATE 0x40010000 LAMP 12
          rule      C-61: PHONE_STATE goes to every handle, owner or monitor, whose mask has the bit. All \
        bits begin
                    off, except PHONESTATE_REINIT, which cannot be turned off. (phone-state)
          asked for nothing yet; phoneSetStatusMessages has not succeeded on 0x40010000
          try       succeeds(() -> app.phoneSetStatusMessages(...)) before it happens
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  #1 phoneSetLamp on 0x40010000, made at 0 ms: its reply was taken at 20 ms
        """, () -> app.receives(state(hPhone, PHONESTATE_LAMP).detail(12)));
  }

  @Test
  void receives_theSameReplyTwice() {
    opened();
    int request = sends();
    app.advances(millis(20));
    app.receives(reply(request));
    fails("""
        dialer: PHONE_REPLY #1 0 was to be received next, but nothing is there
          expected  1. PHONE_REPLY #1 0
          before    PHONE_REPLY #1 0 was received before
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply was taken at 20 ms  <- this one
        """, () -> app.receives(reply(request)));
  }

  @Test
  void receives_theReplyToAnotherApplicationsRequest() {
    opened();
    int request = sends();
    PhoneApp other = PhoneApp.start(emulator, "other");
    app.advances(millis(20));
    fails("""
        other: PHONE_REPLY #1 0 was to be received next, but nothing is there
          expected  1. PHONE_REPLY #1 0
          rule      C-44: A reply goes to the application that made the request and to no other. (tapi-messages)
          handles   none
          requests  #1 phoneSetData on 0x40010000 (dialer), made at 0 ms: completed at 20 ms, the reply waits \
         <- this one
        """, () -> other.receives(reply(request)));
  }

  @Test
  void receives_theReplyToARequestNobodyMade() {
    opened();
    fails("""
        dialer: PHONE_REPLY #9 0 was to be received next, but nothing is there
          expected  1. PHONE_REPLY #9 0
          request   no request has that id
          rule      C-42: An asynchronous call results in a negative error, and nothing follows, or in a \
        positive
                    request id, and one completion follows; it never results in 0. (asynchronous-functions,
                    synchronous-asynchronous-model, nc-tspi-async_completion)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  none
        """, () -> app.receives(reply(9)));
  }

  @Test
  void receivesInAnyOrder_namesTheMissingOne() {
    opened();
    int request = sends();
    app.advances(millis(20));
    fails("""
        dialer: PHONE_CLOSE 0x40010000 was to be received, but is not among the next 1
          missing   1. PHONE_CLOSE 0x40010000
          waiting   1. PHONE_REPLY #1 0
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
        """, () -> app.receivesInAnyOrder(reply(request), closed(hPhone)));
  }

  @Test
  void receivesNoReply_ofAReply() {
    opened();
    sends();
    app.advances(millis(20));
    fails("""
        dialer: no reply was to be received, but PHONE_REPLY #1 0 is there
          waiting   1. PHONE_REPLY #1 0
          rule      C-43: PHONE_REPLY carries the request id in dwParam1 and 0 or a negative error in \
        dwParam2, with
                    the application's instance value; hPhone and dwParam3 are unused, and no mask stops it.
                    (phone-reply)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet  <- this one
        """, app::receivesNoReply);
  }

  @Test
  void receivesNothing_afterItsOwnClose() {
    opened();
    app.succeeds(() -> app.phoneClose(hPhone));
    fails("""
        dialer: nothing was to be received, but PHONE_CLOSE 0x40010000 is there
          waiting   1. PHONE_CLOSE 0x40010000
          ruling    O-03 closeMessageAfterOwnClose: Does the application that called phoneClose get \
        PHONE_CLOSE for
                    that handle?
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneClose  <- this one
          requests  none
        """, app::receivesNothing);
  }

  @Test
  void receives_buttonOfAnotherState() {
    opened();
    app.succeeds(() -> app.phoneSetStatusMessages(
        hPhone, 0, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP));
    emulator.phone(0).press(5);
    fails("""
        dialer: PHONE_BUTTON 0x40010000 button 5 UP was to be received next, but next is PHONE_BUTTON \
        0x40010000 button 5 KEYPAD DOWN
          expected  1. PHONE_BUTTON 0x40010000 button 5 UP
          waiting   1. PHONE_BUTTON 0x40010000 button 5 KEYPAD DOWN
                    2. PHONE_BUTTON 0x40010000 button 5 KEYPAD UP
          order     PHONE_BUTTON 0x40010000 button 5 UP is expected at 1 and waits at 2
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  none
        """, () -> app.receives(button(hPhone, 5, PHONEBUTTONSTATE_UP)));
  }

  @Test
  void setData_thatNoScriptAnswers() {
    opened();
    fails("""
        scripted-phone was not told how to answer setData(2, 01 02)
          setData(1): data id 2 instead of 1  <- nearest
          tell it before the call: phone.answers(setData(2))
        """, () -> app.accepts(() -> app.phoneSetData(hPhone, 2, bytes(1, 2))));
  }

  @Test
  void accepts_ofALineError_decodesIt() {
    opened();
    fails("""
        dialer: the call was to be accepted, but returned LINEERR_RESOURCEUNAVAIL
          result    0x8000004B (0xFFFFFFFF8000004B in a 64-bit parameter) is LINEERR_RESOURCEUNAVAIL, an \
        error of
                    lines; a phone program gets PHONEERR_ codes, here PHONEERR_RESOURCEUNAVAIL (0x9000001F)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  none
        """, () -> app.accepts(() -> LINEERR_RESOURCEUNAVAIL));
  }

  @Test
  void lists_areToldFromTheirEnd() {
    opened();
    for (int i = 0; i < 30; i++) {
      app.succeeds(() -> app.phoneClose(hPhone));
      hPhone = app.opensAsOwner(phone);
    }
    AssertionError failure = assertThrows(AssertionError.class, () -> app.succeeds(() -> app.phoneClose(1)));
    assertTrue(failure.getMessage().contains("handles   (12 earlier ones)\n"), failure::getMessage);
  }
}
