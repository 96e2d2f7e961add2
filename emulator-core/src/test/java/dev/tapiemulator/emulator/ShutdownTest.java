package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** phoneShutdown with everything open, and a process that dies (C-07, C-36, O-19). */
class ShutdownTest {

  private final HandPhone first = new HandPhone();
  private final HandPhone second = new HandPhone();
  private Emulator emulator = emulator(EmulatorConfig.builder());

  private Emulator emulator(EmulatorConfig.Builder config) {
    return TestEmulator.create(config.phone(first).phone(second).bounds(Bounds.DEFAULT.withRequests(2)).build());
  }

  private static int send(TestApp by, int hPhone) {
    return accepted(by.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
  }

  @Test
  void phoneShutdown_closesEveryPhoneAndSuppressesEveryReply() {
    TestApp app = new TestApp(emulator, "dialer");
    int one = app.owner(0);
    int two = app.owner(1);
    send(app, one);
    send(app, two);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of(), first.owed);
    assertEquals(List.of(), second.owed);
    assertFalse(emulator.phone(0).isOpen() || emulator.phone(1).isOpen());
    assertEquals(PHONEERR_UNINITIALIZED, app.tapi.phoneClose(one));
    TestApp next = new TestApp(app.process, "next", TAPI_VERSION_2_2);
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(one));
    assertEquals(List.of(), next.words());
    send(next, next.owner(0));
    send(next, next.owner(1));
  }

  @Test
  void phoneShutdown_ofAWaitingReplyFreesItsSlot() {
    for (int round = 0; round < 3; round++) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      send(app, hPhone);
      send(app, hPhone);
      first.settle(0);
      first.settle(0);
      succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    }
  }

  @Test
  void phoneShutdown_aPhoneThatRefusesToCloseCannotStopIt() {
    TestApp app = new TestApp(emulator, "dialer");
    app.owner(0);
    first.closeAnswer = PHONEERR_RESOURCEUNAVAIL;
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertFalse(emulator.phone(0).isOpen());
  }

  @Test
  void phoneShutdown_leavesOtherApplicationsAlone() {
    TestApp app = new TestApp(emulator, "dialer");
    TestApp other = new TestApp(app.process, "other", TAPI_VERSION_2_2);
    app.owner(0);
    int request = send(other, other.owner(1));
    int monitor = other.monitor(0);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    second.settle(0);
    assertEquals(List.of("REPLY " + request + " 0"), other.words());
    succeed(other.tapi.phoneClose(monitor));
  }

  @Test
  void shutdownSendsClose_no() {
    PortApp app = portApp(EmulatorConfig.builder());
    app.owner(0);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of(), app.words());
  }

  @Test
  void shutdownSendsClose_yes_reachesACompletionPort() {
    PortApp app = portApp(EmulatorConfig.builder().ruling(Ruling.SHUTDOWN_SENDS_CLOSE, "yes"));
    app.owner(0);
    app.owner(1);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of("CLOSE", "CLOSE"), app.words());
  }

  @Test
  void shutdownSendsClose_yes_reachesNeitherWindowNorEvent() {
    emulator = emulator(EmulatorConfig.builder().ruling(Ruling.SHUTDOWN_SENDS_CLOSE, "yes"));
    WindowApp window = new WindowApp(emulator.attach("window"), "window", TAPI_VERSION_2_2);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    succeed(window.tapi.phoneShutdown(window.hPhoneApp));
    assertEquals(List.of(), window.words());
    TestApp event = new TestApp(emulator, "event");
    event.owner(0);
    EventHandle handle = event.process.eventHandle(event.hEvent);
    succeed(event.tapi.phoneShutdown(event.hPhoneApp));
    assertFalse(handle.isSignalled());
  }

  private PortApp portApp(EmulatorConfig.Builder config) {
    emulator = emulator(config);
    TapiProcess process = emulator.attach("dialer");
    return new PortApp(process, "dialer", process.createCompletionPort(), 1);
  }

  @Test
  void kill_cleansUpAsShutdownOfAllItsApplications() {
    TestApp app = new TestApp(emulator, "mortal");
    TestApp sibling = new TestApp(app.process, "sibling", TAPI_VERSION_2_2);
    TestApp other = new TestApp(emulator, "other");
    int watching = other.monitor(0);
    other.listen(watching, PHONESTATE_OWNER);
    send(app, app.owner(0));
    send(sibling, sibling.owner(1));
    other.words();
    app.process.kill();
    assertEquals(List.of("STATE OWNER"), other.words());
    assertFalse(emulator.phone(1).isOpen());
    assertEquals(List.of(), second.owed);
    assertEquals(1, first.owed.size(), "the phone is still open for another, so it goes on");
    first.settle(0);
    assertEquals(List.of(), other.words());
    send(other, other.owner(0));
  }

  @Test
  void kill_nothingOfTheProcessCanBeUsedAnyMore() {
    TestApp app = new TestApp(emulator, "mortal");
    app.process.kill();
    assertThrows(EmulatorMisuse.class, () -> app.tapi.phoneShutdown(app.hPhoneApp));
    assertThrows(EmulatorMisuse.class, () -> app.process.messageLoop().pump());
    assertThrows(EmulatorMisuse.class, app.process::createCompletionPort);
    assertThrows(EmulatorMisuse.class, app.process::kill);
    assertThrows(IllegalArgumentException.class, () -> app.process.eventHandle(app.hEvent));
  }

  @Test
  void kill_insideItsOwnCallbackEndsThePump() {
    WindowApp window = new WindowApp(emulator.attach("window"), "window", TAPI_VERSION_2_2);
    window.listen(window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND | PHONESTATE_RESUME);
    window.reaction = message -> window.process.kill();
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertEquals(List.of("STATE SUSPEND"), window.words());
  }
}
