package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delivery by the hidden window: when the process pumps, in order, and what a callback may do (C-12, O-27). */
class HiddenWindowTest {

  private final EchoPhone phone = new EchoPhone(0);
  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build());
  private final TapiProcess process = emulator.attach("dialer");
  private final WindowApp app = new WindowApp(process, "dialer", TAPI_VERSION_2_2);

  @Test
  void messagesComeOnlyWhenTheProcessPumps() {
    int hPhone = app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    int request = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    emulator.advance(Duration.ofSeconds(1));
    assertTrue(app.received.isEmpty());
    assertTrue(process.messageLoop().hasMessages());
    assertEquals(1, process.messageLoop().pump());
    assertEquals(List.of(new Message(0, PHONE_REPLY, app.hPhoneApp, request, 0, 0)), app.received);
    assertFalse(process.messageLoop().hasMessages());
    assertEquals(0, process.messageLoop().pump());
  }

  @Test
  void onePumpServesAllApplicationsOfTheProcessInTheOrderOfTheMessages() {
    WindowApp second = new WindowApp(process, "second", TAPI_VERSION_2_2);
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND | PHONESTATE_DISCONNECTED);
    second.listen(second.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_RESUME | PHONESTATE_CONNECTED);
    List<String> order = new ArrayList<>();
    app.reaction = message -> order.add("first " + message.inWords());
    second.reaction = message -> order.add("second " + message.inWords());
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    emulator.phone(0).unplug();
    emulator.phone(0).plugIn();
    assertEquals(4, process.messageLoop().pump());
    assertEquals(
        List.of("first STATE SUSPEND", "second STATE RESUME", "first STATE DISCONNECTED", "second STATE CONNECTED"),
        order);
  }

  @Test
  void anotherProcesssPumpServesNobodyHere() {
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    assertEquals(0, emulator.attach("other").messageLoop().pump());
    assertEquals(List.of("STATE SUSPEND"), app.words());
  }

  @Test
  void aCallbackMayMakeRequestsWhoseRepliesComeInTheSamePump() {
    int hPhone = app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    app.reaction = message -> {
      if (message.param1() < 3) {
        accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      }
    };
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    assertEquals(List.of("REPLY 1 0", "REPLY 2 0", "REPLY 3 0"), app.words());
  }

  @Test
  void aCallbackMayCloseItsPhone_theQueuedMessagesOfTheHandleFollowTheClosingRules() {
    int hPhone = app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    app.listen(hPhone, PHONESTATE_SUSPEND | PHONESTATE_RESUME);
    app.reaction = message -> {
      if (message.id() == PHONE_STATE) {
        succeed(app.tapi.phoneClose(hPhone));
      }
    };
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertEquals(List.of("STATE SUSPEND", "CLOSE"), app.words());
  }

  @Test
  void aCallbackMayShutDown_noFurtherMessageIsDispatched() {
    WindowApp second = new WindowApp(process, "second", TAPI_VERSION_2_2);
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND | PHONESTATE_RESUME);
    second.listen(second.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_RESUME);
    app.reaction = message -> succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertEquals(List.of("STATE SUSPEND"), app.words());
    assertEquals(List.of("STATE RESUME"), second.words(), "the other application of the process goes on");
  }

  @Test
  void aCallbackMayShutAnotherApplicationDown() {
    WindowApp second = new WindowApp(process, "second", TAPI_VERSION_2_2);
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND);
    second.listen(second.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND);
    app.reaction = message -> succeed(second.tapi.phoneShutdown(second.hPhoneApp));
    emulator.phone(0).suspend();
    assertEquals(List.of("STATE SUSPEND"), app.words());
    assertEquals(List.of(), second.words());
  }

  @Test
  void aCallbackMayPumpItself() {
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND | PHONESTATE_RESUME);
    app.reaction = message -> process.messageLoop().pump();
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertEquals(1, process.messageLoop().pump(), "the second message was taken by the pump inside the callback");
    assertEquals(List.of("STATE SUSPEND", "STATE RESUME"), app.words());
  }

  @Test
  void timePassesInNoCallback() {
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND);
    app.reaction = message -> emulator.advance(Duration.ofMillis(1));
    emulator.phone(0).suspend();
    assertThrows(EmulatorMisuse.class, () -> process.messageLoop().pump());
    app.reaction = message -> { };
    emulator.phone(0).resume();
    emulator.advance(Duration.ofMillis(1));
  }

  @Test
  void anExceptionFromACallbackReachesThePumpAndTheRestStaysQueued() {
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND | PHONESTATE_RESUME);
    app.reaction = message -> {
      throw new IllegalStateException("the application's own mistake");
    };
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertThrows(IllegalStateException.class, () -> process.messageLoop().pump());
    app.reaction = message -> { };
    app.received.clear();
    assertEquals(List.of("STATE RESUME"), app.words());
  }

  @Test
  void shutdownDestroysTheWindow() {
    app.listen(app.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR), PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertFalse(process.messageLoop().hasMessages());
    assertEquals(List.of(), app.words());
  }

  @Test
  void phoneGetMessage_isNotForTheHiddenWindow() {
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
  }

  @Test
  void phoneInitialize_registersWithTheHiddenWindow() {
    WindowApp old = new WindowApp(process, "old");
    int hPhone = old.open(0, TAPI_VERSION_1_4, PHONEPRIVILEGE_OWNER);
    accepted(old.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    assertEquals(List.of("REPLY 1 0"), old.words());
  }
}
