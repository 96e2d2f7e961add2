package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.PhoneDescription;
import org.junit.jupiter.api.Test;

/** Extension versions: negotiated, selected by an opener, dropped with their last user (C-23, C-29, C-30, O-18). */
class ExtensionVersionTest {

  private static final int WITHOUT = 1;

  private final HandPhone phone = new HandPhone();
  private final Emulator emulator;
  private final TestApp app;
  private final IntHolder agreed = new IntHolder();

  ExtensionVersionTest() {
    phone.description = phone.description.toBuilder().extension(1, 2, 3, 4, 10, 30).build();
    emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).phone(new HandPhone()).build());
    app = new TestApp(emulator, "dialer");
    app.negotiate(0);
    app.negotiate(WITHOUT);
  }

  private int negotiate(TestApp by, int deviceId, int low, int high) {
    return by.tapi.phoneNegotiateExtVersion(by.hPhoneApp, deviceId, by.version, low, high, agreed);
  }

  private static int open(TestApp by, int extVersion, IntHolder hPhone) {
    return by.tapi.phoneOpen(by.hPhoneApp, 0, hPhone, by.version, extVersion, 0, PHONEPRIVILEGE_MONITOR);
  }

  @Test
  void theHighestCommonVersionIsAgreedOn() {
    succeed(negotiate(app, 0, 1, 20));
    assertEquals(20, agreed.value);
    succeed(negotiate(app, 0, 1, 99));
    assertEquals(30, agreed.value);
  }

  @Test
  void disjointRangesAreIncompatible() {
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, negotiate(app, 0, 31, 99));
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, negotiate(app, 0, 1, 9));
  }

  @Test
  void aPhoneWithoutExtensionsOffersNone() {
    assertEquals(PHONEERR_OPERATIONUNAVAIL, negotiate(app, WITHOUT, 1, 99));
  }

  @Test
  void phoneOpen_takesOnlyAVersionThisApplicationHasNegotiated() {
    TestApp other = new TestApp(emulator, "other");
    other.negotiate(0);
    succeed(negotiate(app, 0, 20, 20));
    IntHolder hPhone = new IntHolder();
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, open(app, 21, hPhone));
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, open(other, 20, hPhone));
    assertFalse(emulator.phone(0).isOpen());
    succeed(open(app, 20, hPhone));
  }

  @Test
  void theFirstOpenerWhoAsksSelectsTheVersion_andOnlyThatCanResultWhileItIsInForce() {
    succeed(negotiate(app, 0, 20, 20));
    succeed(open(app, 20, new IntHolder()));
    assertTrue(phone.told.contains("selectExtVersion 20"), phone.told::toString);
    TestApp other = new TestApp(emulator, "other");
    other.negotiate(0);
    succeed(negotiate(other, 0, 10, 30));
    assertEquals(20, agreed.value);
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, negotiate(other, 0, 21, 30));
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, negotiate(other, 0, 10, 19));
  }

  @Test
  void anotherVersionCannotBeOpenedWhileOneIsInForce() {
    succeed(negotiate(app, 0, 20, 20));
    succeed(negotiate(app, 0, 25, 25));
    succeed(open(app, 20, new IntHolder()));
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, open(app, 25, new IntHolder()));
    succeed(open(app, 0, new IntHolder()));
  }

  @Test
  void theVersionIsDroppedWithItsLastUser_thoughOthersKeepThePhoneOpen() {
    succeed(negotiate(app, 0, 20, 20));
    succeed(negotiate(app, 0, 25, 25));
    IntHolder first = new IntHolder();
    IntHolder second = new IntHolder();
    succeed(open(app, 0, new IntHolder()));
    succeed(open(app, 20, first));
    succeed(open(app, 20, second));
    succeed(app.tapi.phoneClose(first.value));
    assertFalse(phone.told.contains("selectExtVersion 0"), phone.told::toString);
    succeed(app.tapi.phoneClose(second.value));
    assertTrue(phone.told.contains("selectExtVersion 0"), phone.told::toString);
    succeed(open(app, 25, new IntHolder()));
  }

  @Test
  void theVersionEndsWithTheOpenPhone() {
    succeed(negotiate(app, 0, 20, 20));
    IntHolder hPhone = new IntHolder();
    succeed(open(app, 20, hPhone));
    succeed(app.tapi.phoneClose(hPhone.value));
    succeed(negotiate(app, 0, 25, 25));
    assertEquals(25, agreed.value);
    succeed(open(app, 25, hPhone));
  }

  @Test
  void aForcedCloseEndsTheVersionToo() {
    succeed(negotiate(app, 0, 20, 20));
    succeed(open(app, 20, new IntHolder()));
    emulator.phone(0).forceClose();
    succeed(negotiate(app, 0, 25, 25));
    succeed(open(app, 25, new IntHolder()));
  }

  @Test
  void aPhoneThatRefusesTheSelectionStaysClosed() {
    HandPhone choosy = new HandPhone() {
      @Override
      public int selectExtVersion(int extVersion) {
        super.selectExtVersion(extVersion);
        return PHONEERR_INCOMPATIBLEEXTVERSION;
      }
    };
    choosy.description = PhoneDescription.named("choosy").extension(1, 2, 3, 4, 10, 30).build();
    int id = emulator.addPhone(choosy);
    app.negotiate(id);
    succeed(negotiate(app, id, 20, 20));
    assertEquals(
        PHONEERR_INCOMPATIBLEEXTVERSION,
        app.tapi.phoneOpen(app.hPhoneApp, id, new IntHolder(), app.version, 20, 0, PHONEPRIVILEGE_OWNER));
    assertFalse(emulator.phone(id).isOpen());
    assertEquals("close", choosy.told.get(choosy.told.size() - 1), "what was opened for nothing is closed");
    succeed(app.tapi.phoneOpen(app.hPhoneApp, id, new IntHolder(), app.version, 0, 0, PHONEPRIVILEGE_OWNER));
  }
}
