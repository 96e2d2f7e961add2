package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One phone seen through every API version: structures and messages (C-31, C-32, C-81). */
class VersionTranslationTest {

  private static final byte UNTOUCHED = 0x5A;

  private final EchoPhone phone = new EchoPhone();
  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build());
  private final TapiProcess process = emulator.attach("dialer");

  /** An application that has declared this version and has the phone open with it. */
  private WindowApp app(int version) {
    return new WindowApp(process, "dialer", version);
  }

  private static ByteBuffer block(int bytes) {
    ByteBuffer block = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(block.array(), UNTOUCHED);
    return block.putInt(0, bytes);
  }

  /**
   * With room for the fixed part alone exactly that is used, nothing behind it is written, and one byte less is too
   * small.
   */
  private static void assertFixedSize(int bytes, ToIntFunction<ByteBuffer> call) {
    assertEquals(PHONEERR_STRUCTURETOOSMALL, call.applyAsInt(block(bytes - 1)));
    ByteBuffer block = block(bytes);
    succeed(call.applyAsInt(block));
    assertEquals(bytes, block.getInt(8), "dwUsedSize");
    for (int i = bytes; i < block.capacity(); i++) {
      assertEquals(UNTOUCHED, block.get(i), "byte " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x00010003, 144, 100, 36", "0x00010004, 144, 100, 40", "0x00020000, 180, 104, 40", "0x00020001, 180, 104, 40",
    "0x00020002, 196, 104, 40"
  })
  void structuresHaveTheFixedSizeOfTheVersion(int version, int caps, int status, int buttonInfo) {
    WindowApp app = app(version);
    int hPhone = app.open(0, version, PHONEPRIVILEGE_MONITOR);
    assertFixedSize(caps, block -> app.tapi.phoneGetDevCaps(app.hPhoneApp, 0, version, 0, block));
    assertFixedSize(status, block -> app.tapi.phoneGetStatus(hPhone, block));
    assertFixedSize(buttonInfo, block -> app.tapi.phoneGetButtonInfo(hPhone, 3, block));
  }

  @Test
  void structuresFollowTheHandleAndNotTheDeclaredVersion() {
    WindowApp app = app(TAPI_VERSION_2_2);
    int old = app.open(0, TAPI_VERSION_1_3, PHONEPRIVILEGE_MONITOR);
    int recent = app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR);
    assertFixedSize(100, block -> app.tapi.phoneGetStatus(old, block));
    assertFixedSize(104, block -> app.tapi.phoneGetStatus(recent, block));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00010003, STATE REINIT", "0x00010004, CREATE 1", "0x00020000, CREATE 1", "0x00020001, CREATE 1",
    "0x00020002, CREATE 1"
  })
  void arrival(int version, String expected) {
    WindowApp app = app(version);
    assertEquals(1, emulator.addPhone(new EchoPhone()));
    assertEquals(List.of(expected), app.words());
  }

  @ParameterizedTest
  @CsvSource({
    "0x00010003, STATE REMOVED, CLOSE", "0x00010004, STATE REMOVED, CLOSE", "0x00020000, CLOSE, REMOVE 1",
    "0x00020001, CLOSE, REMOVE 1", "0x00020002, CLOSE, REMOVE 1"
  })
  void removal(int version, String first, String second) {
    emulator.addPhone(new EchoPhone());
    WindowApp app = app(version);
    app.open(1, version, PHONEPRIVILEGE_OWNER);
    emulator.phone(1).remove();
    assertEquals(List.of(first, second), app.words());
  }

  /** The phone is asked what changed at the next moment, since it is reporting now. */
  private void reportCapabilityChange() {
    phone.openPort.capabilitiesChanged();
    emulator.advance(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "0x00010003, STATE REINIT", "0x00010004, STATE CAPSCHANGE", "0x00020000, STATE CAPSCHANGE",
    "0x00020001, STATE CAPSCHANGE", "0x00020002, STATE CAPSCHANGE"
  })
  void capabilityChange(int version, String expected) {
    WindowApp app = app(version);
    app.listen(app.open(0, version, PHONEPRIVILEGE_MONITOR), PHONESTATE_CAPSCHANGE);
    reportCapabilityChange();
    assertEquals(List.of(expected), app.words());
  }

  @Test
  void capabilityChange_passesTheMaskFrom1_4On_andReachesA1_3HandleAlways() {
    WindowApp old = app(TAPI_VERSION_1_3);
    WindowApp recent = app(TAPI_VERSION_1_4);
    old.open(0, TAPI_VERSION_1_3, PHONEPRIVILEGE_MONITOR);
    recent.open(0, TAPI_VERSION_1_4, PHONEPRIVILEGE_MONITOR);
    reportCapabilityChange();
    assertEquals(List.of("STATE REINIT"), old.words());
    assertEquals(List.of(), recent.words());
  }

  @Test
  void capabilityChange_staysInOrderWithWhatThePhoneReportsAfterIt() {
    WindowApp app = app(TAPI_VERSION_2_2);
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_CAPSCHANGE | PHONESTATE_SUSPEND);
    phone.openPort.capabilitiesChanged();
    phone.openPort.suspend();
    emulator.advance(Duration.ZERO);
    assertEquals(List.of("STATE CAPSCHANGE", "STATE SUSPEND"), app.words());
  }

  @Test
  void arrival_a1_3ApplicationIsToldOnEachOfItsHandles() {
    WindowApp app = app(TAPI_VERSION_1_3);
    int first = app.open(0, TAPI_VERSION_1_3, PHONEPRIVILEGE_OWNER);
    int second = app.open(0, TAPI_VERSION_1_3, PHONEPRIVILEGE_MONITOR);
    emulator.addPhone(new EchoPhone());
    assertEquals(List.of("STATE REINIT", "STATE REINIT"), app.words());
    emulator.addPhone(new EchoPhone());
    process.messageLoop().pump();
    assertEquals(List.of(first, second), app.received.stream().map(TestApp.Message::hDevice).toList());
  }

  @Test
  void phoneInitialize_isToldInTheWordsOfTheVersionItNegotiated() {
    WindowApp app = new WindowApp(process, "old");
    emulator.addPhone(new EchoPhone());
    assertEquals(List.of("CREATE 1"), app.words(), "1.4 as long as it has negotiated nothing");
    succeed(app.tapi.phoneNegotiateAPIVersion(
        app.hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_1_3, new IntHolder(), null));
    emulator.addPhone(new EchoPhone());
    assertEquals(List.of("STATE REINIT"), app.words());
  }

  @Test
  void phoneStatesOfTheCapabilities_namesNothingNewerThanTheVersion() {
    int newer = PHONESTATE_CAPSCHANGE | PHONESTATE_REMOVED;
    assertEquals(0, phoneStates(TAPI_VERSION_1_3) & newer);
    assertEquals(newer, phoneStates(TAPI_VERSION_1_4) & newer);
    assertEquals(newer, phoneStates(TAPI_VERSION_2_2) & newer);
  }

  private int phoneStates(int version) {
    WindowApp app = app(version);
    app.open(0, version, PHONEPRIVILEGE_MONITOR);
    ByteBuffer block = block(512);
    succeed(app.tapi.phoneGetDevCaps(app.hPhoneApp, 0, version, 0, block));
    return block.getInt(44);
  }

  @Test
  void phoneSetStatusMessages_buttonStatesUnknownAndUnavailAreFor1_4() {
    WindowApp app = app(TAPI_VERSION_1_4);
    int old = app.open(0, TAPI_VERSION_1_3, PHONEPRIVILEGE_MONITOR);
    int recent = app.open(0, TAPI_VERSION_1_4, PHONEPRIVILEGE_MONITOR);
    int states = PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UNAVAIL;
    assertEquals(PHONEERR_INVALBUTTONSTATE, app.tapi.phoneSetStatusMessages(old, 0, PHONEBUTTONMODE_KEYPAD, states));
    succeed(app.tapi.phoneSetStatusMessages(recent, 0, PHONEBUTTONMODE_KEYPAD, states));
  }
}
