package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PHONE_BUTTON: by mask, and every down that was told has its up (C-64, O-21, O-35). */
class ButtonMonitoringTest {

  private static final int DOWN = PHONEBUTTONSTATE_DOWN;
  private static final int UP = PHONEBUTTONSTATE_UP;

  private final Emulator emulator =
      TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone(0)).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final PhoneControl phone = emulator.phone(0);
  private final int hPhone = app.owner(0);

  private void watch(int handle, int modes, int states) {
    succeed(app.tapi.phoneSetStatusMessages(handle, 0, modes, states));
  }

  @Test
  void idsModesAndStatesAreTheParameters() {
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.press(0);
    phone.buttonDown(11);
    phone.buttonUp(11);
    assertEquals(
        List.of("BUTTON 0 KEYPAD DOWN", "BUTTON 0 KEYPAD UP", "BUTTON 11 KEYPAD DOWN", "BUTTON 11 KEYPAD UP"),
        app.words());
  }

  @Test
  void theMaskDecidesByModeAndByState() {
    watch(hPhone, PHONEBUTTONMODE_FEATURE, DOWN | UP);
    phone.press(1);
    watch(hPhone, PHONEBUTTONMODE_KEYPAD | PHONEBUTTONMODE_FEATURE, UP);
    phone.press(2);
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN);
    phone.press(3);
    assertEquals(List.of("BUTTON 2 KEYPAD UP", "BUTTON 3 KEYPAD DOWN"), app.words(),
        "with DOWN alone no up is delivered");
  }

  @Test
  void everyHandleHasItsOwnMask() {
    int monitor = app.monitor(0);
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN);
    watch(monitor, PHONEBUTTONMODE_KEYPAD, UP);
    phone.press(4);
    assertEquals(
        List.of(
            new TestApp.Message(hPhone, PHONE_BUTTON, app.hPhoneApp, 4, PHONEBUTTONMODE_KEYPAD, DOWN),
            new TestApp.Message(monitor, PHONE_BUTTON, app.hPhoneApp, 4, PHONEBUTTONMODE_KEYPAD, UP)),
        app.messages());
  }

  @Test
  void suspensionLetsGo_beforeItIsAnnounced_andTheRealUpIsNotTold() {
    succeed(app.tapi.phoneSetStatusMessages(
        hPhone, PHONESTATE_SUSPEND | PHONESTATE_RESUME, PHONEBUTTONMODE_KEYPAD, DOWN | UP));
    phone.buttonDown(5);
    phone.suspend();
    phone.buttonUp(5);
    phone.resume();
    assertEquals(
        List.of("BUTTON 5 KEYPAD DOWN", "BUTTON 5 KEYPAD UP", "STATE SUSPEND", "STATE RESUME"), app.words());
    phone.press(5);
    assertEquals(List.of("BUTTON 5 KEYPAD DOWN", "BUTTON 5 KEYPAD UP"), app.words());
  }

  @Test
  void aButtonHeldThroughTheSuspensionHasNoSecondUp() {
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.buttonDown(5);
    phone.suspend();
    phone.resume();
    phone.buttonUp(5);
    assertEquals(List.of("BUTTON 5 KEYPAD DOWN", "BUTTON 5 KEYPAD UP"), app.words());
  }

  @Test
  void aButtonPressedWhileSuspendedIsNotTold_norIsItsUpAfterwards() {
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.suspend();
    phone.buttonDown(6);
    phone.resume();
    phone.buttonUp(6);
    assertEquals(List.of(), app.words());
  }

  @Test
  void unpluggingLetsGo() {
    succeed(app.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_DISCONNECTED, PHONEBUTTONMODE_KEYPAD, DOWN | UP));
    phone.buttonDown(7);
    phone.buttonDown(8);
    phone.unplug();
    assertEquals(
        List.of(
            "BUTTON 7 KEYPAD DOWN", "BUTTON 8 KEYPAD DOWN", "BUTTON 7 KEYPAD UP", "BUTTON 8 KEYPAD UP",
            "STATE DISCONNECTED"),
        app.words());
  }

  @Test
  void forcedCloseLetsGo() {
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.buttonDown(9);
    phone.forceClose();
    assertEquals(List.of("BUTTON 9 KEYPAD DOWN", "BUTTON 9 KEYPAD UP", "CLOSE"), app.words());
    phone.buttonUp(9);
    watch(app.owner(0), PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.press(9);
    assertEquals(List.of("BUTTON 9 KEYPAD DOWN", "BUTTON 9 KEYPAD UP"), app.words());
  }

  @Test
  void removalLetsGo() {
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.buttonDown(9);
    phone.remove();
    assertEquals(List.of("BUTTON 9 KEYPAD DOWN", "BUTTON 9 KEYPAD UP", "CLOSE", "REMOVE"), app.words());
  }

  @Test
  void whoSawNoDownIsGivenNoEarlyUp() {
    watch(hPhone, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    phone.buttonDown(1);
    TestApp late = new TestApp(emulator, "late");
    int lateHandle = late.monitor(0);
    succeed(late.tapi.phoneSetStatusMessages(lateHandle, 0, PHONEBUTTONMODE_KEYPAD, DOWN | UP));
    phone.suspend();
    assertEquals(List.of("BUTTON 1 KEYPAD DOWN", "BUTTON 1 KEYPAD UP"), app.words());
    assertEquals(List.of(), late.words());
  }

  @Test
  void theEarlyUpHasTheModeOfItsDown_thoughTheButtonWasDescribedAnewBefore() {
    accepted(app.tapi.phoneSetButtonInfoW(hPhone, 2, buttonInfo(PHONEBUTTONMODE_LOCAL)));
    app.words();
    watch(hPhone, PHONEBUTTONMODE_LOCAL, DOWN | UP);
    phone.buttonDown(2);
    phone.suspend();
    assertEquals(List.of("BUTTON 2 LOCAL DOWN", "BUTTON 2 LOCAL UP"), app.words());
  }

  private static ByteBuffer buttonInfo(int mode) {
    ByteBuffer block = ByteBuffer.allocate(256);
    PhoneButtonInfo info = new PhoneButtonInfo().wrap(block).dwTotalSize(block.capacity());
    new VarDataWriter()
        .begin(info, PhoneButtonInfo.fixedSize(TAPI_VERSION_2_2))
        .put(PhoneButtonInfo.BUTTON_MODE, mode)
        .textPart(PhoneButtonInfo.BUTTON_TEXT, TextForm.W, "local")
        .finish();
    return block;
  }

  @Test
  void aButtonThatCeasesToExistWhileItIsHeldIsLetGo() {
    HandPhone hand = new HandPhone();
    int id = emulator.addPhone(hand);
    app.words();
    int handle = app.owner(id);
    watch(handle, PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    hand.port.button(0, PHONEBUTTONMODE_KEYPAD, DOWN);
    hand.port.button(3, PHONEBUTTONMODE_KEYPAD, DOWN);
    app.words();
    ButtonLamp lamp = ButtonLamp.lamp(PHONELAMPMODE_OFF, "");
    hand.description = PhoneDescription.named("a lamp is left").buttonLamp(lamp).build();
    hand.port.capabilitiesChanged();
    emulator.advance(Duration.ZERO);
    assertEquals(List.of("BUTTON 0 KEYPAD UP", "BUTTON 3 KEYPAD UP"), app.words());
    emulator.phone(id).suspend();
    assertEquals(List.of(), app.words());
  }

  @Test
  void aPhoneThatReportsTwoDownsInARowIsGivenTheMissingUp() {
    HandPhone hand = new HandPhone();
    int id = emulator.addPhone(hand);
    app.words();
    watch(app.owner(id), PHONEBUTTONMODE_KEYPAD, DOWN | UP);
    hand.port.button(3, PHONEBUTTONMODE_KEYPAD, DOWN);
    hand.port.button(3, PHONEBUTTONMODE_KEYPAD, DOWN);
    hand.port.button(3, PHONEBUTTONMODE_KEYPAD, UP);
    assertEquals(
        List.of("BUTTON 3 KEYPAD DOWN", "BUTTON 3 KEYPAD UP", "BUTTON 3 KEYPAD DOWN", "BUTTON 3 KEYPAD UP"),
        app.words());
  }
}
