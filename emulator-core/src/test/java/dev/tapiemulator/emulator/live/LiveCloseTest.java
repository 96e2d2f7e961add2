package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.ThreadEnded;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a live emulator, from wherever it comes: soon, for everybody, and with nobody left. */
@Timeout(60)
class LiveCloseTest {

  private final EmulatorThreads threads = new EmulatorThreads();
  private final WatchedClock clock = new WatchedClock();
  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().live(clock).phone(phone).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final Crew crew = new Crew();

  @AfterEach
  void nobodyIsLeft() {
    assertThrows(EmulatorMisuse.class, () -> emulator.attach("late"), "it is closed");
    emulator.close();
    crew.join();
    threads.requireNoNew();
  }

  /** Threads that wait, one in each place where they can. */
  private List<Throwable> startWaiters() {
    List<Throwable> ends = new ArrayList<>();
    startWaiter(ends, "message", () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
    startWaiter(ends, "event", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    CompletionPort port = app.process.createCompletionPort();
    startWaiter(ends, "port", () -> port.get(INFINITE));
    startWaiter(ends, "pump", () -> app.process.messageLoop().pump(INFINITE));
    startWaiter(ends, "join", () -> app.process.start("parked", OwnCode::stayUntilInterrupted).join());
    clock.untilAsleep("message", "event", "port", "pump", "join");
    return ends;
  }

  private void startWaiter(List<Throwable> ends, String name, Runnable call) {
    app.process.start(name, () -> {
      try {
        call.run();
      } catch (Throwable told) {
        synchronized (ends) {
          ends.add(told);
        }
        throw told;
      }
    });
  }

  /** The thread that closes is not waited for by itself. */
  private void awaitEndOf(Thread[] closing) {
    crew.start("waiting for its end", () -> closing[0].join());
    crew.join();
  }

  private static void requireAllEnded(List<Throwable> ends) {
    synchronized (ends) {
      assertEquals(5, ends.size());
      ends.forEach(end -> assertInstanceOf(ThreadEnded.class, end));
    }
  }

  // ---- from where

  @Test
  void close_endsRegisteredThreadsWhereverTheyWait() {
    List<Throwable> ends = startWaiters();
    emulator.close();
    requireAllEnded(ends);
    threads.requireNoNew();
  }

  @Test
  void close_fromAThreadTheEmulatorDoesNotKnow() {
    List<Throwable> ends = startWaiters();
    crew.start("stranger", emulator::close);
    crew.join();
    requireAllEnded(ends);
  }

  @Test
  void close_fromARegisteredThread() {
    List<Throwable> ends = startWaiters();
    CountDownLatch running = new CountDownLatch(1);
    Thread[] closing = new Thread[1];
    app.process.start("closing", () -> {
      closing[0] = Thread.currentThread();
      running.countDown();
      emulator.close();
      emulator.attach("late");
    });
    await(running);
    awaitEndOf(closing);
    requireAllEnded(ends);
  }

  @Test
  void close_fromAnActionOnTheTimerThread() {
    List<Throwable> ends = startWaiters();
    CountDownLatch running = new CountDownLatch(1);
    Thread[] timer = new Thread[1];
    emulator.schedule(Duration.ofMillis(1), () -> {
      timer[0] = Thread.currentThread();
      running.countDown();
      emulator.close();
    });
    await(running);
    awaitEndOf(timer);
    requireAllEnded(ends);
  }

  @Test
  void close_fromACallback() {
    List<Throwable> ends = startWaiters();
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    window.reaction = message -> emulator.close();
    phone.port.devSpecific(1, 0, 0);
    phone.port.devSpecific(2, 0, 0);
    assertThrows(EmulatorMisuse.class, () -> app.process.messageLoop().pump(INFINITE), "and the pump is over");
    assertEquals(1, window.received.size());
    requireAllEnded(ends);
  }

  @Test
  void close_fromACallbackOnARegisteredThread() {
    CountDownLatch ready = new CountDownLatch(1);
    Thread[] pump = new Thread[1];
    app.process.start("pump", () -> {
      pump[0] = Thread.currentThread();
      WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
      window.reaction = message -> emulator.close();
      ready.countDown();
      app.process.messageLoop().pump(INFINITE);
    });
    await(ready);
    emulator.addPhone(new ScriptedPhone());
    awaitEndOf(pump);
  }

  @Test
  void close_byTwoAtTheSameTime() {
    List<Throwable> ends = startWaiters();
    CyclicBarrier start = new CyclicBarrier(2);
    for (int i = 0; i < 2; i++) {
      crew.start("closing " + i, () -> {
        start.await();
        emulator.close();
      });
    }
    crew.join();
    requireAllEnded(ends);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  // ---- in which state

  @Test
  void close_underAThreadThatTheEmulatorDoesNotKnow() {
    crew.start("waiting", () -> assertThrows(
        EmulatorMisuse.class, () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE)));
    clock.untilAsleep("waiting");
    emulator.close();
    crew.join();
  }

  @Test
  void close_whileThreadsCallAsFastAsTheyCan() {
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return requestId;
    };
    int hPhone = app.owner(0);
    CountDownLatch busy = new CountDownLatch(400);
    for (int i = 0; i < 4; i++) {
      app.process.start("caller " + i, () -> {
        while (true) {
          accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
          app.poll();
          busy.countDown();
        }
      });
    }
    await(busy);
    emulator.close();
    threads.requireNoNew();
  }

  @Test
  void close_whileAThreadIsInItsOwnCode() {
    CountDownLatch inItsOwnCode = new CountDownLatch(1);
    app.process.start("own code", () -> {
      inItsOwnCode.countDown();
      OwnCode.stayUntilInterrupted(); // By the end.
    });
    await(inItsOwnCode);
    emulator.close();
    threads.requireNoNew();
  }

  @Test
  void close_byAnInterruptedThreadDoesAllTheSame() {
    List<Throwable> ends = startWaiters();
    Thread.currentThread().interrupt();
    emulator.close();
    assertTrue(Thread.interrupted(), "and the interrupt is not forgotten");
    requireAllEnded(ends);
  }

  @Test
  void close_beforeAnythingHasHappened() {
    emulator.close();
    Emulator.create(EmulatorConfig.live().build()).close();
  }

  @Test
  void close_namesThreadsThatDoNotEnd() {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread[] itself = new Thread[1];
    Emulator stubborn = Emulator.create(EmulatorConfig.live().closingPatience(Duration.ofMillis(50)).build());
    TapiProcess process = stubborn.attach("dialer");
    process.start("stubborn", () -> {
      itself[0] = Thread.currentThread();
      running.countDown();
      while (goOn.getCount() > 0) {
        Thread.yield(); // Deaf to interrupts.
      }
    });
    await(running);
    String message = assertThrows(EmulatorFailure.class, stubborn::close).getMessage();
    assertTrue(message.contains("did not end within 50 ms"), message);
    assertTrue(message.contains("\"stubborn\" is in "), message);
    stubborn.close();
    goOn.countDown();
    awaitEndOf(itself);
    emulator.close();
  }

  @Test
  void close_leavesTheJournalToBeRead() {
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    List<Throwable> ends = startWaiters();
    emulator.close();
    requireAllEnded(ends);
    int records = emulator.journal().size();
    assertEquals(JournalKind.CONFIG, emulator.journal().get(0).kind());
    assertEquals(List.of(), emulator.violations());
    assertFalse(emulator.now().isNegative());
    assertTrue(emulator.phone(0).isOpen());
    assertEquals(records, emulator.journal().size());
  }
}
