package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One owner, many monitors: who may what, how they are counted, and who is told (C-34, C-35, C-39, C-58, O-07, O-14,
 * O-15, O-34).
 */
class OwnershipTest {

  private static final int BOTH = PHONESTATE_OWNER | PHONESTATE_MONITORS;

  private Emulator emulator = emulator(EmulatorConfig.builder());
  private TestApp app = new TestApp(emulator, "dialer");
  private TestApp other = new TestApp(emulator, "watcher");

  private static Emulator emulator(EmulatorConfig.Builder config) {
    return TestEmulator.create(config.phone(new EchoPhone(0)).build());
  }

  /** Starts anew with a ruling. */
  private void rule(Ruling ruling, String option) {
    emulator = emulator(EmulatorConfig.builder().ruling(ruling, option));
    app = new TestApp(emulator, "dialer");
    other = new TestApp(emulator, "watcher");
  }

  private static int tryOpen(TestApp by, int privilege) {
    return by.tryOpen(0, by.negotiate(0), privilege, new IntHolder());
  }

  private static List<Integer> counts(PhoneStatus status) {
    return List.of(status.dwNumOwners(), status.dwNumMonitors());
  }

  @Test
  void phoneOpen_thereIsOneOwnerAndAnyNumberOfMonitors() {
    int owner = app.owner(0);
    assertEquals(PHONEERR_INUSE, tryOpen(other, PHONEPRIVILEGE_OWNER));
    for (int i = 0; i < 10; i++) {
      other.monitor(0);
    }
    succeed(app.tapi.phoneClose(owner));
    other.owner(0);
  }

  @Test
  void phoneOpen_takesExactlyOnePrivilege() {
    for (int privilege : new int[] {0, PHONEPRIVILEGE_OWNER | PHONEPRIVILEGE_MONITOR, 4, -1}) {
      assertEquals(PHONEERR_INVALPRIVILEGE, tryOpen(app, privilege));
    }
    assertFalse(emulator.phone(0).isOpen());
  }

  @Test
  void secondOwner_INUSE() {
    app.owner(0);
    assertEquals(PHONEERR_INUSE, tryOpen(other, PHONEPRIVILEGE_OWNER));
  }

  @Test
  void secondOwner_ALLOCATED() {
    rule(Ruling.SECOND_OWNER, "ALLOCATED");
    app.owner(0);
    assertEquals(PHONEERR_ALLOCATED, tryOpen(other, PHONEPRIVILEGE_OWNER));
    other.monitor(0);
  }

  @Test
  void sameApplicationOpensTwice_asMonitorOnly() {
    app.owner(0);
    assertEquals(PHONEERR_INUSE, tryOpen(app, PHONEPRIVILEGE_OWNER));
    app.monitor(0);
  }

  @Test
  void sameApplicationOpensTwice_asOwnerToo() {
    rule(Ruling.SAME_APPLICATION_OPENS_TWICE, "as owner too");
    int first = app.owner(0);
    int second = app.owner(0);
    assertEquals(List.of(1, 0), counts(app.status(first)));
    assertEquals(PHONEERR_INUSE, tryOpen(other, PHONEPRIVILEGE_OWNER));
    accepted(app.tapi.phoneSetData(first, 1, bytes(1), 1));
    accepted(app.tapi.phoneSetData(second, 1, bytes(1), 1));
    succeed(app.tapi.phoneClose(first));
    assertEquals(PHONEERR_INUSE, tryOpen(other, PHONEPRIVILEGE_OWNER), "the second handle still owns it");
    succeed(app.tapi.phoneClose(second));
    other.owner(0);
  }

  @Test
  void ownerCountsAsMonitor_no_applicationsAreCountedAndNotHandles() {
    int owner = app.owner(0);
    assertEquals(List.of(1, 0), counts(app.status(owner)));
    other.monitor(0);
    other.monitor(0);
    assertEquals(List.of(1, 1), counts(app.status(owner)));
    app.monitor(0);
    assertEquals(List.of(1, 2), counts(app.status(owner)), "an application that holds both counts once in each");
  }

  @Test
  void ownerCountsAsMonitor_yes() {
    rule(Ruling.OWNER_COUNTS_AS_MONITOR, "yes");
    int watching = other.monitor(0);
    other.listen(watching, BOTH);
    int owner = app.owner(0);
    assertEquals(List.of(1, 2), counts(app.status(owner)));
    assertEquals(List.of("STATE OWNER 1", "STATE MONITORS 2"), other.words());
    app.monitor(0);
    assertEquals(List.of(1, 2), counts(app.status(owner)));
  }

  @Test
  void openingAndClosingIsAnnouncedToTheOtherHandlesWithTheNewCount() {
    other.listen(other.monitor(0), BOTH);
    int owner = app.owner(0);
    int monitor = app.monitor(0);
    succeed(app.tapi.phoneClose(owner));
    succeed(app.tapi.phoneClose(monitor));
    assertEquals(List.of("STATE OWNER 1", "STATE MONITORS 2", "STATE OWNER", "STATE MONITORS 1"), other.words());
  }

  @Test
  void theActingHandleIsNotTold_butOtherHandlesOfItsApplicationAre() {
    int owner = app.owner(0);
    app.listen(owner, BOTH);
    assertEquals(List.of(), app.words());
    int monitor = app.monitor(0);
    app.listen(monitor, BOTH);
    assertEquals(List.of("STATE MONITORS 1"), app.words());
    succeed(app.tapi.phoneClose(owner));
    assertEquals(List.of("STATE OWNER", "CLOSE"), app.words());
  }

  @Test
  void aSecondHandleOfAnApplicationThatIsCountedAlreadyAnnouncesNothing() {
    app.listen(app.owner(0), BOTH);
    int first = other.monitor(0);
    assertEquals(List.of("STATE MONITORS 1"), app.words());
    other.monitor(0);
    succeed(other.tapi.phoneClose(first));
    assertEquals(List.of(), app.words());
  }

  @Test
  void phoneShutdownAndProcessDeathAreAnnouncedLikeClosing() {
    TestApp third = new TestApp(emulator, "third");
    app.listen(app.monitor(0), BOTH);
    other.owner(0);
    third.monitor(0);
    app.words();
    succeed(other.tapi.phoneShutdown(other.hPhoneApp));
    assertEquals(List.of("STATE OWNER"), app.words());
    third.process.kill();
    assertEquals(List.of("STATE MONITORS 1"), app.words());
  }

  @Test
  void theOwnersNameIsInTheStatus() {
    int monitor = other.monitor(0);
    assertEquals(0, other.status(monitor).dwOwnerNameSize());
    assertEquals(0, other.status(monitor).dwOwnerNameOffset());
    int owner = app.owner(0);
    assertEquals("dialer", other.status(monitor).text(PhoneStatus.OWNER_NAME, TextForm.W));
    succeed(app.tapi.phoneClose(owner));
    assertEquals(0, other.status(monitor).dwOwnerNameSize());
  }

  @Test
  void aMonitorMayReadAndBeInformedButChangesNothing() {
    int monitor = app.monitor(0);
    Tapi32 tapi = app.tapi;
    assertEquals(PHONEERR_NOTOWNER, tapi.phoneSetData(monitor, 1, bytes(1), 1));
    assertEquals(PHONEERR_NOTOWNER, tapi.phoneSetDisplay(monitor, 0, 0, bytes('a'), 1));
    assertEquals(PHONEERR_NOTOWNER, tapi.phoneSetGain(monitor, PHONEHOOKSWITCHDEV_HANDSET, 1));
    assertEquals(PHONEERR_NOTOWNER, tapi.phoneSetVolume(monitor, PHONEHOOKSWITCHDEV_HANDSET, 1));
    assertEquals(
        PHONEERR_NOTOWNER,
        tapi.phoneSetHookSwitch(monitor, PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_ONHOOK));
    assertEquals(PHONEERR_NOTOWNER, tapi.phoneSetLamp(monitor, 12, PHONELAMPMODE_STEADY));
    assertEquals(PHONEERR_NOTOWNER, tapi.phoneSetRing(monitor, 1, 1));
    succeed(tapi.phoneGetHookSwitch(monitor, new IntHolder()));
    succeed(tapi.phoneGetLamp(monitor, 12, new IntHolder()));
    succeed(tapi.phoneSetStatusMessages(monitor, PHONESTATE_LAMP, 0, 0));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, tapi.phoneDevSpecific(monitor, bytes(1), 1),
        "the phone has no escape; no NOTOWNER");
  }

  @Test
  void dwPhoneFeatures_countsCapabilitiesOwnershipAndState() {
    int owner = app.owner(0);
    int monitor = other.monitor(0);
    int all = emulator.phone(0).description().features();
    int readable = all & PHONEFEATURE_SETBUTTONINFO - 1;
    assertEquals(all, app.status(owner).dwPhoneFeatures());
    assertEquals(readable, other.status(monitor).dwPhoneFeatures());
    emulator.phone(0).suspend();
    assertEquals(PHONEFEATURE_SETBUTTONINFO, app.status(owner).dwPhoneFeatures(), "its page lists no INVALPHONESTATE");
    assertEquals(0, other.status(monitor).dwPhoneFeatures());
    emulator.phone(0).resume();
    emulator.phone(0).unplug();
    assertEquals(PHONEFEATURE_SETBUTTONINFO, app.status(owner).dwPhoneFeatures());
    emulator.phone(0).plugIn();
    assertEquals(all, app.status(owner).dwPhoneFeatures());
  }

  @Test
  void dwPhoneFeatures_isWhatWorks() {
    int owner = app.owner(0);
    emulator.phone(0).suspend();
    assertEquals(PHONEERR_INVALPHONESTATE, app.tapi.phoneSetLamp(owner, 12, PHONELAMPMODE_STEADY));
    assertEquals(PHONEERR_INVALPHONESTATE, app.tapi.phoneGetLamp(owner, 12, new IntHolder()));
    emulator.phone(0).resume();
    accepted(app.tapi.phoneSetLamp(owner, 12, PHONELAMPMODE_STEADY));
  }

  @Test
  void dwOwnerNameSize_is0OnlyWithoutOwner() {
    TestApp nameless = new TestApp(emulator.attach("nameless"), "", TAPI_VERSION_2_2);
    int monitor = other.monitor(0);
    assertEquals(0, other.status(monitor).bytes(PhoneStatus.OWNER_NAME).length);
    nameless.owner(0);
    assertEquals(Character.BYTES, other.status(monitor).bytes(PhoneStatus.OWNER_NAME).length, "the terminator alone");
  }
}
