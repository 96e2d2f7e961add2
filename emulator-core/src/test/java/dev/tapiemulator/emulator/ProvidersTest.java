package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Several providers, one that does not start, the provider session, and reinitialisation (C-02, C-06, C-09, C-10,
 * O-23).
 */
class ProvidersTest {

  private final HandPhone first = new HandPhone();
  private final HandPhone broken = new HandPhone();
  private final HandPhone last = new HandPhone();

  private static ProviderConfig provider(String name, HandPhone... phones) {
    return new ProviderConfig(name, List.of(phones).stream().map(PhoneSource::of).toList(), 0);
  }

  private Emulator emulator(int startError) {
    return TestEmulator.create(EmulatorConfig.builder()
        .provider(provider("first", first))
        .provider(new ProviderConfig("broken", List.of(PhoneSource.of(broken)), startError))
        .provider(provider("last", last))
        .build());
  }

  private static PhoneCallback nothing() {
    return (device, message, instance, first, second, third) -> { };
  }

  @Test
  void everyProviderHasItsSliceOfIdsInOrder() {
    Emulator emulator = emulator(0);
    TestApp app = new TestApp(emulator, "dialer");
    app.owner(0);
    app.owner(1);
    assertEquals(List.of("sessionStarted", "open"), first.told);
    assertEquals(List.of("sessionStarted", "open"), broken.told);
    assertEquals(List.of("sessionStarted"), last.told);
  }

  @Test
  void phoneInitialize_failsWithTheErrorOfAProviderThatDoesNotStart() {
    for (PhoneErr error : List.of(PhoneErr.NODRIVER, PhoneErr.INIFILECORRUPT, PhoneErr.NOMEM)) {
      Emulator emulator = emulator(error.value());
      Tapi32 tapi = emulator.attach("old").tapi();
      IntHolder hPhoneApp = new IntHolder(77);
      assertEquals(error.value(), tapi.phoneInitialize(hPhoneApp, 0, nothing(), "old", new IntHolder()));
      assertEquals(77, hPhoneApp.value);
      assertEquals(PHONEERR_UNINITIALIZED, tapi.phoneShutdown(77));
    }
    assertEquals(List.of(), first.told);
  }

  @Test
  void phoneInitializeEx_succeeds_andThePhonesOfTheBrokenProviderHaveNoDriver() {
    Emulator emulator = emulator(PHONEERR_INIFILECORRUPT);
    TestApp app = new TestApp(emulator, "dialer");
    app.owner(0);
    app.owner(2);
    IntHolder out = new IntHolder();
    assertEquals(
        PHONEERR_NODRIVER,
        app.tapi.phoneNegotiateAPIVersion(app.hPhoneApp, 1, TAPI_VERSION_1_3, TAPI_VERSION_2_2, out, null));
    assertEquals(PHONEERR_NODRIVER, app.tryOpen(1, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER, out));
    ByteBuffer caps = ByteBuffer.allocate(1024).put(1, (byte) 4);
    assertEquals(PHONEERR_NODRIVER, app.tapi.phoneGetDevCaps(app.hPhoneApp, 1, TAPI_VERSION_2_2, 0, caps));
    assertEquals(PHONEERR_NODRIVER, app.tapi.phoneNegotiateExtVersion(app.hPhoneApp, 1, TAPI_VERSION_2_2, 1, 2, out));
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetIcon(1, null, new LongHolder()),
        "its page has no NODRIVER");
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneConfigDialog(1, 0, null));
    assertEquals(List.of(), broken.told);
  }

  @Test
  void aProviderMayFailOnlyWithWhatPhoneInitializeDocuments() {
    assertThrows(IllegalArgumentException.class, () -> provider("x", first).failsToStart(PhoneErr.INVALDATAID));
  }

  @Test
  void theProviderSessionSpansTheFirstAndTheLastApplicationOfAllProcesses() {
    Emulator emulator = emulator(0);
    TestApp one = new TestApp(emulator, "one");
    TestApp two = new TestApp(emulator, "two");
    succeed(one.tapi.phoneShutdown(one.hPhoneApp));
    assertEquals(List.of("sessionStarted"), first.told);
    two.process.kill();
    assertEquals(List.of("sessionStarted", "sessionEnded"), first.told);
    new TestApp(emulator, "three");
    assertEquals(List.of("sessionStarted", "sessionEnded", "sessionStarted"), first.told);
  }

  @Test
  void closingThePhoneComesBeforeTheEndOfTheSession() {
    Emulator emulator = emulator(0);
    TestApp app = new TestApp(emulator, "one");
    app.owner(0);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of("sessionStarted", "open", "close", "sessionEnded"), first.told);
  }

  @Test
  void whatThePhoneShowsOutlivesTheSession() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone(0)).build());
    TestApp app = new TestApp(emulator, "one");
    app.tapi.phoneSetLamp(app.owner(0), 12, PHONELAMPMODE_STEADY);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    TestApp next = new TestApp(emulator, "two");
    IntHolder lamp = new IntHolder();
    succeed(next.tapi.phoneGetLamp(next.monitor(0), 12, lamp));
    assertEquals(PHONELAMPMODE_STEADY, lamp.value);
  }

  @Test
  void withoutPhonesInitialisingSucceeds_andThePhoneThatArrivesWorks() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().build());
    TestApp app = new TestApp(emulator, "dialer");
    IntHolder count = new IntHolder(9);
    succeed(app.tapi.phoneInitialize(new IntHolder(), 0, nothing(), "old", count));
    assertEquals(0, count.value);
    assertEquals(0, emulator.addPhone(first));
    assertEquals(List.of("CREATE"), app.words(), "the id is 0");
    app.owner(0);
    app.process.kill();
    new TestApp(emulator, "next").owner(0);
  }

  @Test
  void reconfigure_asksEveryApplicationOnEachHandleOrOnceWithoutOne() {
    Emulator emulator = emulator(0);
    TestApp open = new TestApp(emulator, "open");
    TestApp idle = new TestApp(emulator, "idle");
    WindowApp old = new WindowApp(idle.process, "old");
    int one = open.owner(0);
    int two = open.monitor(2);
    emulator.reconfigure();
    assertEquals(
        List.of(
            new TestApp.Message(one, PHONE_STATE, open.hPhoneApp, PHONESTATE_REINIT, 0, 0),
            new TestApp.Message(two, PHONE_STATE, open.hPhoneApp, PHONESTATE_REINIT, 0, 0)),
        open.messages());
    assertEquals(List.of(new TestApp.Message(0, PHONE_STATE, 0, PHONESTATE_REINIT, 0, 0)), idle.messages());
    assertEquals(List.of("STATE REINIT"), old.words());
  }

  @Test
  void reconfigure_nobodyMayInitialiseOrOpenUntilAllHaveShutDown() {
    Emulator emulator = emulator(0);
    TestApp one = new TestApp(emulator, "one");
    TestApp two = new TestApp(emulator, "two");
    int hPhone = one.owner(0);
    emulator.reconfigure();
    assertReinit(one);
    succeed(one.tapi.phoneGetStatusMessages(hPhone, new IntHolder(), new IntHolder(), new IntHolder()));
    succeed(one.tapi.phoneClose(hPhone));
    succeed(one.tapi.phoneShutdown(one.hPhoneApp));
    assertReinit(two);
    succeed(two.tapi.phoneShutdown(two.hPhoneApp));
    new TestApp(one.process, "again", TAPI_VERSION_2_2).owner(0);
  }

  private static void assertReinit(TestApp app) {
    app.negotiate(0);
    assertEquals(PHONEERR_REINIT, app.tryOpen(0, app.version, PHONEPRIVILEGE_MONITOR, new IntHolder()));
    assertEquals(PHONEERR_REINIT, app.tapi.phoneInitialize(new IntHolder(), 0, nothing(), "old", new IntHolder()));
    ByteBuffer block = ByteBuffer.allocate(64).put(0, (byte) 64).put(12, (byte) PHONEINITIALIZEEXOPTION_USEEVENT);
    assertEquals(
        PHONEERR_REINIT,
        app.tapi.phoneInitializeEx(
            new IntHolder(), 0, null, "new", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block));
  }

  @Test
  void reconfigure_whileNobodyIsInitialisedLeavesNothingPending() {
    Emulator emulator = emulator(0);
    emulator.reconfigure();
    new TestApp(emulator, "one").owner(0);
  }
}
