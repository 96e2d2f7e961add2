package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.DeviceViolation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone that is reclaimed or closes itself: replies first, then PHONE_CLOSE, then nothing (C-57). */
class ForcedCloseTest {

  private final HandPhone hand = new HandPhone();
  private Emulator emulator = emulator(EmulatorConfig.builder());
  private TestApp app = new TestApp(emulator, "dialer");

  private Emulator emulator(EmulatorConfig.Builder config) {
    return TestEmulator.create(config.phone(hand).build());
  }

  private static int send(TestApp by, int hPhone) {
    return accepted(by.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
  }

  @Test
  void everythingIsSettledFirst_thoseRepliesComeBeforePhoneClose() {
    int hPhone = app.owner(0);
    app.listen(hPhone, PHONESTATE_SUSPEND);
    int queued = send(app, hPhone);
    hand.settle(0);
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    int pending = send(app, hPhone);
    emulator.phone(0).forceClose();
    assertEquals(
        List.of(
            "REPLY " + queued + " 0", "STATE SUSPEND", "REPLY " + pending + " " + PHONEERR_OPERATIONFAILED, "CLOSE"),
        app.words());
    assertFalse(emulator.phone(0).isOpen());
  }

  @Test
  void everyHandleOfEveryApplicationIsClosed_withoutNewsOfOwnersAndMonitors() {
    TestApp other = new TestApp(emulator, "watcher");
    int owner = app.owner(0);
    int monitor = app.monitor(0);
    int watching = other.monitor(0);
    other.listen(watching, PHONESTATE_OWNER | PHONESTATE_MONITORS);
    emulator.phone(0).forceClose();
    assertEquals(List.of(owner, monitor), app.messages().stream().map(TestApp.Message::hDevice).toList());
    assertEquals(List.of("CLOSE"), other.words());
    for (int handle : new int[] {owner, monitor, watching}) {
      assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(handle));
    }
  }

  @Test
  void whatThePhoneLeavesOpenBringsNoReply() {
    emulator = emulator(EmulatorConfig.builder().lenient());
    app = new TestApp(emulator, "dialer");
    send(app, app.owner(0));
    hand.port.forceClose();
    assertEquals(List.of("CLOSE"), app.words());
    assertEquals(
        List.of(DeviceViolation.UNSETTLED_AT_FORCED_CLOSE),
        emulator.violations().stream().map(Violation::kind).toList());
  }

  @Test
  void nothingFollows_whateverThePhoneStillSays() {
    emulator = emulator(EmulatorConfig.builder().lenient());
    app = new TestApp(emulator, "dialer");
    app.listen(app.owner(0), PHONESTATE_SUSPEND | PHONESTATE_LAMP);
    hand.port.forceClose();
    hand.port.changed(PHONESTATE_LAMP, 12, DevicePort.SPONTANEOUS, true);
    hand.port.devSpecific(1, 2, 3);
    hand.port.suspend();
    assertEquals(List.of("CLOSE"), app.words());
  }

  @Test
  void ofAClosedPhoneItIsNothing() {
    emulator.phone(0).forceClose();
    assertEquals(List.of(), app.words());
    assertEquals(List.of("sessionStarted"), hand.told);
  }

  @Test
  void thePhoneCanBeOpenedAgainAtOnce_alsoFromTheCallback() {
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    window.reaction = message -> {
      if (message.id() == PHONE_CLOSE) {
        window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
      }
    };
    emulator.phone(0).forceClose();
    assertEquals(List.of("CLOSE"), window.words());
    assertTrue(emulator.phone(0).isOpen());
  }

  @Test
  void requestsSuppressedBeforeStaySilent() {
    TestApp other = new TestApp(emulator, "watcher");
    other.monitor(0);
    int hPhone = app.owner(0);
    send(app, hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    emulator.phone(0).forceClose();
    assertEquals(List.of("CLOSE"), app.words());
    assertEquals(List.of("CLOSE"), other.words());
    assertEquals(List.of(), hand.owed);
  }

  @Test
  void timersDieWithTheSession() {
    EchoPhone echo = new EchoPhone(20);
    Emulator withEcho = TestEmulator.create(EmulatorConfig.builder().phone(echo).build());
    TestApp dialer = new TestApp(withEcho, "dialer");
    accepted(dialer.tapi.phoneSetData(dialer.owner(0), 1, bytes(7), 1));
    withEcho.phone(0).forceClose();
    int again = dialer.owner(0);
    dialer.words();
    int request = accepted(dialer.tapi.phoneSetData(again, 2, bytes(8), 1));
    withEcho.advance(Duration.ofMillis(50));
    assertEquals(List.of("REPLY " + request + " 0"), dialer.words());
    assertTrue(withEcho.phone(0).received(1).isEmpty());
  }

  @Test
  void aPhoneMayCompleteAndCloseItselfInsideTheVeryCall() {
    HandPhone sudden = new HandPhone() {
      @Override
      public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort openPort) {
        openPort.complete(requestId, 0);
        openPort.forceClose();
        return requestId;
      }
    };
    int id = emulator.addPhone(sudden);
    app.words();
    int request = send(app, app.owner(id));
    assertEquals(List.of("REPLY " + request + " 0", "CLOSE"), app.words());
  }

  @Test
  void aPhoneMayCloseItselfWhenItsTimeHasCome() {
    EchoPhone restarting = new EchoPhone(20) {
      @Override
      protected int receive(int requestId, DataArea area, ByteBuffer payload) {
        finish(requestId, 0);
        forceClose();
        return LATER;
      }
    };
    Emulator withIt = TestEmulator.create(EmulatorConfig.builder().phone(restarting).build());
    TestApp dialer = new TestApp(withIt, "dialer");
    int hPhone = dialer.owner(0);
    accepted(dialer.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
    withIt.advance(Duration.ofMillis(10));
    accepted(dialer.tapi.phoneSetData(hPhone, 2, bytes(8), 1));
    withIt.advance(Duration.ofMillis(50));
    assertEquals(List.of("REPLY 1 0", "REPLY 2 " + PHONEERR_OPERATIONFAILED, "CLOSE"), dialer.words());
  }

  @Test
  void queuedReplyAtForcedClose_delivered() {
    int request = send(app, app.owner(0));
    hand.settle(0);
    emulator.phone(0).forceClose();
    assertEquals(List.of("REPLY " + request + " 0", "CLOSE"), app.words());
  }

  @Test
  void queuedReplyAtForcedClose_discarded() {
    emulator = emulator(EmulatorConfig.builder().ruling(Ruling.QUEUED_REPLY_AT_FORCED_CLOSE, "discarded"));
    app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    app.listen(hPhone, PHONESTATE_SUSPEND);
    send(app, hPhone);
    hand.settle(0);
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    send(app, hPhone);
    emulator.phone(0).forceClose();
    assertEquals(List.of("STATE SUSPEND", "CLOSE"), app.words(), "replies alone are discarded");
  }
}
