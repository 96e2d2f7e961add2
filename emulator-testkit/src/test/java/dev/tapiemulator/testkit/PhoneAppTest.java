package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.DeadlockFailure;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application driven in words does, with each mechanism. */
class PhoneAppTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build());

  @AfterEach
  void close() {
    emulator.close();
  }

  private PhoneApp app(Mechanism mechanism) {
    return PhoneApp.in(emulator).named("dialer").via(mechanism).start();
  }

  @ParameterizedTest
  @EnumSource(Mechanism.class)
  void receives_theReplyAndThePhonesMessages_byEachMechanism(Mechanism mechanism) {
    phone.answers(setLamp(12)).after(millis(20));
    PhoneApp app = app(mechanism);
    int hPhone = app.opensAsOwner(phone);
    app.succeeds(() -> app.phoneSetStatusMessages(
        hPhone, PHONESTATE_LAMP, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
    int request = app.accepts(() -> app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));

    app.advances(millis(19));
    app.receivesNothing();
    app.advances(millis(1));
    app.receives(state(hPhone, PHONESTATE_LAMP).detail(12), reply(request));

    emulator.phone(0).press(3);
    app.receives(button(hPhone, 3, PHONEBUTTONSTATE_DOWN));
    app.receivesNothing();
    app.close();
    app.close();
    assertEquals(PHONEERR_UNINITIALIZED, app.phoneShutdown());
  }

  @Test
  void port_isHandledAsThePageDemands() {
    phone.answers(setData(0)).completesInsideTheCall();
    PhoneApp app = app(Mechanism.PORT);
    int hPhone = app.opensAsOwner(phone);
    app.receives(reply(app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)))));
    app.close();
    assertEquals(1, count(JournalKind.LOCAL_FREE));
    assertEquals(JournalKind.CLOSE_PORT, emulator.journal().get(emulator.journal().size() - 1).kind());
  }

  private long count(JournalKind kind) {
    long count = 0;
    for (JournalRecord record : emulator.journal()) {
      count += record.kind() == kind ? 1 : 0;
    }
    return count;
  }

  @Test
  void version1_hasAHiddenWindow() {
    phone.answers(setData(0)).with(PhoneErr.NOMEM);
    PhoneApp app = PhoneApp.in(emulator).via(Mechanism.WINDOW).version(TAPI_VERSION_1_4).start();
    int hPhone = app.opensAsOwner(0);
    int request = app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)));
    app.awaits(reply(request).with(PhoneErr.NOMEM));
    assertEquals(20, emulator.now().toMillis());
    assertEquals(PhoneFunction.PHONE_INITIALIZE, firstCall());
  }

  private PhoneFunction firstCall() {
    for (JournalRecord record : emulator.journal()) {
      if (record.kind() == JournalKind.CALL) {
        return record.function();
      }
    }
    throw new AssertionError("nothing was called");
  }

  @Test
  void awaits_failsAsADeadlock_whenNothingCanCome() {
    PhoneApp app = app(Mechanism.EVENT);
    assertThrows(DeadlockFailure.class, () -> app.awaits(reply(1)));
  }

  @Test
  void receivesNoReply_leavesOtherMessagesToBeReceived() {
    PhoneApp app = app(Mechanism.EVENT);
    int hPhone = app.opensAsMonitor(phone);
    app.succeeds(() -> app.phoneClose(hPhone));
    app.receivesNoReply();
    assertEquals(List.of("PHONE_CLOSE 0x40010000"), app.unread().stream().map(Object::toString).toList());
    app.receives(closed(hPhone));
    app.receivesNothing();
  }

  @Test
  void receivesInAnyOrder_takesRepliesAsTheyCome() {
    phone.answers(setData(0)).after(millis(30));
    phone.answers(setData(1)).after(millis(10));
    PhoneApp app = app(Mechanism.EVENT);
    int hPhone = app.opensAsOwner(phone);
    int slow = app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)));
    int fast = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(1)));
    app.advances(millis(30));
    app.receivesInAnyOrder(reply(slow), reply(fast));
    app.receivesNothing();
  }

  @Test
  void isRefusedWith_isContentWithExactlyThatError() {
    phone.answers(setData(0)).refuses(PhoneErr.RESOURCEUNAVAIL);
    phone.answers(setData(0)).refuses(0xC0000001);
    PhoneApp app = app(Mechanism.EVENT);
    int owner = app.opensAsOwner(phone);
    app.isRefusedWith(PhoneErr.RESOURCEUNAVAIL, () -> app.phoneSetData(owner, 0, bytes(1)));
    app.isRefusedWith(0xC0000001, () -> app.phoneSetData(owner, 0, bytes(1)));
    PhoneApp second = PhoneApp.start(emulator, "second");
    int monitor = second.opensAsMonitor(phone);
    second.isRefusedWith(PhoneErr.NOTOWNER, () -> second.phoneSetData(monitor, 0, bytes(1)));
    second.isRefusedWith(
        PhoneErr.INUSE, () -> second.phoneOpen(0, PHONEPRIVILEGE_OWNER, new IntHolder()));
  }

  @Test
  void calling_putsAnotherTapi32Between() {
    List<String> called = new ArrayList<>();
    PhoneApp app = PhoneApp.in(emulator).calling(tapi -> (Tapi32) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {Tapi32.class}, (proxy, method, arguments) -> {
          called.add(method.getName());
          return method.invoke(tapi, arguments);
        })).start();
    app.opensAsOwner(phone);
    assertEquals("[phoneInitializeEx, phoneNegotiateAPIVersion, phoneOpen]", called.toString());
  }

  @Test
  void process_mayBeOfThirtyTwoBits() {
    TapiProcess old = emulator.attach("old", PointerWidth.BITS_32);
    phone.answers(setData(0)).with(PhoneErr.NOMEM);
    PhoneApp app = PhoneApp.in(emulator).process(old).start();
    int hPhone = app.opensAsOwner(phone);
    int request = app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)));
    app.awaits(reply(request).with(PhoneErr.NOMEM));
  }

  @Test
  void idOf_refusesAPhoneOfAnotherEmulator() {
    PhoneApp app = app(Mechanism.EVENT);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> app.opensAsOwner(new ScriptedPhone()));
    assertTrue(refused.getMessage().startsWith("that scripted phone is not one of this emulator's"));
  }

  @Test
  void expectation_ofALineError_isExplained() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> reply(1).with(0xFFFFFFFF8000004BL));
    assertEquals("0x8000004B (0xFFFFFFFF8000004B in a 64-bit parameter) is LINEERR_RESOURCEUNAVAIL, an error of lines; "
        + "a phone program gets PHONEERR_ codes, here PHONEERR_RESOURCEUNAVAIL (0x9000001F)", refused.getMessage());
  }

  @Test
  void expectation_ofNonsense_isRefused() {
    assertEquals("0x1234567890 is neither 0 nor an error: not a result (0x1234567890)", refusalOf(0x1234567890L));
    assertEquals("0x7 is neither 0 nor an error: request id 7", refusalOf(7));
    assertThrows(IllegalArgumentException.class, () -> closed(1).with(PhoneErr.NOMEM));
    assertThrows(IllegalArgumentException.class, () -> reply(1).detail(2));
    assertThrows(IllegalArgumentException.class, () -> app(Mechanism.EVENT).isRefusedWith(7, () -> 0));
    assertThrows(
        IllegalArgumentException.class, () -> app(Mechanism.EVENT).isRefusedWith(LINEERR_NOMEM, () -> LINEERR_NOMEM));
  }

  private static String refusalOf(long result) {
    return assertThrows(IllegalArgumentException.class, () -> reply(1).with(result)).getMessage();
  }
}
