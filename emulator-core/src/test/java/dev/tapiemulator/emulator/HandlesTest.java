package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Handles and the processes they belong to (C-03, C-36, O-26, O-39). */
class HandlesTest {

  private final Emulator emulator =
      TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone()).phone(new EchoPhone()).build());

  /** A function that any handle may call and that lists INVALPHONEHANDLE. */
  private static int use(TestApp app, int hPhone) {
    return app.tapi.phoneGetStatusMessages(hPhone, new IntHolder(), new IntHolder(), new IntHolder());
  }

  @Test
  void phoneInitializeEx_severalTimesInOneProcess_givesApplicationsOfTheirOwn() {
    TapiProcess process = emulator.attach("dialer");
    TestApp first = new TestApp(process, "first", TAPI_VERSION_2_2);
    TestApp second = new TestApp(process, "second", TAPI_VERSION_2_0);
    assertNotEquals(first.hPhoneApp, second.hPhoneApp);
    assertNotEquals(first.hEvent, second.hEvent);
    int owned = first.owner(0);
    assertEquals(PHONEERR_INUSE, second.tryOpen(0, second.negotiate(0), PHONEPRIVILEGE_OWNER, new IntHolder()));
    succeed(first.tapi.phoneShutdown(first.hPhoneApp));
    assertEquals(PHONEERR_INVALPHONEHANDLE, use(first, owned));
    second.owner(0);
  }

  @Test
  void phoneOpen_handlesArePositiveAboveSixteenBitsAndUnlikeApplicationHandles() {
    TapiProcess process = emulator.attach("dialer");
    TreeSet<Integer> all = new TreeSet<>();
    int given = 0;
    for (int i = 0; i < 40; i++) {
      TestApp app = new TestApp(process, "app " + i, TAPI_VERSION_2_2);
      all.add(app.hPhoneApp);
      all.add(app.monitor(0));
      all.add(app.monitor(1));
      given += 3;
    }
    assertEquals(given, all.size());
    assertTrue(all.first() > 0xFFFF, () -> "" + all.first());
  }

  @Test
  void anApplicationHandleIsNoPhoneHandleAndTheOtherWayRound() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    assertEquals(PHONEERR_INVALPHONEHANDLE, use(app, app.hPhoneApp));
    assertEquals(PHONEERR_INVALAPPHANDLE, app.tapi.phoneShutdown(hPhone));
    assertEquals(PHONEERR_INVALAPPHANDLE, app.tapi.phoneGetMessage(hPhone, bytes(new int[64]), 0));
  }

  @Test
  void aTruncatedHandleIsInvalid() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    assertEquals(PHONEERR_INVALPHONEHANDLE, use(app, hPhone & 0xFFFF));
    assertEquals(PHONEERR_INVALAPPHANDLE, app.tapi.phoneShutdown(app.hPhoneApp & 0xFFFF));
  }

  @Test
  void zeroAndNegativeHandlesAreInvalid() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    for (int handle : new int[] {0, -1, Integer.MIN_VALUE, -hPhone, hPhone | Integer.MIN_VALUE}) {
      assertEquals(PHONEERR_INVALPHONEHANDLE, use(app, handle));
      assertEquals(PHONEERR_INVALAPPHANDLE, app.tapi.phoneShutdown(handle));
    }
  }

  @Test
  void aStaleHandleNeverResolvesThoughItsSlotIsUsedAgain() {
    TestApp app = new TestApp(emulator, "dialer");
    List<Integer> stale = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int hPhone = app.owner(0);
      succeed(app.tapi.phoneClose(hPhone));
      stale.add(hPhone);
    }
    int living = app.owner(0);
    assertEquals(living & 0xFFFF, stale.get(0) & 0xFFFF, "the slot is the same");
    for (int handle : stale) {
      assertEquals(PHONEERR_INVALPHONEHANDLE, use(app, handle));
      assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(handle));
    }
    succeed(use(app, living));
  }

  @Test
  void aSlotWhoseGenerationsAreSpentIsRetired() {
    TestApp app = new TestApp(emulator, "dialer");
    int first = app.owner(0);
    succeed(app.tapi.phoneClose(first));
    TreeSet<Integer> given = new TreeSet<>();
    given.add(first);
    int hPhone = first;
    for (int i = 1; i <= 0x4000; i++) {
      hPhone = app.owner(0);
      assertTrue(hPhone > 0xFFFF && given.add(hPhone), "a handle is never given out twice");
      succeed(app.tapi.phoneClose(hPhone));
      app.messages();
    }
    assertNotEquals(first & 0xFFFF, hPhone & 0xFFFF, "14 bits of generations are spent after so many openings");
  }

  @Test
  void aStaleApplicationHandleNeverResolves() {
    TapiProcess process = emulator.attach("dialer");
    TestApp first = new TestApp(process, "first", TAPI_VERSION_2_2);
    succeed(first.tapi.phoneShutdown(first.hPhoneApp));
    TestApp second = new TestApp(process, "second", TAPI_VERSION_2_2);
    assertEquals(PHONEERR_INVALAPPHANDLE, first.tapi.phoneShutdown(first.hPhoneApp));
    succeed(second.tapi.phoneShutdown(second.hPhoneApp));
  }

  @Test
  void aHandleOfAnotherProcessIsAsInvalidAsAStaleOne() {
    TestApp mine = new TestApp(emulator, "dialer");
    TestApp other = new TestApp(emulator, "watcher");
    int hPhone = mine.owner(0);
    assertEquals(PHONEERR_INVALPHONEHANDLE, use(other, hPhone));
    assertEquals(PHONEERR_INVALPHONEHANDLE, other.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INVALAPPHANDLE, other.tapi.phoneShutdown(mine.hPhoneApp));
    assertEquals(PHONEERR_INVALAPPHANDLE, other.tapi.phoneGetMessage(mine.hPhoneApp, bytes(new int[64]), 0));
    assertEquals(PHONEERR_INVALAPPHANDLE, other.tapi.phoneOpen(
        mine.hPhoneApp, 0, new IntHolder(), TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_MONITOR));
    succeed(use(mine, hPhone));
  }

  @Test
  void aHandleOfAnotherApplicationOfTheSameProcessIsGood() {
    TapiProcess process = emulator.attach("dialer");
    TestApp first = new TestApp(process, "first", TAPI_VERSION_2_2);
    TestApp second = new TestApp(process, "second", TAPI_VERSION_2_2);
    int hPhone = first.owner(0);
    succeed(use(second, hPhone));
  }

  @Test
  void beforeAnyApplicationEveryCallIsUninitialized() {
    Tapi32 tapi = emulator.attach("dialer").tapi();
    assertEquals(PHONEERR_UNINITIALIZED, tapi.phoneClose(1));
    assertEquals(PHONEERR_UNINITIALIZED, tapi.phoneShutdown(1));
    assertEquals(PHONEERR_UNINITIALIZED, tapi.phoneGetIcon(0, null, new LongHolder()));
    assertEquals(PHONEERR_INVALAPPHANDLE, tapi.phoneGetMessage(1, bytes(new int[64]), 0),
        "its page has no UNINITIALIZED");
  }

  @Test
  void anApplicationOfAnyProcessEndsUninitialized() {
    TestApp other = new TestApp(emulator, "watcher");
    Tapi32 tapi = emulator.attach("dialer").tapi();
    assertEquals(PHONEERR_INVALPHONEHANDLE, tapi.phoneClose(1));
    assertEquals(PHONEERR_INVALAPPHANDLE, tapi.phoneShutdown(1));
    succeed(other.tapi.phoneShutdown(other.hPhoneApp));
    assertEquals(PHONEERR_UNINITIALIZED, tapi.phoneShutdown(1));
  }

  @Test
  void theModuleHandleMustBeZeroOrTheProcesssOwn() {
    TapiProcess process = emulator.attach("dialer");
    PhoneCallback callback = (hDevice, message, instance, first, second, third) -> { };
    IntHolder app = new IntHolder();
    succeed(process.tapi().phoneInitialize(app, process.hInstance(), callback, "old", new IntHolder()));
    succeed(process.tapi().phoneShutdown(app.value));
    assertEquals(
        PHONEERR_INVALPARAM,
        process.tapi().phoneInitialize(app, process.hInstance() + 1, callback, "old", new IntHolder()));
  }
}
