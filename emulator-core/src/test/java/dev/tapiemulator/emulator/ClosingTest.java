package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.DeviceViolation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6 of the product's contract: closing, exactly. */
class ClosingTest {

  private final EchoPhone phone = new EchoPhone();

  private Emulator emulator(EmulatorConfig.Builder config) {
    return TestEmulator.create(config.phone(phone).build());
  }

  private Emulator withoutCloseMessage() {
    return emulator(EmulatorConfig.builder().ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "not sent"));
  }

  private Emulator emulator() {
    return emulator(EmulatorConfig.builder());
  }

  @Test
  void phoneSetData_repliesAfterTheCallReturned() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      int request = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(7, 8), 2));
      assertTrue(app.messages().isEmpty());
      emulator.advance(Duration.ofMillis(20));
      List<TestApp.Message> messages = app.messages();
      assertEquals(List.of(request), repliesIn(messages));
      assertEquals(new TestApp.Message(0, PHONE_REPLY, app.hPhoneApp, request, 0, 0), messages.get(0));
      assertArrayEquals(new byte[] {7, 8}, emulator.phone(0).received(1).orElseThrow());
    }
  }

  @Test
  void phoneClose_suppressesOutstandingReplies() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
      succeed(app.tapi.phoneClose(hPhone));
      emulator.advance(Duration.ofMillis(50));
      List<TestApp.Message> messages = app.messages();
      assertTrue(repliesIn(messages).isEmpty(), messages::toString);
      assertEquals(List.of(new TestApp.Message(hPhone, PHONE_CLOSE, app.hPhoneApp, 0, 0, 0)), messages);
      assertTrue(emulator.phone(0).received(1).isEmpty(), "what has not started has no effect");
    }
  }

  @Test
  void phoneClose_takesAQueuedReplyOutAndTheSignalDown() {
    try (Emulator emulator = withoutCloseMessage()) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
      emulator.advance(Duration.ofMillis(50));
      EventHandle event = app.process.eventHandle(app.hEvent);
      assertTrue(event.isSignalled());
      succeed(app.tapi.phoneClose(hPhone));
      assertFalse(event.isSignalled());
      assertTrue(app.messages().isEmpty());
    }
  }

  @Test
  void phoneClose_ofOneHandleLeavesRequestsOfAnotherAlone() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      TestApp other = new TestApp(emulator, "watcher");
      int owner = app.owner(0);
      int monitor = other.monitor(0);
      accepted(app.tapi.phoneSetData(owner, 1, bytes(7), 1));
      int kept = accepted(other.tapi.phoneDevSpecific(monitor, null, 0) < 0
          ? app.tapi.phoneSetLamp(owner, 12, PHONELAMPMODE_STEADY)
          : 1);
      succeed(other.tapi.phoneClose(monitor));
      emulator.advance(Duration.ofMillis(50));
      assertTrue(repliesIn(app.messages()).contains(kept));
    }
  }

  // ---- with a phone that completes nothing by itself

  private final HandPhone hand = new HandPhone();

  private static int send(TestApp app, int hPhone) {
    return accepted(app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
  }

  @Test
  void phoneClose_refusedChangesNothing() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(hand).build());
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    app.listen(hPhone, PHONESTATE_SUSPEND);
    int queued = send(app, hPhone);
    hand.settle(0);
    int pending = send(app, hPhone);
    emulator.phone(0).suspend();
    hand.closeAnswer = PHONEERR_RESOURCEUNAVAIL;
    assertEquals(PHONEERR_RESOURCEUNAVAIL, app.tapi.phoneClose(hPhone));
    hand.settle(0);
    assertEquals(List.of("REPLY " + queued + " 0", "STATE SUSPEND", "REPLY " + pending + " 0"), app.words());
    assertEquals(PHONESTATUSFLAGS_CONNECTED | PHONESTATUSFLAGS_SUSPENDED, app.status(hPhone).dwStatusFlags());
    hand.closeAnswer = 0;
    succeed(app.tapi.phoneClose(hPhone));
  }

  @Test
  void phoneClose_ofOneOfSeveralHandlesIsNotTheProvidersBusiness() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(hand).build());
    TestApp app = new TestApp(emulator, "dialer");
    TestApp other = new TestApp(emulator, "watcher");
    int hPhone = app.owner(0);
    int monitor = other.monitor(0);
    send(app, hPhone);
    hand.closeAnswer = PHONEERR_RESOURCEUNAVAIL;
    succeed(app.tapi.phoneClose(hPhone));
    assertFalse(hand.told.contains("close"), hand.told::toString);
    assertEquals(1, hand.owed.size(), "what was asked stays active (C-56)");
    hand.settle(0);
    assertEquals(List.of("CLOSE"), app.words());
    assertEquals(List.of(), other.words());
    hand.closeAnswer = 0;
    succeed(other.tapi.phoneClose(monitor));
  }

  @Test
  void phoneClose_aSuppressedRequestIsNotTakenForOneOfTheHandleThatReusesTheSlot() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(hand).build());
    TestApp app = new TestApp(emulator, "dialer");
    new TestApp(emulator, "watcher").monitor(0);
    int first = app.owner(0);
    send(app, first);
    succeed(app.tapi.phoneClose(first));
    int second = app.owner(0);
    assertEquals(first & 0xFFFF, second & 0xFFFF, "the slot is the same");
    int request = send(app, second);
    hand.settle(0);
    assertEquals(List.of("CLOSE"), app.words());
    hand.settle(0);
    assertEquals(List.of("REPLY " + request + " 0"), app.words());
  }

  @Test
  void phoneClose_ofTheLastHandleSettlesEverythingOwed_ofHandlesClosedEarlierToo() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(hand).build());
    TestApp app = new TestApp(emulator, "dialer");
    TestApp other = new TestApp(emulator, "watcher");
    int hPhone = app.owner(0);
    int monitor = other.monitor(0);
    send(app, hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    accepted(other.tapi.phoneDevSpecific(monitor, bytes(1), 1));
    assertEquals(2, hand.owed.size());
    succeed(other.tapi.phoneClose(monitor));
    assertEquals(List.of(), hand.owed);
    assertEquals(List.of("CLOSE"), app.words());
    assertEquals(List.of("CLOSE"), other.words());
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void phoneClose_whatThePhoneLeavesOpenIsSettledInItsPlaceAndBringsNoReply() {
    HandPhone forgetful = new HandPhone() {
      @Override
      public int close(DevicePort port) {
        return 0;
      }
    };
    Bounds oneRequest = Bounds.DEFAULT.withRequests(1);
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(forgetful).lenient().bounds(oneRequest).build());
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    send(app, hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of("CLOSE"), app.words());
    assertEquals(
        List.of(DeviceViolation.UNSETTLED_AT_CLOSE), emulator.violations().stream().map(Violation::kind).toList());
    send(app, app.owner(0));
  }

  @Test
  void phoneClose_invalidatesTheHandleAtOnce() {
    Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(hand).build());
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    assertFalse(emulator.phone(0).isOpen());
  }

  @Test
  void phoneClose_whatHasNotStartedHasNoEffect_unlessThePhoneStaysOpen() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      new TestApp(emulator, "watcher").monitor(0);
      int hPhone = app.owner(0);
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
      succeed(app.tapi.phoneClose(hPhone));
      emulator.advance(Duration.ofMillis(20));
      assertArrayEquals(new byte[] {7}, emulator.phone(0).received(1).orElseThrow());
      assertEquals(List.of("CLOSE"), app.words());
    }
  }

  @Test
  void phoneClose_theSignalStaysWhileAnotherMessageWaits() {
    try (Emulator emulator = withoutCloseMessage()) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      int monitor = app.monitor(0);
      app.listen(monitor, PHONESTATE_LAMP);
      accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
      emulator.advance(Duration.ofMillis(20));
      succeed(app.tapi.phoneClose(hPhone));
      assertTrue(app.process.eventHandle(app.hEvent).isSignalled());
      assertEquals(List.of("STATE LAMP 12"), app.words(), "the reply is gone, the other handle's message is not");
    }
  }
}
