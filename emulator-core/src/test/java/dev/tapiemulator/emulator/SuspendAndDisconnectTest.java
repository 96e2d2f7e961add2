package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two states in which TAPI has no control of a phone (C-67, O-25). */
class SuspendAndDisconnectTest {

  private static final int LINK_STATES =
      PHONESTATE_SUSPEND | PHONESTATE_RESUME | PHONESTATE_DISCONNECTED | PHONESTATE_CONNECTED;

  private final EchoPhone model = new EchoPhone(20);
  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(model).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final PhoneControl phone = emulator.phone(0);
  private final int hPhone = app.owner(0);

  private int flags() {
    return app.status(hPhone).dwStatusFlags();
  }

  @Test
  void theStatusTellsBothStates() {
    assertEquals(PHONESTATUSFLAGS_CONNECTED, flags());
    phone.suspend();
    assertEquals(PHONESTATUSFLAGS_CONNECTED | PHONESTATUSFLAGS_SUSPENDED, flags());
    phone.unplug();
    assertEquals(PHONESTATUSFLAGS_SUSPENDED, flags());
    phone.resume();
    assertEquals(0, flags());
    phone.plugIn();
    assertEquals(PHONESTATUSFLAGS_CONNECTED, flags());
  }

  @Test
  void everyChangeIsAnnouncedOnce() {
    app.listen(hPhone, LINK_STATES);
    phone.suspend();
    phone.suspend();
    phone.unplug();
    phone.unplug();
    phone.resume();
    phone.resume();
    phone.plugIn();
    phone.plugIn();
    assertEquals(List.of("STATE SUSPEND", "STATE DISCONNECTED", "STATE RESUME", "STATE CONNECTED"), app.words());
  }

  @Test
  void thePhoneItselfMayReportThem() {
    app.listen(hPhone, LINK_STATES);
    model.openPort.suspend();
    model.openPort.resume();
    model.openPort.disconnect();
    model.openPort.connect();
    assertEquals(List.of("STATE SUSPEND", "STATE RESUME", "STATE DISCONNECTED", "STATE CONNECTED"), app.words());
  }

  @Test
  void functionsOfTheDeviceAreRefusedInBothStates() {
    phone.suspend();
    assertRefused();
    phone.resume();
    phone.unplug();
    assertRefused();
  }

  private void assertRefused() {
    Tapi32 tapi = app.tapi;
    IntHolder out = new IntHolder();
    int handset = PHONEHOOKSWITCHDEV_HANDSET;
    for (int result : new int[] {
      tapi.phoneSetData(hPhone, 1, bytes(1), 1),
      tapi.phoneSetDisplay(hPhone, 0, 0, bytes('a'), 1),
      tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY),
      tapi.phoneSetRing(hPhone, 1, 1),
      tapi.phoneSetHookSwitch(hPhone, handset, PHONEHOOKSWITCHMODE_MIC),
      tapi.phoneSetVolume(hPhone, handset, 1),
      tapi.phoneSetGain(hPhone, handset, 1),
      tapi.phoneGetData(hPhone, 1, bytes(1), 1),
      tapi.phoneGetDisplay(hPhone, room()),
      tapi.phoneGetLamp(hPhone, 12, out),
      tapi.phoneGetRing(hPhone, out, out),
      tapi.phoneGetHookSwitch(hPhone, out),
      tapi.phoneGetVolume(hPhone, handset, out),
      tapi.phoneGetGain(hPhone, handset, out),
      tapi.phoneGetButtonInfo(hPhone, 1, room())
    }) {
      assertEquals(PHONEERR_INVALPHONESTATE, result);
    }
  }

  private static ByteBuffer room() {
    return ByteBuffer.allocate(256).put(1, (byte) 1);
  }

  @Test
  void functionsWhosePageListsNoSuchErrorProceed() {
    phone.suspend();
    phone.unplug();
    app.status(hPhone);
    succeed(app.tapi.phoneGetID(hPhone, room(), "tapi/phone"));
    succeed(app.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_RESUME, 0, 0));
    ByteBuffer info = room().put(12, (byte) PHONEBUTTONMODE_KEYPAD);
    accepted(app.tapi.phoneSetButtonInfo(hPhone, 1, info));
    new TestApp(emulator, "watcher").monitor(0);
    succeed(app.tapi.phoneClose(hPhone));
  }

  @Test
  void aRequestAcceptedBeforeIsCompletedAll_theSame() {
    int request = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    phone.suspend();
    emulator.advance(Duration.ofMillis(20));
    assertEquals(List.of("REPLY " + request + " 0"), app.words());
  }

  @Test
  void whatHappensOnThePhoneMeanwhileIsNotReported() {
    succeed(app.tapi.phoneSetStatusMessages(
        hPhone, PHONESTATE_HANDSETHOOKSWITCH, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP));
    phone.suspend();
    phone.lift(PHONEHOOKSWITCHDEV_HANDSET);
    phone.press(1);
    model.openPort.devSpecific(1, 2, 3);
    phone.resume();
    assertEquals(List.of(), app.words());
    IntHolder offHook = new IntHolder();
    succeed(app.tapi.phoneGetHookSwitch(hPhone, offHook));
    assertEquals(PHONEHOOKSWITCHDEV_HANDSET, offHook.value, "but it has happened");
  }

  @Test
  void aSuspendedPhoneCanBeOpenedAndTheStateOutlivesTheSession() {
    phone.suspend();
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    TestApp again = new TestApp(emulator, "again");
    assertEquals(
        PHONESTATUSFLAGS_CONNECTED | PHONESTATUSFLAGS_SUSPENDED, again.status(again.owner(0)).dwStatusFlags());
  }
}
