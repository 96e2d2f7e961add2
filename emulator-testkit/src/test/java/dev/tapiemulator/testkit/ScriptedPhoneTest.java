package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.ViolationFailure;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A phone does what it was told, when it was told, and nothing else. */
class ScriptedPhoneTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build());
  private final PhoneApp app = PhoneApp.start(emulator, "dialer");
  private final int hPhone = app.opensAsOwner(phone);

  @AfterEach
  void close() {
    emulator.close();
  }

  private int sends(int dataId, int... payload) {
    return app.accepts(() -> app.phoneSetData(hPhone, dataId, bytes(payload)));
  }

  private static String refusal(Executable statement) {
    return assertThrows(IllegalArgumentException.class, statement).getMessage();
  }

  @Test
  void answer_takesTheOrdinaryTimeUnlessTold() {
    phone.answers(setData(1));
    int request = sends(1, 7);
    app.advances(millis(19));
    app.receivesNothing();
    app.advances(millis(1));
    app.receives(reply(request));
    assertEquals(7, emulator.phone(0).received(1).orElseThrow()[0]);
  }

  @Test
  void after_zero_isTheNextMomentAndNotTheCall() {
    phone.answers(setData(1)).after(millis(0));
    int request = sends(1, 7);
    app.receivesNothing();
    app.advances(millis(0));
    app.receives(reply(request));
  }

  @Test
  void completesInsideTheCall_hasTheReplyWaiting() {
    phone.answers(setData(1)).completesInsideTheCall();
    phone.answers(setLamp(12)).completesInsideTheCall().with(PhoneErr.NOMEM);
    int data = sends(1, 7);
    app.receives(reply(data));
    int lamp = app.accepts(() -> app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_FLASH));
    app.receives(reply(lamp).with(PhoneErr.NOMEM));
    assertEquals(PHONELAMPMODE_OFF, emulator.phone(0).lampMode(12));
  }

  @Test
  void neverCompletes_isSettledByTheClose() {
    phone.answers(setData(1)).neverCompletes();
    sends(1, 7);
    emulator.runUntilIdle();
    app.receivesNothing();
    app.succeeds(() -> app.phoneClose(hPhone));
    app.receivesNoReply();
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void close_settlesWhatIsOwedInTheMiddleOfItsTime() {
    phone.answers(setData(1)).after(millis(20)).times(2);
    sends(1, 7);
    app.advances(millis(10));
    sends(1, 8);
    app.succeeds(() -> app.phoneClose(hPhone));
    app.advances(millis(50));
    app.receivesNoReply();
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void forceCloses_completesItsOwnAndFailsTheRest() {
    phone.answers(setData(1)).neverCompletes();
    phone.answers(setData(2)).after(millis(5)).forceCloses();
    int forgotten = sends(1, 7);
    int last = sends(2, 7);
    app.advances(millis(5));
    app.receives(reply(last), reply(forgotten).with(PhoneErr.OPERATIONFAILED), closed(hPhone));
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void forceCloses_insideTheCall_comesAfterTheReply() {
    phone.answers(setData(1)).completesInsideTheCall().forceCloses();
    int request = sends(1, 7);
    app.receives(reply(request), closed(hPhone));
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void removes_takesThePhoneAwayForGood() {
    phone.answers(setData(1)).removes();
    int request = sends(1, 7);
    app.advances(millis(20));
    app.receives(reply(request), closed(hPhone), removal(0));
  }

  @Test
  void reports_whateverElseHappened() {
    phone.answers(setData(1)).reports(port -> port.devSpecific(1, 2, 3));
    int request = sends(1, 7);
    app.advances(millis(20));
    app.receives(reply(request), devSpecificMessage(hPhone, 1, 2, 3));
  }

  @Test
  void refuses_atOnce() {
    phone.answers(setData(1)).refuses(PhoneErr.RESOURCEUNAVAIL);
    app.isRefusedWith(PhoneErr.RESOURCEUNAVAIL, () -> app.phoneSetData(hPhone, 1, bytes(7)));
    phone.answers(setLamp(12)).refuses(PhoneErr.NOMEM);
    app.isRefusedWith(PhoneErr.NOMEM, () -> app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_OFF));
    app.receivesNothing();
  }

  @Test
  void effects_showAndAreAnnounced() {
    phone.answers(anything()).completesInsideTheCall().always();
    app.succeeds(() -> app.phoneSetStatusMessages(
        hPhone, PHONESTATE_DISPLAY | PHONESTATE_RINGMODE | PHONESTATE_SPEAKERVOLUME, 0, 0));
    int text = app.accepts(() -> app.phoneSetDisplay(hPhone, 0, 0, bytes('H', 'i')));
    app.receives(state(hPhone, PHONESTATE_DISPLAY), reply(text));
    int ring = app.accepts(() -> app.phoneSetRing(hPhone, 2, 0x8000));
    app.receives(state(hPhone, PHONESTATE_RINGMODE).detail(2), reply(ring));
    int volume = app.accepts(() -> app.phoneSetVolume(hPhone, PHONEHOOKSWITCHDEV_SPEAKER, 5));
    app.receives(state(hPhone, PHONESTATE_SPEAKERVOLUME), reply(volume));
    app.accepts(() -> app.phoneSetGain(hPhone, PHONEHOOKSWITCHDEV_SPEAKER, 6));
    app.accepts(() -> app.phoneSetHookSwitch(
        hPhone, PHONEHOOKSWITCHDEV_SPEAKER | PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_MIC));
    assertEquals("Hi", emulator.phone(0).displayText().strip());
    assertEquals(2, emulator.phone(0).ringMode());
    IntHolder devices = new IntHolder();
    app.succeeds(() -> app.tapi().phoneGetHookSwitch(hPhone, devices));
    assertEquals(PHONEHOOKSWITCHDEV_SPEAKER | PHONEHOOKSWITCHDEV_HANDSET, devices.value);
  }

  @Test
  void setButtonInfo_relabels() {
    phone.answers(setButtonInfo(3)).completesInsideTheCall();
    ByteBuffer info = ByteBuffer.allocate(256);
    new PhoneButtonInfo().wrap(info).dwTotalSize(256).dwButtonMode(PHONEBUTTONMODE_KEYPAD);
    app.accepts(() -> app.tapi().phoneSetButtonInfo(hPhone, 3, info));
    assertEquals(PHONEBUTTONMODE_KEYPAD, phone.buttonInfo(3).map(ButtonInfo::mode).orElseThrow());
  }

  @Test
  void getData_givesWhatItWasTold() {
    phone.answers(getData(2)).gives(bytes(9, 8, 7));
    phone.answers(getData(2)).with(PhoneErr.INVALPHONESTATE);
    ByteBuffer two = ByteBuffer.allocate(2);
    app.succeeds(() -> app.phoneGetData(hPhone, 2, two));
    assertEquals(bytes(9, 8), two);
    app.isRefusedWith(PhoneErr.INVALPHONESTATE, () -> app.phoneGetData(hPhone, 2, two));
  }

  @Test
  void devSpecific_writesBackWithSuccessOnly() {
    phone.answers(devSpecific()).gives(bytes(1, 2));
    ByteBuffer params = bytes(5, 5, 5);
    int request = app.accepts(() -> app.phoneDevSpecific(hPhone, params));
    app.awaits(reply(request));
    assertEquals(bytes(1, 2, 5), params);
  }

  @Test
  void plannedLatency_isKeptTo() {
    phone.answers(setData(1));
    emulator.addFault(Fault.parse("LATENCY,phoneSetData,*,1,0,50"));
    int request = sends(1, 7);
    app.advances(millis(49));
    app.receivesNothing();
    app.advances(millis(1));
    app.receives(reply(request));
  }

  @Test
  void answers_areUsedInTheirOrder_theFirstThatFits() {
    phone.answers(setData(1, bytes(1))).with(PhoneErr.NOMEM);
    phone.answers(setData(1).where("longer than 1", order -> order.payload().length > 1)).with(PhoneErr.INVALPHONESTATE);
    phone.answers(setLamp(12, PHONELAMPMODE_OFF));
    phone.answers(setData(1)).times(2);
    app.awaits(reply(sends(1, 5)));
    app.awaits(reply(sends(1, 1)).with(PhoneErr.NOMEM));
    app.awaits(reply(sends(1, 5, 6)).with(PhoneErr.INVALPHONESTATE));
    app.awaits(reply(sends(1, 1)));
    assertEquals("[setData(1, 05), setData(1, 01), setData(1, 05 06), setData(1, 01)]", phone.orders().toString());
    assertEquals("[setLamp(12, 2)]", phone.unused().toString());
  }

  @Test
  void unscripted_outsideOfAPhoneApp_isAViolationWithTheNearMiss() {
    ViolationFailure failure = assertThrows(
        ViolationFailure.class, () -> app.tapi().phoneSetLamp(hPhone, 12, PHONELAMPMODE_OFF));
    assertEquals(DeviceViolation.EXCEPTION, failure.violation().kind());
    assertEquals("""
        scripted-phone was not told how to answer setLamp(12, 2)
          it was told nothing at all
          tell it before the call: phone.answers(setLamp(12))""",
        assertInstanceOf(UnscriptedOrder.class, failure.getCause()).getMessage());
    assertEquals(1, phone.unanswered().size());
  }

  @Test
  void unscripted_tellsTheNearestAndWhyItDoesNotFit() {
    phone.answers(setLamp(12));
    phone.answers(setData(1)).times(2);
    phone.answers(setData(2, bytes(1, 2)));
    phone.answers(setData(2).where("empty", order -> order.payload().length == 0));
    sends(1, 1);
    sends(1, 1);
    AssertionError failure = assertThrows(UnscriptedOrder.class, () -> sends(2, 1, 3));
    assertEquals("""
        scripted-phone was not told how to answer setData(2, 01 03)
          setLamp(12): another function
          setData(1): answered before; data id 2 instead of 1
          setData(2, 01 02): 03 instead of 02 at offset 1  <- nearest
          setData(2) empty: not empty
          tell it before the call: phone.answers(setData(2))""", failure.getMessage());
    failure = assertThrows(UnscriptedOrder.class, () -> sends(1, 1));
    assertEquals("  setData(1): has answered 2 times already; say times(3) or always()  <- nearest",
        failure.getMessage().split("\n")[2]);
  }

  @Test
  void inOrder_failsWhatComesTooEarly() {
    phone.inOrder();
    phone.answers(setData(1));
    phone.answers(setData(2));
    AssertionError failure = assertThrows(UnscriptedOrder.class, () -> sends(2, 1));
    assertEquals("""
        scripted-phone was not told how to answer setData(2, 01)
          setData(1): data id 2 instead of 1
          setData(2): would fit, but the answers before it come first  <- nearest
          tell it before the call: phone.answers(setData(2))""", failure.getMessage());
    sends(1, 1);
    sends(2, 1);
  }

  @Test
  void answers_thatContradictThemselves_areRefused() {
    assertEquals("setData(1): refuses and after contradict each other",
        refusal(() -> phone.answers(setData(1)).refuses(PhoneErr.NOMEM).after(millis(3))));
    assertEquals("setData(1): with and refuses contradict each other",
        refusal(() -> phone.answers(setData(1)).with(PhoneErr.NOMEM).refuses(PhoneErr.NOMEM)));
    assertEquals("devSpecific(): gives and refuses contradict each other",
        refusal(() -> phone.answers(devSpecific()).gives(bytes(1)).refuses(PhoneErr.NOMEM)));
    assertEquals("setData(1): completesInsideTheCall and after contradict each other",
        refusal(() -> phone.answers(setData(1)).completesInsideTheCall().after(millis(3))));
    assertEquals("setData(1): after and completesInsideTheCall contradict each other",
        refusal(() -> phone.answers(setData(1)).after(millis(3)).completesInsideTheCall()));
    assertEquals("setData(1): forceCloses and removes contradict each other",
        refusal(() -> phone.answers(setData(1)).forceCloses().removes()));
    assertEquals("setData(1): times and always contradict each other",
        refusal(() -> phone.answers(setData(1)).times(2).always()));
    phone.answers(setData(1)).refuses(PhoneErr.NOMEM).times(2);
    phone.answers(setData(1)).neverCompletes().always();
  }

  @Test
  void answers_thatAreNeverComplete_haveNothingThatComesWithCompletion() {
    assertEquals("setData(1): neverCompletes and with contradict each other",
        refusal(() -> phone.answers(setData(1)).neverCompletes().with(PhoneErr.NOMEM)));
    assertEquals("setData(1): neverCompletes and forceCloses contradict each other",
        refusal(() -> phone.answers(setData(1)).neverCompletes().forceCloses()));
    assertEquals("setData(1): removes and neverCompletes contradict each other",
        refusal(() -> phone.answers(setData(1)).removes().neverCompletes()));
    assertEquals("setData(1): neverCompletes and reports contradict each other",
        refusal(() -> phone.answers(setData(1)).neverCompletes().reports(port -> { })));
    assertEquals("devSpecific(): neverCompletes and gives contradict each other",
        refusal(() -> phone.answers(devSpecific()).neverCompletes().gives(bytes(1))));
    assertEquals("setData(1): neverCompletes and after contradict each other",
        refusal(() -> phone.answers(setData(1)).neverCompletes().after(millis(1))));
  }

  @Test
  void answers_saidTwice_areRefused() {
    assertEquals("setData(1): with is said twice; a second order takes a second answer",
        refusal(() -> phone.answers(setData(1)).with(PhoneErr.NOMEM).with(PhoneErr.OPERATIONFAILED)));
    assertEquals("setData(1): after is said twice; a second order takes a second answer",
        refusal(() -> phone.answers(setData(1)).after(millis(1)).after(millis(2))));
    assertEquals("setData(1): refuses is said twice; a second order takes a second answer",
        refusal(() -> phone.answers(setData(1)).refuses(PhoneErr.NOMEM).refuses(PhoneErr.NOMEM)));
    assertEquals("setData(1): times is said twice; a second order takes a second answer",
        refusal(() -> phone.answers(setData(1)).times(2).times(3)));
  }

  @Test
  void answers_thatHaveBeenGiven_areNotChanged() {
    Answer answer = phone.answers(setData(1)).times(2);
    sends(1, 7);
    assertEquals("setData(1): it has been given already; tell what the next is answered by phone.answers(setData(1))",
        refusal(() -> answer.with(PhoneErr.NOMEM)));
  }

  @Test
  void answers_toGetData_areGivenInsideTheCall() {
    String said = "getData(1): it is answered inside the call, so there is nothing to say with ";
    assertEquals(said + "after", refusal(() -> phone.answers(getData(1)).after(millis(5))));
    assertEquals(said + "completesInsideTheCall", refusal(() -> phone.answers(getData(1)).completesInsideTheCall()));
    assertEquals(said + "neverCompletes", refusal(() -> phone.answers(getData(1)).neverCompletes()));
    assertEquals(said + "forceCloses", refusal(() -> phone.answers(getData(1)).forceCloses()));
    assertEquals(said + "removes", refusal(() -> phone.answers(getData(1)).removes()));
    assertEquals(said + "reports", refusal(() -> phone.answers(getData(1)).reports(port -> { })));
  }

  @Test
  void answers_outOfRange_areRefused() {
    assertEquals("setData(1): an answer is given at least once, not 0 times",
        refusal(() -> phone.answers(setData(1)).times(0)));
    assertEquals("setData(1) gives nothing back; getData and devSpecific do",
        refusal(() -> phone.answers(setData(1)).gives(bytes(1))));
    String time = "setData(1): a phone takes whole milliseconds, 0 or more, and not ";
    assertEquals(time + "PT-0.001S", refusal(() -> phone.answers(setData(1)).after(millis(-1))));
    assertEquals(time + "PT0.0005S", refusal(() -> phone.answers(setData(1)).after(Duration.ofNanos(500_000))));
    assertEquals(time + "PT2562047788015215H30M7S",
        refusal(() -> phone.answers(setData(1)).after(Duration.ofSeconds(Long.MAX_VALUE))));
    assertEquals("setData(1): 0 is no error to refuse with", refusal(() -> phone.answers(setData(1)).refuses(0)));
    assertEquals("300 is no byte; expected 0..255", refusal(() -> bytes(1, 300)));
    assertEquals("-129 is no byte; expected 0..255", refusal(() -> bytes(-129)));
    assertEquals(bytes(0xFF, 0x80), bytes(-1, -128));
  }

  @Test
  void reports_severalThingsInTheirOrder() {
    phone.answers(setData(1))
        .reports(port -> port.devSpecific(1, 1, 1)).reports(port -> port.devSpecific(2, 2, 2));
    int request = sends(1, 7);
    app.awaits(reply(request));
    app.receives(devSpecificMessage(hPhone, 1, 1, 1), devSpecificMessage(hPhone, 2, 2, 2));
  }

  @Test
  void where_takesSeveralConditions_andOneThatThrowsIsNotMet() {
    phone.answers(setData(1)
        .where("with 1 first", order -> order.payload()[0] == 1)
        .where("with 2 then", order -> order.payload()[1] == 2));
    AssertionError failure = assertThrows(UnscriptedOrder.class, () -> sends(1, 3));
    assertEquals("  setData(1) with 1 first, with 2 then: not with 1 first, not with 2 then, since looking threw"
        + " java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1  <- nearest",
        failure.getMessage().split("\n")[1]);
    sends(1, 1, 2);
    assertThrows(NullPointerException.class, () -> setData(1).where(null, order -> true));
  }

  @Test
  void answers_thatNoPhoneMayGive_areRefused() {
    assertEquals("setData(1): the page of phoneSetData does not list PHONEERR_BADDEVICEID",
        refusal(() -> phone.answers(setData(1)).with(PhoneErr.BADDEVICEID)));
    assertEquals("0x80000048 (0xFFFFFFFF80000048 in a 64-bit parameter) is LINEERR_OPERATIONFAILED, an error of lines; "
        + "a phone program gets PHONEERR_ codes, here PHONEERR_OPERATIONFAILED (0x9000001C)",
        refusal(() -> phone.answers(setData(1)).with(LINEERR_OPERATIONFAILED)));
    assertEquals("0x5 is neither 0 nor an error: request id 5",
        refusal(() -> phone.answers(setData(1)).refuses(5)));
    assertEquals(PhoneFunction.PHONE_SET_DATA, setData(1).function());
  }

  @Test
  void stateHash_isNone() {
    assertEquals(OptionalLong.empty(), phone.stateHash());
  }

  @Test
  void reset_makesThePhoneAsNew() {
    phone.inOrder().answers(setData(1)).always();
    sends(1, 1);
    assertThrows(UnscriptedOrder.class, () -> sends(2, 1));
    emulator.reset();
    assertEquals(List.of(), phone.orders());
    assertEquals(List.of(), phone.unanswered());
    PhoneApp again = PhoneApp.start(emulator, "again");
    int handle = again.opensAsOwner(phone);
    assertThrows(UnscriptedOrder.class, () -> again.accepts(() -> again.phoneSetData(handle, 1, bytes(1))));
    phone.answers(setLamp(12));
    phone.answers(setData(1));
    again.awaits(reply(again.accepts(() -> again.phoneSetData(handle, 1, bytes(1)))));
  }
}
