package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.tapi.PhoneErr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What those are told, word for word, who write their first tests and mistake one thing for another. */
class NewcomerTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build());
  private final PhoneApp app = PhoneApp.start(emulator, "app");

  @AfterEach
  void close() {
    emulator.close();
  }

  private int opened() {
    phone.answers(setData(1)).always();
    return app.opensAsOwner(phone);
  }

  private static void fails(String text, Executable statement) {
    Throwable failure = assertThrows(Throwable.class, statement);
    assertEquals(text.stripTrailing(), failure.getMessage());
  }

  @Test
  void forgetsToOpen() {
    fails("""
        app: phoneSetData was to be accepted, but returned PHONEERR_INVALPHONEHANDLE
          call      phoneSetData hPhone=0x0 dwDataID=1 lpData=07
          result    PHONEERR_INVALPHONEHANDLE (the phone handle is invalid)
          rule      phoneSetData: PHONEERR_INVALPHONEHANDLE unless the phone handle is open in this process.
                    (nf-tapi-phonesetdata)
          handles   0x0 is no handle; was a phone opened before?
          requests  none
        """, () -> app.accepts(() -> app.phoneSetData(0, 1, bytes(7))));
  }

  @Test
  void closesTheApplicationInsteadOfThePhone() {
    opened();
    fails("""
        app: phoneClose was to succeed, but returned PHONEERR_INVALPHONEHANDLE
          call      phoneClose hPhone=0x10000
          result    PHONEERR_INVALPHONEHANDLE (the phone handle is invalid)
          rule      phoneClose: PHONEERR_INVALPHONEHANDLE unless the phone handle is open in this process.
                    (nf-tapi-phoneclose)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
                    0x10000 was never opened; it is the handle of an application, not of a phone
          requests  none
        """, () -> app.succeeds(() -> app.phoneClose(app.hPhoneApp())));
  }

  @Test
  void takesTheHandleForTheRequest() {
    int hPhone = opened();
    app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    app.advances(millis(20));
    fails("""
        app: PHONE_REPLY #0x40010000 0 was to be received next, but next is PHONE_REPLY #1 0
          expected  1. PHONE_REPLY #0x40010000 0
          waiting   1. PHONE_REPLY #1 0
          nearest   PHONE_REPLY #1 0: request 1 instead of 0x40010000
          request   0x40010000 is a phone handle; the id is what accepts(...) has returned
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
        """, () -> app.receives(reply(hPhone)));
  }

  @Test
  void takesTheRequestForTheHandle() {
    int hPhone = opened();
    int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    app.succeeds(() -> app.phoneClose(hPhone));
    fails("""
        app: PHONE_CLOSE 0x1 was to be received next, but next is PHONE_CLOSE 0x40010000
          expected  1. PHONE_CLOSE 0x1
          waiting   1. PHONE_CLOSE 0x40010000
          nearest   PHONE_CLOSE 0x40010000: handle 0x40010000 instead of 0x1
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneClose
                    0x1 was never opened; it is the id of a request
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply was suppressed, and it was settled \
        at 0 ms
        """, () -> app.receives(closed(request)));
  }

  @Test
  void ordersAsAMonitor() {
    int hPhone = app.opensAsMonitor(phone);
    PhoneApp owner = PhoneApp.start(emulator, "switchboard");
    owner.opensAsOwner(phone);
    fails("""
        app: phoneSetData was to be accepted, but returned PHONEERR_NOTOWNER
          call      phoneSetData hPhone=0x40010000 dwDataID=1 lpData=07
          result    PHONEERR_NOTOWNER (the application does not own the phone)
          rule      phoneSetData: PHONEERR_NOTOWNER unless the handle owns the phone. (nf-tapi-phonesetdata)
          handles   0x40010000 monitor of phone 0, opened at 0 ms, open  <- this one
                    0x40010001 owner of phone 0 (switchboard), opened at 0 ms, open
          requests  none
        """, () -> app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7))));
  }

  @Test
  void opensWhatAnotherOwns() {
    PhoneApp.start(emulator, "switchboard").opensAsOwner(phone);
    fails("""
        app: phoneOpen was to succeed, but returned PHONEERR_INUSE
          call      phoneOpen hPhoneApp=0x10000 dwDeviceID=0 dwAPIVersion=2.2 dwCallbackInstance=0x10000
                    dwPrivilege=OWNER
          result    PHONEERR_INUSE (the device is in use)
          rule      phoneOpen: PHONEERR_INUSE unless nobody else owns the phone (ruling secondOwner).
                    (nf-tapi-phoneopen)
          handles   0x40010000 owner of phone 0 (switchboard), opened at 0 ms, open
          requests  none
        """, () -> app.opensAsOwner(phone));
  }

  @Test
  void looksTooEarly() {
    int hPhone = opened();
    int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    app.advances(millis(19));
    fails("""
        app: PHONE_REPLY #1 0 was to be received next, but nothing is there
          expected  1. PHONE_REPLY #1 0
          request   still outstanding at 19 ms
          try       app.advances(...) before, as long as the phone takes, or app.awaits(...)
          handles   0x40010000 owner of phone 0, opened at 0 ms, open
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: outstanding, the phone owes its completion  \
        <- this one
        """, () -> app.receives(reply(request)));
  }

  @Test
  void goesOnAfterShuttingDown() {
    app.succeeds(app::phoneShutdown);
    fails("""
        app: phoneNegotiateAPIVersion was to succeed, but returned PHONEERR_UNINITIALIZED
          call      phoneNegotiateAPIVersion hPhoneApp=0x10000 dwDeviceID=0 dwAPILowVersion=1.3 dwAPIHighVersion=2.2
                    lpExtensionID=NULL
          result    PHONEERR_UNINITIALIZED (no application has initialised the phone API)
          rule      phoneNegotiateAPIVersion: PHONEERR_UNINITIALIZED unless an application has initialised.
                    (nf-tapi-phonenegotiateapiversion)
          app       0x10000 ended at 0 ms by phoneShutdown; nothing comes to it any more
          handles   none
          requests  none
        """, () -> app.opensAsOwner(phone));
    fails("""
        app: PHONE_REMOVE device 0 was to be received next, but nothing is there
          expected  1. PHONE_REMOVE device 0
          app       0x10000 ended at 0 ms by phoneShutdown; nothing comes to it any more
          handles   none
          requests  none
        """, () -> app.receives(removal(0)));
  }

  @Test
  void asksForOtherStatesThanItExpects() {
    int hPhone = opened();
    app.succeeds(() -> app.phoneSetStatusMessages(
        hPhone, PHONESTATE_HANDSETHOOKSWITCH, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
    emulator.phone(0).lift(PHONEHOOKSWITCHDEV_HANDSET);
    fails("""
        app: PHONE_STATE 0x40010000 LAMP was to be received next, but next is PHONE_STATE 0x40010000 \
        HANDSETHOOKSWITCH 8
          expected  1. PHONE_STATE 0x40010000 LAMP
          waiting   1. PHONE_STATE 0x40010000 HANDSETHOOKSWITCH 8
          nearest   PHONE_STATE 0x40010000 HANDSETHOOKSWITCH 8: states HANDSETHOOKSWITCH instead of LAMP
          rule      C-61: PHONE_STATE goes to every handle, owner or monitor, whose mask has the bit. All \
        bits begin
                    off, except PHONESTATE_REINIT, which cannot be turned off. (phone-state)
          asked for states HANDSETHOOKSWITCH; buttons KEYPAD DOWN
          try       succeeds(() -> app.phoneSetStatusMessages(...)) before it happens
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  none
        """, () -> app.receives(state(hPhone, PHONESTATE_LAMP)));
  }

  @Test
  void expectsButtonsWithoutHavingAskedForThem() {
    int hPhone = opened();
    emulator.phone(0).press(5);
    fails("""
        app: PHONE_BUTTON 0x40010000 button 5 DOWN was to be received next, but nothing is there
          expected  1. PHONE_BUTTON 0x40010000 button 5 DOWN
          rule      C-62: phoneSetStatusMessages sets the masks of states, button modes and button states; button
                    states are ignored without button modes, and with them need at least one bit.
                    (nf-tapi-phonesetstatusmessages)
          asked for nothing yet; phoneSetStatusMessages has not succeeded on 0x40010000
          try       succeeds(() -> app.phoneSetStatusMessages(...)) before it happens
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  none
        """, () -> app.receives(button(hPhone, 5, PHONEBUTTONSTATE_DOWN)));
  }

  @Test
  void expectsNewsOfAHandleThatIsClosed() {
    int hPhone = opened();
    app.succeeds(() -> app.phoneClose(hPhone));
    app.receives(closed(hPhone));
    fails("""
        app: PHONE_STATE 0x40010000 LAMP was to be received next, but nothing is there
          expected  1. PHONE_STATE 0x40010000 LAMP
          rule      C-36: A phone handle is valid from a successful phoneOpen until phoneClose succeeds, PHONE_CLOSE
                    was sent for it, or phoneShutdown closed it. (nf-tapi-phoneclose, phone-close,
                    nf-tapi-phoneshutdown, nf-tspi-tspi_phoneopen)
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneClose  <- this one
          requests  none
        """, () -> app.receives(state(hPhone, PHONESTATE_LAMP)));
  }

  @Test
  void expectsTheWrongOneOfTwo() {
    int hPhone = opened();
    app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    int second = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    app.advances(millis(20));
    fails("""
        app: PHONE_CLOSE 0x40010000 was to be received, but is not among the next 2
          missing   1. PHONE_CLOSE 0x40010000
          instead   1. PHONE_REPLY #1 0
          waiting   1. PHONE_REPLY #1 0
                    2. PHONE_REPLY #2 0
          handles   0x40010000 owner of phone 0, opened at 0 ms, open  <- this one
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
                    #2 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
        """, () -> app.receivesInAnyOrder(reply(second), closed(hPhone)));
    emulator.phone(0).forceClose();
    fails("""
        app: PHONE_CLOSE 0x40010000 was to be received, but is not among the next 2
          missing   1. PHONE_CLOSE 0x40010000
          instead   1. PHONE_REPLY #1 0
          waiting   1. PHONE_REPLY #1 0
                    2. PHONE_REPLY #2 0
                    3. PHONE_CLOSE 0x40010000
          order     it comes later, after others that are not expected here
          handles   0x40010000 owner of phone 0, opened at 0 ms, closed at 20 ms by the phone  <- this one
          requests  #1 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
                    #2 phoneSetData on 0x40010000, made at 0 ms: its reply is there and was not received yet
        """, () -> app.receivesInAnyOrder(reply(second), closed(hPhone)));
  }

  @Test
  void expectsNoMessageByExpectingNone() {
    String text = "no message is expected here; say receivesNothing() when that is meant";
    fails(text, app::receives);
    fails(text, app::receivesInAnyOrder);
    fails("an expected message", () -> app.receives((ExpectedMessage) null));
  }

  @Test
  void opensAPhoneThatIsGone() {
    emulator.phone(0).remove();
    app.receives(removal(0));
    app.isRefusedWith(PhoneErr.NODEVICE, () -> app.tapi().phoneNegotiateAPIVersion(
        app.hPhoneApp(), app.idOf(phone), TAPI_VERSION_1_3, TAPI_VERSION_2_2,
        new IntHolder(), null));
    assertEquals(1, emulator.addPhone(phone));
    assertEquals(1, app.idOf(phone), "the one that is there");
    fails("that scripted phone is not one of this emulator's; name it in its configuration",
        () -> app.opensAsOwner(new ScriptedPhone()));
  }
}
