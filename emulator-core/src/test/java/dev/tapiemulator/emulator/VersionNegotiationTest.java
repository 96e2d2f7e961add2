package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.struct.PhoneExtensionId;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Agreeing on an API version (C-04, C-24 to C-28, O-17, O-31, O-37). */
class VersionNegotiationTest {

  private static final int UNTOUCHED = 0x5A5A5A5A;

  private static final int PLAIN = 0;
  private static final int UP_TO_1_4 = 1;
  private static final int FROM_2_1 = 2;

  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder()
      .phone(new EchoPhone())
      .phone(speaking(TAPI_VERSION_1_3, TAPI_VERSION_1_4))
      .phone(speaking(TAPI_VERSION_2_1, TAPI_VERSION_2_2))
      .build());
  private final TapiProcess process = emulator.attach("dialer");
  private final IntHolder agreed = new IntHolder(UNTOUCHED);

  private static EchoPhone speaking(int lowest, int highest) {
    return new EchoPhone() {
      @Override
      public PhoneDescription describe() {
        return super.describe().toBuilder().apiVersions(lowest, highest).build();
      }
    };
  }

  private int negotiate(int hPhoneApp, int deviceId, int low, int high) {
    agreed.value = UNTOUCHED;
    return process.tapi().phoneNegotiateAPIVersion(hPhoneApp, deviceId, low, high, agreed, null);
  }

  /** phoneInitializeEx with the hidden window; the result, with the version in and out. */
  private int initialize(IntHolder version, IntHolder hPhoneApp) {
    ByteBuffer block = ByteBuffer.allocate(64);
    new PhoneInitializeExParams(process.pointerWidth()).wrap(block).dwTotalSize(64).dwOptions(
        PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
    return process.tapi().phoneInitializeEx(
        hPhoneApp, 0, (device, message, instance, first, second, third) -> { }, "app", new IntHolder(), version, block);
  }

  @Test
  void phoneInitializeEx_returnsTheHighestVersionOfTapi() {
    int unsignedMaximum = 0xFFFFFFFF;
    for (int declared : new int[] {TAPI_VERSION_1_3, TAPI_VERSION_2_0, TAPI_VERSION_3_1, unsignedMaximum}) {
      IntHolder version = new IntHolder(declared);
      succeed(initialize(version, new IntHolder()));
      assertEquals(TAPI_VERSION_2_2, version.value, () -> Integer.toHexString(declared));
    }
  }

  @Test
  void phoneInitializeEx_refusesAVersionBelow1_3() {
    assertEquals(PHONEERR_INVALPARAM, initialize(new IntHolder(0x00010002), new IntHolder()));
    assertEquals(PHONEERR_INVALPARAM, initialize(new IntHolder(0), new IntHolder()));
  }

  @Test
  void theHighestCommonVersionIsAgreedOn() {
    int app = new TestApp(process, "app", TAPI_VERSION_2_2).hPhoneApp;
    succeed(negotiate(app, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_2_2));
    assertEquals(TAPI_VERSION_2_2, agreed.value);
    succeed(negotiate(app, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_1_4));
    assertEquals(TAPI_VERSION_1_4, agreed.value);
    succeed(negotiate(app, PLAIN, TAPI_VERSION_2_0, TAPI_VERSION_2_0));
    assertEquals(TAPI_VERSION_2_0, agreed.value);
    succeed(negotiate(app, UP_TO_1_4, TAPI_VERSION_1_3, TAPI_VERSION_2_2));
    assertEquals(TAPI_VERSION_1_4, agreed.value);
  }

  @Test
  void aRangeBetweenTwoVersionsIsEmpty() {
    int app = new TestApp(process, "app", TAPI_VERSION_2_2).hPhoneApp;
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, PLAIN, 0x00010005, 0x0001FFFF));
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, PLAIN, TAPI_VERSION_2_2 + 1, 0xFFFFFFFF));
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, PLAIN, 0, TAPI_VERSION_1_3 - 1));
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, PLAIN, TAPI_VERSION_2_2, TAPI_VERSION_1_3),
        "upside down");
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, UP_TO_1_4, TAPI_VERSION_2_0, TAPI_VERSION_2_2));
    assertEquals(UNTOUCHED, agreed.value);
  }

  @Test
  void boundsAreUnsigned() {
    int app = new TestApp(process, "app", TAPI_VERSION_2_2).hPhoneApp;
    succeed(negotiate(app, PLAIN, 0, 0xFFFFFFFF));
    assertEquals(TAPI_VERSION_2_2, agreed.value);
  }

  @Test
  void aNewerProviderIsTranslatedDown() {
    int app = new WindowApp(process, "app", TAPI_VERSION_1_3).hPhoneApp;
    succeed(negotiate(app, FROM_2_1, TAPI_VERSION_1_3, TAPI_VERSION_1_3));
    assertEquals(TAPI_VERSION_1_3, agreed.value);
  }

  @Test
  void theDeclaredVersionCapsNegotiation() {
    int app = new TestApp(process, "app", TAPI_VERSION_2_0).hPhoneApp;
    succeed(negotiate(app, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_2_2));
    assertEquals(TAPI_VERSION_2_0, agreed.value);
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, PLAIN, TAPI_VERSION_2_1, TAPI_VERSION_2_2));
  }

  @Test
  void phoneInitializeCapsAt1_4() {
    int app = new WindowApp(process, "old").hPhoneApp;
    succeed(negotiate(app, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_2_2));
    assertEquals(TAPI_VERSION_1_4, agreed.value);
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app, PLAIN, TAPI_VERSION_2_0, TAPI_VERSION_2_2));
  }

  @Test
  void aVersionIsGoodOnlyForTheApplicationAndThePhoneItWasNegotiatedFor() {
    TestApp app = new TestApp(process, "app", TAPI_VERSION_2_2);
    TestApp other = new TestApp(process, "other", TAPI_VERSION_2_2);
    succeed(negotiate(app.hPhoneApp, PLAIN, TAPI_VERSION_2_1, TAPI_VERSION_2_1));
    IntHolder hPhone = new IntHolder(UNTOUCHED);
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, app.tryOpen(PLAIN, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER, hPhone));
    assertEquals(
        PHONEERR_INCOMPATIBLEAPIVERSION, app.tryOpen(FROM_2_1, TAPI_VERSION_2_1, PHONEPRIVILEGE_OWNER, hPhone));
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, other.tryOpen(PLAIN, TAPI_VERSION_2_1, PHONEPRIVILEGE_OWNER, hPhone));
    ByteBuffer caps = ByteBuffer.allocate(4096);
    caps.order(ByteOrder.LITTLE_ENDIAN).putInt(0, 4096);
    assertEquals(
        PHONEERR_INCOMPATIBLEAPIVERSION, app.tapi.phoneGetDevCaps(app.hPhoneApp, PLAIN, TAPI_VERSION_2_2, 0, caps));
    assertEquals(
        PHONEERR_INCOMPATIBLEAPIVERSION,
        app.tapi.phoneNegotiateExtVersion(app.hPhoneApp, PLAIN, TAPI_VERSION_2_2, 1, 2, new IntHolder()));
    assertEquals(UNTOUCHED, hPhone.value);
    succeed(app.tryOpen(PLAIN, TAPI_VERSION_2_1, PHONEPRIVILEGE_OWNER, hPhone));
    succeed(app.tapi.phoneGetDevCaps(app.hPhoneApp, PLAIN, TAPI_VERSION_2_1, 0, caps));
  }

  @Test
  void everyVersionNegotiatedBeforeStaysGood() {
    TestApp app = new TestApp(process, "app", TAPI_VERSION_2_2);
    succeed(negotiate(app.hPhoneApp, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_1_3));
    succeed(negotiate(app.hPhoneApp, PLAIN, TAPI_VERSION_2_0, TAPI_VERSION_2_0));
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, negotiate(app.hPhoneApp, PLAIN, TAPI_VERSION_2_2 + 1, 0x7FFFFFFF));
    succeed(app.tryOpen(PLAIN, TAPI_VERSION_1_3, PHONEPRIVILEGE_MONITOR, new IntHolder()));
    succeed(app.tryOpen(PLAIN, TAPI_VERSION_2_0, PHONEPRIVILEGE_MONITOR, new IntHolder()));
  }

  @Test
  void aNewRegistrationNegotiatesAnew() {
    TestApp app = new TestApp(process, "app", TAPI_VERSION_2_2);
    succeed(negotiate(app.hPhoneApp, PLAIN, TAPI_VERSION_2_2, TAPI_VERSION_2_2));
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    TestApp again = new TestApp(process, "app", TAPI_VERSION_2_2);
    assertEquals(
        PHONEERR_INCOMPATIBLEAPIVERSION, again.tryOpen(PLAIN, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER, new IntHolder()));
  }

  @Test
  void theExtensionIdComesWithTheVersion() {
    int app = new TestApp(process, "app", TAPI_VERSION_2_2).hPhoneApp;
    ByteBuffer id = ByteBuffer.allocate(16);
    succeed(process.tapi().phoneNegotiateAPIVersion(app, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_2_2, agreed, id));
    PhoneExtensionId view = new PhoneExtensionId().wrap(id);
    assertArrayEquals(
        new int[] {1, 2, 3, 4},
        new int[] {view.dwExtensionID0(), view.dwExtensionID1(), view.dwExtensionID2(), view.dwExtensionID3()});
    ByteBuffer tooShort = ByteBuffer.allocate(15);
    assertEquals(
        PHONEERR_INVALPOINTER,
        process.tapi().phoneNegotiateAPIVersion(app, PLAIN, TAPI_VERSION_1_3, TAPI_VERSION_2_2, agreed, tooShort));
  }

  @Test
  void idsThatWereNotGivenOutAreBad() {
    int app = new TestApp(process, "app", TAPI_VERSION_2_2).hPhoneApp;
    for (int id : new int[] {3, -1, Integer.MAX_VALUE, INITIALIZE_NEGOTIATION}) {
      assertEquals(PHONEERR_BADDEVICEID, negotiate(app, id, TAPI_VERSION_1_3, TAPI_VERSION_2_2));
    }
  }
}
