package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONESTATE_LAMP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.ThreadEnded;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that nobody registered takes the first one's place while that is not inside; at the same time is misuse. */
@Timeout(60)
class TakeOverTest {

  private final EchoPhone echo = new EchoPhone();
  private final ScriptedPhone scripted = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(
      EmulatorConfig.builder().phone(echo).phone(scripted).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
  }

  /** What a thread that nobody registered got from a deed that it did meanwhile. */
  private static Throwable elsewhere(Runnable deed) {
    AtomicReference<Throwable> got = new AtomicReference<>();
    Thread stranger = new Thread(() -> {
      try {
        deed.run();
      } catch (Throwable thrown) {
        got.set(thrown);
      }
    }, "stranger");
    stranger.start();
    boolean interrupted = false;
    while (stranger.isAlive()) {
      try {
        stranger.join();
      } catch (InterruptedException disturbed) {
        interrupted = true;
      }
    }
    assertFalse(interrupted);
    return got.get();
  }

  private static void assertNamesBoth(Throwable got, String other) {
    EmulatorMisuse misuse = assertInstanceOf(EmulatorMisuse.class, got);
    assertEquals(
        "thread \"stranger\" uses the emulator while it is the turn of thread \"" + other
            + "\"; start threads with TapiProcess.start, Emulator.threadFactory or Emulator.executor",
        misuse.getMessage());
  }

  private static String thisThread() {
    return Thread.currentThread().getName();
  }

  // ---- one after the other

  @Test
  void timeLimit_runsTheTestOnAnotherThreadAndBack() {
    int hPhone = app.owner(0);
    int request = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
      int id = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      emulator.advance(Duration.ofMillis(20));
      return id;
    });
    assertEquals(List.of("REPLY " + request + " 0"), app.words());
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> succeed(app.tapi.phoneClose(hPhone)));
    assertEquals(List.of("CLOSE"), app.words());
    emulator.journal().forEach(record -> assertFalse(
        record.kind() == JournalKind.TURN || record.kind() == JournalKind.THREAD_STARTED, "it is the same run"));
  }

  @Test
  void timeLimit_withStartedThreadsBeside() {
    int hPhone = app.owner(0);
    IntHolder replies = new IntHolder();
    TapiThread pump = app.process.start("pump", () -> {
      while (app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE) == 0) {
        replies.value++;
      }
    });
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      emulator.runUntilIdle();
    });
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    pump.join();
    assertEquals(1, replies.value);
  }

  @Test
  void timeLimit_overWhileAStartedThreadKeepsTheTurn() {
    CountDownLatch nobody = new CountDownLatch(1);
    app.process.start("hoarder", () -> {
      try {
        nobody.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    });
    AtomicReference<Throwable> inside = new AtomicReference<>();
    CountDownLatch told = new CountDownLatch(1);
    assertThrows(AssertionError.class, () -> assertTimeoutPreemptively(Duration.ofMillis(50), () -> {
      try {
        emulator.runUntilIdle();
      } catch (Throwable thrown) {
        inside.set(thrown);
        throw thrown;
      } finally {
        told.countDown();
      }
    }));
    assertTrue(wait(told));
    assertInstanceOf(EmulatorFailure.class, inside.get());
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> emulator.attach("late"));
    assertTrue(failure.what().startsWith("interrupted while it is the turn of thread \"hoarder\""), failure::what);
  }

  private static boolean wait(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException limit) {
      return false;
    }
  }

  @Test
  void devicePort_isUsedFromAnyThreadWhileNobodyIsInside() {
    app.listen(app.owner(0), PHONESTATE_LAMP);
    assertNull(elsewhere(() -> echo.openPort.changed(PHONESTATE_LAMP, 12, 0, true)));
    assertEquals(List.of("STATE LAMP 12"), app.words());
  }

  // ---- at the same time

  @Test
  void stranger_whileTheFirstThreadIsInsideACall() {
    Throwable[] got = new Throwable[1];
    scripted.onSetData = (requestId, port) -> {
      got[0] = elsewhere(() -> app.tapi.phoneGetLamp(1, 1, new IntHolder()));
      return scripted.accept(requestId);
    };
    accepted(app.tapi.phoneSetData(app.owner(1), 1, bytes(1), 1));
    assertNamesBoth(got[0], thisThread());
  }

  @Test
  void stranger_whileTheFirstThreadIsInsideAnAction() {
    Throwable[] got = new Throwable[1];
    emulator.schedule(Duration.ofMillis(5), () -> got[0] = elsewhere(() -> emulator.attach("late")));
    emulator.advance(Duration.ofMillis(10));
    assertNamesBoth(got[0], thisThread());
  }

  @Test
  void stranger_whileAStartedThreadHasTheTurnAndTheFirstOneWaits() {
    Throwable[] got = new Throwable[2];
    app.process.start("holder", () -> {
      got[0] = elsewhere(() -> app.tapi.phoneGetLamp(1, 1, new IntHolder()));
      got[1] = elsewhere(() -> emulator.advance(Duration.ZERO));
    });
    assertTrue(emulator.runUntilIdle());
    assertNamesBoth(got[0], "holder");
    assertNamesBoth(got[1], "holder");
    app.owner(0);
  }

  @Test
  void stranger_whileTheFirstThreadOnlyAwaitsItsTurn() {
    NextThread choices = NextThread.answering(1);
    try (Emulator other = Emulator.create(EmulatorConfig.builder().choices(choices).build())) {
      TestApp client = new TestApp(other, "client");
      Throwable[] got = new Throwable[1];
      client.process.start("holder", () -> got[0] = elsewhere(() -> other.attach("late")));
      client.tapi.phoneGetLamp(1, 1, new IntHolder()); // The turn passes at its beginning.
      assertNamesBoth(got[0], "holder");
    }
  }

  @Test
  void devicePort_usedByAStrangerInTheTurnOfAnother() {
    app.owner(0);
    Throwable[] got = new Throwable[1];
    app.process.start(
        "holder", () -> got[0] = elsewhere(() -> echo.openPort.changed(PHONESTATE_LAMP, 12, 0, true)));
    assertTrue(emulator.runUntilIdle());
    assertNamesBoth(got[0], "holder");
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void first_isToldWhenAStrangerHasTakenItsPlaceMeanwhile() {
    Thread[] stranger = new Thread[1];
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    scripted.onSetData = (requestId, port) -> {
      inside.countDown();
      assertTrue(wait(released));
      return scripted.accept(requestId);
    };
    int hPhone = app.owner(1);
    stranger[0] = new Thread(() -> app.tapi.phoneSetData(hPhone, 1, bytes(1), 1), "stranger");
    stranger[0].start();
    assertTrue(wait(inside));
    EmulatorMisuse misuse =
        assertThrows(EmulatorMisuse.class, () -> app.tapi.phoneGetLamp(1, 1, new IntHolder()));
    assertTrue(misuse.getMessage().startsWith(
        "thread \"" + thisThread() + "\" uses the emulator while it is the turn of thread \"stranger\""));
    released.countDown();
    assertNull(elsewhere(() -> joined(stranger[0])));
    assertEquals(List.of(1), scripted.owed, "what the stranger did has been done");
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException limit) {
      throw new AssertionError(limit);
    }
  }

  // ---- threads of another emulator

  @Test
  void threadOfAnotherEmulator_isAStrangerHere() {
    try (Emulator other = Emulator.create(EmulatorConfig.builder().build())) {
      Throwable[] got = new Throwable[1];
      Thread guest = other.threadFactory().newThread(() -> {
        app.owner(0);
        emulator.close();
        got[0] = assertThrows(Throwable.class, () -> app.owner(0));
      });
      guest.start();
      other.join(guest);
      assertInstanceOf(EmulatorMisuse.class, got[0]);
      assertFalse(got[0] instanceof Error);
      assertThrows(EmulatorMisuse.class, () -> emulator.join(guest));
    }
  }

  @Test
  void registeredThread_isToldToEndAndNotThatItMisuses() {
    Throwable[] got = new Throwable[1];
    Thread registered = emulator.threadFactory().newThread(() -> {
      emulator.close();
      got[0] = assertThrows(Throwable.class, () -> app.owner(0));
    });
    registered.start();
    assertThrows(EmulatorMisuse.class, emulator::runUntilIdle);
    joined(registered);
    assertInstanceOf(ThreadEnded.class, got[0]);
  }
}
