package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sentence of the page of phoneClose (A:nf-tapi-phoneclose), in its order. */
class PhoneClosePageTest {

  private static final Set<PhoneErr> LISTED = EnumSet.of(
      PhoneErr.INVALPHONEHANDLE, PhoneErr.NOMEM, PhoneErr.OPERATIONFAILED, PhoneErr.RESOURCEUNAVAIL,
      PhoneErr.OPERATIONUNAVAIL, PhoneErr.UNINITIALIZED);

  private final Emulator emulator =
      TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone(20)).phone(new EchoPhone(20)).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final int hPhone = app.owner(0);

  @Test
  void phoneClose_closesTheSpecifiedOpenPhone() {
    int other = app.owner(1);
    assertTrue(emulator.phone(0).isOpen());
    succeed(app.tapi.phoneClose(hPhone));
    assertFalse(emulator.phone(0).isOpen());
    assertTrue(emulator.phone(1).isOpen(), "and no other");
    app.status(other);
  }

  @Test
  void hPhone_namesTheOpenPhoneToBeClosed() {
    for (int notOpen : new int[] {0, -1, app.hPhoneApp, hPhone + 1, hPhone & 0xFFFF}) {
      assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(notOpen));
    }
    assertTrue(emulator.phone(0).isOpen());
  }

  @Test
  void hPhone_isNoLongerValidWhenTheFunctionHasSucceeded() {
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    int reopened = app.owner(0);
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone), "nor does it become valid again");
    succeed(app.tapi.phoneClose(reopened));
  }

  @Test
  void hPhone_staysValidWhenTheFunctionHasFailed() {
    emulator.phone(0).failNext(PhoneFunction.PHONE_CLOSE, PhoneErr.NOMEM);
    assertEquals(PHONEERR_NOMEM, app.tapi.phoneClose(hPhone));
    succeed(app.tapi.phoneClose(hPhone));
  }

  @Test
  void returns_zeroOrANegativeErrorOfTheList() {
    assertEquals(LISTED, EnumSet.copyOf(PhoneFunction.PHONE_CLOSE.documented()));
    for (PhoneErr error : LISTED) {
      emulator.phone(0).failNext(PhoneFunction.PHONE_CLOSE, error);
      int result = app.tapi.phoneClose(hPhone);
      assertTrue(result < 0);
      assertEquals(error.value(), result);
    }
    assertEquals(0, app.tapi.phoneClose(hPhone));
  }

  @Test
  void remarks_phoneCloseIsSentAfterThePhoneHasBeenClosed() {
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of(new Message(hPhone, PHONE_CLOSE, app.hPhoneApp, 0, 0, 0)), app.messages());
  }

  @Test
  void remarks_phoneCloseIsNotSentWhenTheFunctionHasFailed() {
    emulator.phone(0).failNext(PhoneFunction.PHONE_CLOSE, PhoneErr.NOMEM);
    app.tapi.phoneClose(hPhone);
    assertEquals(List.of(), app.messages());
  }

  @Test
  void remarks_phoneCloseCanComeUnsolicited_whenThePhoneIsReclaimed() {
    emulator.phone(0).forceClose();
    assertEquals(List.of(new Message(hPhone, PHONE_CLOSE, app.hPhoneApp, 0, 0, 0)), app.messages());
  }

  @Test
  void remarks_anApplicationThatIsPreparedForItCanGoOn() {
    emulator.phone(0).forceClose();
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone), "there is nothing left to close");
    app.owner(0);
  }

  @Test
  void remarks_outstandingRepliesAreSuppressedAtTheTimeOfClosing() {
    List<Integer> requests = new ArrayList<>();
    requests.add(accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1)));
    emulator.advance(Duration.ofMillis(20)); // This one's reply is queued already.
    requests.add(accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY)));
    emulator.advance(Duration.ofMillis(10));
    requests.add(accepted(app.tapi.phoneSetRing(hPhone, 1, 1)));
    succeed(app.tapi.phoneClose(hPhone));
    emulator.runUntilIdle();
    assertEquals(3, Set.copyOf(requests).size());
    assertEquals(List.of(), repliesIn(app.messages()));
  }
}
