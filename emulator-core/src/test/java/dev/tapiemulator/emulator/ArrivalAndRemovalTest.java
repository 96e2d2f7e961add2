package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phones that come and go while applications run (C-02, C-06, C-36, C-57, C-68 to C-71, O-24, O-33). */
class ArrivalAndRemovalTest {

  private final HandPhone hand = new HandPhone();
  private Emulator emulator = emulator(EmulatorConfig.builder());
  private TestApp app = new TestApp(emulator, "dialer");

  private Emulator emulator(EmulatorConfig.Builder config) {
    return TestEmulator.create(config.phone(new EchoPhone()).phone(hand).phone(new EchoPhone()).build());
  }

  private static int devices(TestApp by) {
    IntHolder count = new IntHolder();
    IntHolder hPhoneApp = new IntHolder();
    succeed(by.tapi.phoneInitialize(hPhoneApp, 0, (device, message, instance, a, b, c) -> { }, "count", count));
    succeed(by.tapi.phoneShutdown(hPhoneApp.value));
    return count.value;
  }

  @Test
  void arrival_isToldWithTheNextIdAndNothingElse() {
    assertEquals(3, emulator.addPhone(new EchoPhone()));
    assertEquals(List.of(new Message(0, PHONE_CREATE, 0, 3, 0, 0)), app.messages());
    assertEquals(4, devices(app));
    app.owner(3);
  }

  @Test
  void arrival_needsNoReinitialisation() {
    emulator.addPhone(new EchoPhone());
    new TestApp(emulator, "later").owner(3);
    app.owner(0);
  }

  @Test
  void arrival_whileNobodyIsInitialisedIsCountedOnly() {
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    HandPhone late = new HandPhone();
    emulator.addPhone(late);
    assertEquals(List.of(), late.told);
    TestApp next = new TestApp(emulator, "next");
    assertEquals(List.of("sessionStarted"), late.told);
    assertEquals(4, devices(next));
    assertEquals(List.of(), next.words());
  }

  @Test
  void removal_whileNobodyIsInitialisedLeavesNoIdOccupied() {
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    PhoneControl third = emulator.phone(2);
    PhoneControl first = emulator.phone(0);
    first.remove();
    assertFalse(first.isPresent());
    assertEquals(1, third.deviceId());
    assertEquals(2, emulator.addPhone(new EchoPhone()), "the next number behind those that are left");
    TestApp next = new TestApp(emulator, "next");
    assertEquals(3, devices(next));
    next.owner(0);
    assertTrue(hand.told.contains("open"), hand.told::toString);
  }

  @Test
  void removal_applicationsInOrderOfRegistration_handlesFirst_oldestFirst() {
    WindowApp old = new WindowApp(app.process, "old", TAPI_VERSION_1_4);
    int first = app.owner(1);
    int oldHandle = old.open(1, TAPI_VERSION_1_4, PHONEPRIVILEGE_MONITOR);
    int second = app.monitor(1);
    TestApp bystander = new TestApp(emulator, "bystander");
    emulator.phone(1).remove();
    assertEquals(
        List.of(
            new Message(first, PHONE_CLOSE, app.hPhoneApp, 0, 0, 0),
            new Message(second, PHONE_CLOSE, app.hPhoneApp, 0, 0, 0),
            new Message(0, PHONE_REMOVE, 0, 1, 0, 0)),
        app.messages());
    app.process.messageLoop().pump();
    assertEquals(
        List.of(
            new Message(oldHandle, PHONE_STATE, old.hPhoneApp, PHONESTATE_REMOVED, 0, 0),
            new Message(oldHandle, PHONE_CLOSE, old.hPhoneApp, 0, 0, 0)),
        old.received);
    assertEquals(List.of("REMOVE 1"), bystander.words(), "also without any phone open");
  }

  @Test
  void removal_isNotToldToPhoneInitializeNorToOldApplicationsWithoutHandle() {
    WindowApp old = new WindowApp(app.process, "old");
    WindowApp old14 = new WindowApp(app.process, "old", TAPI_VERSION_1_4);
    emulator.phone(1).remove();
    assertEquals(List.of(), old.words());
    assertEquals(List.of(), old14.words());
    assertEquals(
        PHONEERR_NODEVICE,
        old.tapi.phoneNegotiateAPIVersion(old.hPhoneApp, 1, TAPI_VERSION_1_3, TAPI_VERSION_2_2, new IntHolder(), null));
  }

  @Test
  void removedToNewApplications_PHONE_REMOVEOnly() {
    app.listen(app.owner(1), PHONESTATE_REMOVED);
    emulator.phone(1).remove();
    assertEquals(List.of("CLOSE", "REMOVE 1"), app.words());
  }

  @Test
  void removedToNewApplications_both() {
    emulator = emulator(EmulatorConfig.builder().ruling(Ruling.REMOVED_TO_NEW_APPLICATIONS, "both"));
    app = new TestApp(emulator, "dialer");
    app.listen(app.owner(1), PHONESTATE_REMOVED);
    app.monitor(1);
    emulator.phone(1).remove();
    assertEquals(List.of("STATE REMOVED", "CLOSE", "CLOSE", "REMOVE 1"), app.words(),
        "only where the mask has the bit");
  }

  @Test
  void removal_repliesComeFirst() {
    int hPhone = app.owner(1);
    int request = accepted(app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    emulator.phone(1).remove();
    assertEquals(List.of("REPLY " + request + " " + PHONEERR_OPERATIONFAILED, "CLOSE", "REMOVE 1"), app.words());
    assertEquals(List.of("sessionStarted", "open", "reclaimed"), hand.told);
  }

  @Test
  void removal_byThePhoneItself() {
    app.owner(1);
    hand.port.remove();
    assertEquals(List.of("CLOSE", "REMOVE 1"), app.words());
    assertFalse(emulator.phone(1).isPresent());
  }

  @Test
  void removal_handlesAreInvalidAndTheIdHasNoDevice() {
    int hPhone = app.owner(1);
    emulator.phone(1).remove();
    Tapi32 tapi = app.tapi;
    IntHolder out = new IntHolder();
    assertEquals(PHONEERR_INVALPHONEHANDLE, tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INVALPHONEHANDLE, tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    assertEquals(PHONEERR_NODEVICE, app.tryOpen(1, app.version, PHONEPRIVILEGE_OWNER, out));
    assertEquals(
        PHONEERR_NODEVICE,
        tapi.phoneNegotiateAPIVersion(app.hPhoneApp, 1, TAPI_VERSION_1_3, TAPI_VERSION_2_2, out, null));
    assertEquals(PHONEERR_NODEVICE, tapi.phoneNegotiateExtVersion(app.hPhoneApp, 1, app.version, 1, 2, out));
    ByteBuffer caps = ByteBuffer.allocate(1024).put(1, (byte) 4);
    assertEquals(PHONEERR_NODEVICE, tapi.phoneGetDevCaps(app.hPhoneApp, 1, app.version, 0, caps));
    assertEquals(PHONEERR_NODEVICE, tapi.phoneGetIcon(1, null, new LongHolder()));
    assertEquals(PHONEERR_NODEVICE, tapi.phoneConfigDialog(1, 0, null));
  }

  @Test
  void removal_theIdStaysOccupiedUntilAllHaveShutDown() {
    TestApp other = new TestApp(emulator, "other");
    emulator.phone(1).remove();
    emulator.phone(1).remove();
    assertEquals(3, devices(other));
    assertEquals(3, emulator.addPhone(new EchoPhone()), "an id is never given to another phone meanwhile");
    other.owner(2);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(4, devices(other));
    other.process.kill();
    TestApp next = new TestApp(emulator, "next");
    assertEquals(3, devices(next));
    next.owner(1);
    assertEquals("echo-phone", emulator.phone(1).name());
  }

  @Test
  void removal_ofAClosedPhoneIsToldToo() {
    emulator.phone(2).remove();
    assertEquals(List.of("REMOVE 2"), app.words());
    emulator.phone(2).press(1);
    emulator.phone(2).suspend();
    emulator.phone(2).forceClose();
    assertEquals(List.of(), app.words(), "a removed phone feels nothing");
  }

  @Test
  void aHandleOpenedWith1_4ByANewerApplicationIsToldInTheWordsOfItsVersion() {
    WindowApp recent = new WindowApp(app.process, "recent", TAPI_VERSION_2_2);
    recent.open(1, TAPI_VERSION_1_4, PHONEPRIVILEGE_OWNER);
    emulator.phone(1).remove();
    assertEquals(List.of("STATE REMOVED", "CLOSE", "REMOVE 1"), recent.words());
  }
}
