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
import dev.tapiemulator.emulator.testing.TestApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6 of the product's contract: closing, exactly. */
class ClosingTest {

  private final EchoPhone phone = new EchoPhone();

  private Emulator emulator(EmulatorConfig.Builder config) {
    return Emulator.create(config.phone(phone).build());
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
    try (Emulator emulator = emulator(EmulatorConfig.builder().ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "not sent"))) {
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
}
