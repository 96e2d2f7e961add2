package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.PHONESTATE_CAPSCHANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.spi.DeviceViolation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Phones with threads of their own. */
@Timeout(60)
class ReportsFromAnyThreadTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final ScriptedPhone other = new ScriptedPhone();
  private final Emulator emulator =
      Emulator.create(EmulatorConfig.live().lenient().phone(phone).phone(other).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
  }

  /** A thread of a phone does something, from its beginning to its end. */
  private static void onAThreadOfThePhone(Crew.Work work) {
    Crew itself = new Crew();
    itself.start("inside a phone", work);
    itself.join();
  }

  private Message waitForMessage() {
    ByteBuffer block = ByteBuffer.allocate(64);
    TestApp.succeed(app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE));
    return app.read(block);
  }

  @Test
  void complete_betweenCalls() {
    int request = accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    onAThreadOfThePhone(() -> phone.port.complete(request, 0));
    assertEquals("REPLY 1 0", waitForMessage().inWords());
  }

  @Test
  void complete_wakesAWaiter() {
    int request = accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    Crew itself = new Crew();
    itself.start("inside the phone", () -> phone.port.complete(request, 0));
    assertEquals("REPLY 1 0", waitForMessage().inWords());
    itself.join();
  }

  @Test
  void complete_duringACallOfTheSamePhone() {
    phone.onSetData = (requestId, port) -> {
      onAThreadOfThePhone(() -> port.complete(requestId, 0));
      return requestId;
    };
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    assertEquals(List.of("REPLY 1 0"), app.words());
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void complete_duringACallOfAnotherPhone() {
    int first = accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    other.onSetData = (requestId, port) -> {
      onAThreadOfThePhone(() -> phone.port.complete(first, 0));
      return other.accept(requestId);
    };
    accepted(app.tapi.phoneSetData(app.owner(1), 1, bytes(1), 1));
    assertEquals(List.of("REPLY 1 0"), app.words());
  }

  @Test
  void events_duringACallComeWhenItIsOverAndInTheirOrder() {
    phone.onSetData = (requestId, port) -> {
      onAThreadOfThePhone(() -> {
        port.devSpecific(1, 0, 0);
        port.devSpecific(2, 0, 0);
        port.complete(requestId, 0);
      });
      return requestId;
    };
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    assertEquals(List.of("REPLY 1 0", "DEVSPECIFIC 1", "DEVSPECIFIC 2"), app.words());
  }

  /** As a phone does that guards its state: in each of its methods, and in what its own thread does. */
  @Test
  void report_byAPhoneThatHoldsALockOfItsOwn() {
    ReentrantLock ofThePhone = new ReentrantLock();
    Crew itself = new Crew();
    int hPhone = app.owner(0);
    int first = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    phone.onSetData = (requestId, port) -> {
      ofThePhone.lock(); // Held by the phone's thread, which is about to report.
      ofThePhone.unlock();
      return phone.accept(requestId);
    };
    CountDownLatch held = new CountDownLatch(1);
    itself.start("inside the phone", () -> {
      ofThePhone.lock();
      held.countDown();
      while (!ofThePhone.hasQueuedThreads()) {
        Thread.onSpinWait(); // Until the call waits for the lock.
      }
      phone.port.complete(first, 0);
      ofThePhone.unlock();
    });
    awaitForGood(held);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    itself.join();
    assertEquals(List.of("REPLY 1 0"), app.words());
    assertEquals(List.of(), emulator.violations());
  }

  private static void awaitForGood(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void forceClose_fromTheThreadOfAPhone() {
    app.owner(0);
    onAThreadOfThePhone(() -> {
      phone.settleEverything(phone.port);
      phone.port.forceClose();
    });
    assertEquals("CLOSE", waitForMessage().inWords());
    assertFalse(emulator.phone(0).isOpen());
    onAThreadOfThePhone(() -> phone.port.devSpecific(1, 2, 3));
    assertEquals(DeviceViolation.REPORT_AFTER_CLOSE, emulator.violations().get(0).kind());
  }

  @Test
  void remove_fromTheThreadOfAPhoneWhileApplicationsCall() {
    int hOther = app.owner(1);
    app.owner(0);
    Crew itself = new Crew();
    itself.start("inside the phone", () -> phone.port.remove());
    for (int i = 0; i < 100; i++) {
      app.tapi.phoneSetData(hOther, 1, bytes(1), 1);
    }
    itself.join();
    assertFalse(emulator.phone(0).isPresent());
    assertEquals(100, other.owed.size());
  }

  @Test
  void startTimer_fromTheThreadOfAPhone() {
    app.owner(0);
    phone.onTimer = port -> port.devSpecific(7, 0, 0);
    onAThreadOfThePhone(() -> phone.port.startTimer(1, 0));
    assertEquals("DEVSPECIFIC 7", waitForMessage().inWords());
  }

  @Test
  void nowMillis_goesOnWhileNobodyCalls() {
    app.owner(0);
    long before = phone.port.nowMillis();
    app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), 20);
    onAThreadOfThePhone(() -> assertTrue(phone.port.nowMillis() >= before + 20));
  }

  @Test
  void capabilitiesChanged_asksThePhoneOnlyWhenItHasReported() {
    app.listen(app.open(0, PHONEPRIVILEGE_OWNER), PHONESTATE_CAPSCHANGE);
    ReentrantLock ofThePhone = new ReentrantLock();
    phone.onDescribe = () -> {
      ofThePhone.lock();
      ofThePhone.unlock();
    };
    onAThreadOfThePhone(() -> {
      ofThePhone.lock();
      phone.port.capabilitiesChanged();
      ofThePhone.unlock();
    });
    assertEquals("STATE CAPSCHANGE", waitForMessage().inWords());
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void report_afterTheEmulatorWasClosedIsNotHeard() {
    app.owner(0);
    emulator.close();
    int records = emulator.journal().size();
    onAThreadOfThePhone(() -> {
      phone.port.devSpecific(1, 2, 3);
      phone.port.complete(1, 0);
      phone.port.note("is anybody there?");
      phone.port.startTimer(1, 1);
      assertEquals(5, phone.port.latencyMillis(5));
      phone.port.nowMillis();
      phone.port.forceClose();
    });
    assertEquals(records, emulator.journal().size());
    assertEquals(List.of(), emulator.violations());
  }
}
