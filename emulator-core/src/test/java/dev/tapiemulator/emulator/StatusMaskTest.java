package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.spi.DevicePort.SPONTANEOUS;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Masks and the parameters of PHONE_STATE (C-22, C-60 to C-63, C-66, O-09, O-11, O-21). */
class StatusMaskTest {

  private static final int EVERYTHING = (PHONESTATE_REMOVED << 1) - 1;
  private static final int HANDSET = PHONEHOOKSWITCHDEV_HANDSET;
  private static final int SPEAKER = PHONEHOOKSWITCHDEV_SPEAKER;
  private static final int HEADSET = PHONEHOOKSWITCHDEV_HEADSET;

  private final EchoPhone phone = new EchoPhone(0);
  private final Emulator emulator =
      TestEmulator.create(EmulatorConfig.builder().phone(phone).phone(new HandPhone()).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final TestApp other = new TestApp(emulator, "watcher");

  private List<Integer> masks(int hPhone) {
    IntHolder states = new IntHolder();
    IntHolder modes = new IntHolder();
    IntHolder buttonStates = new IntHolder();
    succeed(app.tapi.phoneGetStatusMessages(hPhone, states, modes, buttonStates));
    return List.of(states.value, modes.value, buttonStates.value);
  }

  @Test
  void everythingIsOffAtFirst() {
    int hPhone = app.owner(0);
    assertEquals(List.of(0, 0, 0), masks(hPhone));
    emulator.phone(0).press(3);
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    assertEquals(List.of("REPLY 1 0"), app.words());
  }

  @Test
  void phoneGetStatusMessages_readsBackWhatWasSet() {
    int hPhone = app.owner(0);
    succeed(app.tapi.phoneSetStatusMessages(
        hPhone, PHONESTATE_LAMP | PHONESTATE_REINIT, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_UP));
    assertEquals(List.of(PHONESTATE_LAMP | PHONESTATE_REINIT, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_UP),
        masks(hPhone));
    succeed(app.tapi.phoneSetStatusMessages(hPhone, 0, 0, 0xFFFF));
    assertEquals(List.of(0, 0, 0), masks(hPhone), "button states are ignored without button modes");
  }

  @Test
  void phoneSetStatusMessages_refusesUndefinedBitsAndChangesNothing() {
    int hPhone = app.owner(0);
    app.listen(hPhone, PHONESTATE_LAMP);
    assertEquals(PHONEERR_INVALPHONESTATE, app.tapi.phoneSetStatusMessages(hPhone, EVERYTHING + 1, 0, 0));
    assertEquals(PHONEERR_INVALBUTTONMODE, app.tapi.phoneSetStatusMessages(hPhone, 0, 0x40, 1));
    assertEquals(
        PHONEERR_INVALBUTTONSTATE, app.tapi.phoneSetStatusMessages(hPhone, 0, PHONEBUTTONMODE_KEYPAD, 0x10));
    assertEquals(PHONEERR_INVALBUTTONSTATE, app.tapi.phoneSetStatusMessages(hPhone, 0, PHONEBUTTONMODE_KEYPAD, 0));
    assertEquals(List.of(PHONESTATE_LAMP, 0, 0), masks(hPhone));
  }

  @Test
  void aBitThePhoneNeverReportsIsAccepted() {
    int hPhone = app.owner(1);
    succeed(app.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_DISPLAY, PHONEBUTTONMODE_DISPLAY,
        PHONEBUTTONSTATE_UNKNOWN));
    assertEquals(List.of(PHONESTATE_DISPLAY, PHONEBUTTONMODE_DISPLAY, PHONEBUTTONSTATE_UNKNOWN), masks(hPhone));
  }

  @Test
  void masksBelongToTheHandle() {
    int first = app.monitor(0);
    int second = app.monitor(0);
    app.listen(first, PHONESTATE_SUSPEND);
    app.listen(second, PHONESTATE_RESUME);
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertEquals(
        List.of(
            new Message(first, PHONE_STATE, app.hPhoneApp, PHONESTATE_SUSPEND, 0, 0),
            new Message(second, PHONE_STATE, app.hPhoneApp, PHONESTATE_RESUME, 0, 0)),
        app.messages());
  }

  @Test
  void ofOneEventTheOldestHandleHearsFirst() {
    int first = app.monitor(0);
    int second = app.monitor(0);
    app.listen(second, PHONESTATE_SUSPEND);
    app.listen(first, PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    assertEquals(List.of(first, second), app.messages().stream().map(Message::hDevice).toList());
  }

  @Test
  void masksStartAnewWithEveryOpening() {
    int hPhone = app.monitor(0);
    app.listen(hPhone, EVERYTHING);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of(0, 0, 0), masks(app.monitor(0)));
  }

  @Test
  void reinitCannotBeTurnedOff() {
    int hPhone = app.monitor(0);
    app.listen(hPhone, PHONESTATE_REINIT);
    app.listen(hPhone, 0);
    emulator.reconfigure();
    assertEquals(List.of("STATE REINIT"), app.words());
  }

  @Test
  void theDetailIsTheLampTheRingModeOrTheHookSwitchMode() {
    int hPhone = app.owner(0);
    other.listen(other.monitor(0), EVERYTHING);
    accepted(app.tapi.phoneSetLamp(hPhone, 13, PHONELAMPMODE_FLASH));
    accepted(app.tapi.phoneSetRing(hPhone, 2, 0xFFFF));
    accepted(app.tapi.phoneSetHookSwitch(hPhone, HANDSET, PHONEHOOKSWITCHMODE_MIC));
    accepted(app.tapi.phoneSetHookSwitch(hPhone, SPEAKER, PHONEHOOKSWITCHMODE_MICSPEAKER));
    emulator.phone(0).lift(HEADSET);
    assertEquals(
        List.of(
            "STATE LAMP 13", "STATE RINGMODE 2", "STATE HANDSETHOOKSWITCH " + PHONEHOOKSWITCHMODE_MIC,
            "STATE SPEAKERHOOKSWITCH " + PHONEHOOKSWITCHMODE_MICSPEAKER,
            "STATE HEADSETHOOKSWITCH " + PHONEHOOKSWITCHMODE_MICSPEAKER),
        other.words());
  }

  @Test
  void allOtherBitsHaveNoDetail() {
    int hPhone = app.owner(0);
    other.listen(other.monitor(0), EVERYTHING);
    accepted(app.tapi.phoneSetDisplay(hPhone, 0, 0, bytes('H', 'i'), 2));
    accepted(app.tapi.phoneSetRing(hPhone, 0, 0x1234));
    accepted(app.tapi.phoneSetVolume(hPhone, HANDSET, 0x1111));
    accepted(app.tapi.phoneSetGain(hPhone, SPEAKER, 0x2222));
    emulator.phone(0).turnVolume(SPEAKER, 0x3333);
    emulator.phone(0).unplug();
    emulator.phone(0).plugIn();
    assertEquals(
        List.of(
            "STATE DISPLAY", "STATE RINGVOLUME", "STATE HANDSETVOLUME", "STATE SPEAKERGAIN", "STATE SPEAKERVOLUME",
            "STATE DISCONNECTED", "STATE CONNECTED"),
        other.words());
  }

  @Test
  void severalDevicesInOneHookSwitchCallGiveOneMessageEach() {
    int hPhone = app.owner(0);
    other.listen(other.monitor(0), EVERYTHING);
    accepted(app.tapi.phoneSetHookSwitch(hPhone, HANDSET | SPEAKER, PHONEHOOKSWITCHMODE_SPEAKER));
    assertEquals(
        List.of(
            "STATE HANDSETHOOKSWITCH " + PHONEHOOKSWITCHMODE_SPEAKER,
            "STATE SPEAKERHOOKSWITCH " + PHONEHOOKSWITCHMODE_SPEAKER),
        other.words());
  }

  @Test
  void combinedBitsHaveNoDetail_unlessTheMaskLeavesTheOneThatHas() {
    int combined = app.monitor(0);
    int lampAlone = other.monitor(0);
    app.listen(combined, PHONESTATE_LAMP | PHONESTATE_DISPLAY);
    other.listen(lampAlone, PHONESTATE_LAMP);
    int third = other.monitor(0);
    other.listen(third, PHONESTATE_DISPLAY);
    phone.openPort.changed(PHONESTATE_LAMP | PHONESTATE_DISPLAY, 12, SPONTANEOUS, true);
    assertEquals(List.of("STATE DISPLAY|LAMP"), app.words());
    assertEquals(List.of("STATE LAMP 12", "STATE DISPLAY"), other.words());
  }

  @Test
  void theRequesterIsToldAndTheMonitorToo() {
    int hPhone = app.owner(0);
    app.listen(hPhone, PHONESTATE_LAMP);
    other.listen(other.monitor(0), PHONESTATE_LAMP);
    accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    assertEquals(List.of("STATE LAMP 12", "REPLY 1 0"), app.words());
    assertEquals(List.of("STATE LAMP 12"), other.words(), "the reply is the requester's alone");
  }

  @Test
  void deviceSpecificMessagesGoToEveryHandleWhateverTheMasks() {
    int first = app.monitor(0);
    int second = other.monitor(0);
    phone.openPort.devSpecific(0x1_2345_6789L, -1, 3);
    assertEquals(List.of(new Message(first, PHONE_DEVSPECIFIC, app.hPhoneApp, 0x1_2345_6789L, -1, 3)), app.messages());
    assertEquals(
        List.of(new Message(second, PHONE_DEVSPECIFIC, other.hPhoneApp, 0x1_2345_6789L, -1, 3)), other.messages());
  }

  @Test
  void theInstanceIsThatOfTheHandle_andOfTheRequestsHandleForReplies() {
    app.negotiate(0);
    IntHolder hPhone = new IntHolder();
    succeed(app.tapi.phoneOpen(app.hPhoneApp, 0, hPhone, app.version, 0, 0x7_0000_0001L, PHONEPRIVILEGE_OWNER));
    app.listen(hPhone.value, PHONESTATE_LAMP);
    accepted(app.tapi.phoneSetLamp(hPhone.value, 12, PHONELAMPMODE_STEADY));
    assertEquals(
        List.of(
            new Message(hPhone.value, PHONE_STATE, 0x7_0000_0001L, PHONESTATE_LAMP, 12, 0),
            new Message(0, PHONE_REPLY, 0x7_0000_0001L, 1, 0, 0)),
        app.messages());
  }

  @Test
  void thePhoneIsToldTheUnionOfWhatItsHandlesWant() {
    HandPhone hand = new HandPhone();
    int id = emulator.addPhone(hand);
    int first = app.monitor(id);
    int second = other.monitor(id);
    hand.told.clear();
    succeed(app.tapi.phoneSetStatusMessages(first, PHONESTATE_LAMP, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
    succeed(app.tapi.phoneSetStatusMessages(first, PHONESTATE_LAMP, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
    succeed(other.tapi.phoneSetStatusMessages(second, PHONESTATE_OTHER, 0, 0));
    succeed(app.tapi.phoneClose(first));
    assertEquals(List.of("interest 40 8 2", "interest 41 8 2", "interest 1 0 0"), hand.told);
    assertTrue(emulator.phone(id).isOpen());
  }
}
