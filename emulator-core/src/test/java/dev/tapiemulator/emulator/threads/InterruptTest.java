package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interrupting the test's thread, as time limits do, ends a wait and names who keeps the turn; others wait on. */
@Timeout(60)
class InterruptTest {

  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final Thread test = Thread.currentThread();

  @AfterEach
  void close() {
    Thread.interrupted();
    emulator.close();
  }

  /** Something that waits. */
  private interface Waiting {
    void await() throws InterruptedException;
  }

  private void keepTheTurn(Waiting forNobody) {
    try {
      forNobody.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void interrupt_namesTheThreadThatHasTheTurnAndWhereItIs() {
    CountDownLatch nobody = new CountDownLatch(1);
    app.process.start("hoarder", () -> {
      new Thread(test::interrupt).start();
      keepTheTurn(nobody::await);
    });
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    assertTrue(Thread.interrupted(), "the interrupt is not lost");
    String first = "interrupted while it is the turn of thread \"hoarder\", which is in ";
    assertTrue(failure.what().startsWith(first), failure::what);
    assertThrows(EmulatorFailure.class, () -> emulator.attach("late"));
  }

  /** The class that Java makes for a lambda is no such place. */
  @Test
  void interrupt_namesThePlaceInTheProgram() {
    CountDownLatch nobody = new CountDownLatch(1);
    Thread[] hoarder = new Thread[1];
    app.process.start("hoarder", () -> {
      hoarder[0] = Thread.currentThread();
      new Thread(() -> {
        while (hoarder[0].getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
        test.interrupt();
      }).start();
      keepTheTurn(nobody::await);
    });
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    String place = "which is in " + InterruptTest.class.getName() + ".keepTheTurn(InterruptTest.java:";
    assertTrue(failure.what().contains(place), failure::what);
    assertTrue(failure.what().contains("), calling java.util.concurrent.CountDownLatch.await; "), failure::what);
  }

  /** Were it noticed only when the thread happens to park, a run would depend on the machine. */
  @Test
  void interrupt_beforeTheTurnIsGivenAwayEndsTheRunEveryTime() {
    for (int i = 0; i < 200; i++) {
      try (Emulator other = Emulator.create(EmulatorConfig.builder().build())) {
        TestApp client = new TestApp(other, "client");
        client.process.start("quick", () -> { });
        test.interrupt();
        assertThrows(EmulatorFailure.class, other::runUntilIdle);
        assertTrue(Thread.interrupted());
      }
    }
  }

  @Test
  void interrupt_ofATestThatIsAloneChangesNothing() {
    test.interrupt();
    emulator.advance(Duration.ofMillis(5));
    assertTrue(Thread.interrupted());
    assertEquals(Duration.ofMillis(5), emulator.now());
  }

  @Test
  void interrupt_ofARegisteredThreadIsItsOwnAffair() {
    boolean[] interrupted = new boolean[2];
    Thread waits = emulator.threadFactory().newThread(() -> {
      interrupted[0] = app.process.eventHandle(app.hEvent).waitFor(50);
      interrupted[1] = Thread.currentThread().isInterrupted();
    });
    waits.start();
    emulator.advance(Duration.ofMillis(5));
    waits.interrupt();
    emulator.advance(Duration.ofMillis(40));
    assertTrue(waits.isAlive());
    emulator.join(waits);
    assertFalse(interrupted[0], "the wait has gone on to its end");
    assertTrue(interrupted[1], "and the thread knows");
    assertEquals(Duration.ofMillis(50), emulator.now());
  }

  @Test
  void interruptedThread_takesItsTurnsLikeAnyOther() {
    app.process.start("interrupts itself", () -> {
      Thread.currentThread().interrupt();
      app.process.eventHandle(app.hEvent).waitFor(30);
      app.tapi.phoneGetLamp(1, 1, new IntHolder());
    });
    app.process.start("waits", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    emulator.advance(Duration.ofMillis(100));
    assertEquals(Duration.ofMillis(100), emulator.now());
  }
}
