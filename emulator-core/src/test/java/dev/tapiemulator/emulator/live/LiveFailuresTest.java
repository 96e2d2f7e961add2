package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.ViolationFailure;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.spi.DeviceViolation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong live is thrown when the emulator is closed, once, whoever closes it. */
@Timeout(60)
class LiveFailuresTest {

  private static final IllegalStateException TROUBLE = new IllegalStateException("the test's own");

  private final ScriptedPhone phone = new ScriptedPhone();

  private Emulator emulator(EmulatorConfig.Builder config) {
    return Emulator.create(config.phone(phone).build());
  }

  private void misbehave(Emulator emulator) {
    phone.onSetData = (requestId, port) -> {
      throw TROUBLE;
    };
    TestApp app = new TestApp(emulator, "dialer");
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
  }

  private static <T extends EmulatorFailure> T failureOf(Class<T> kind, Emulator emulator) {
    T failure = assertThrows(kind, emulator::close);
    emulator.close();
    return failure;
  }

  @Test
  void violation_isThrownByCloseOnce() {
    Emulator emulator = emulator(EmulatorConfig.live());
    misbehave(emulator);
    ViolationFailure failure = failureOf(ViolationFailure.class, emulator);
    assertEquals(DeviceViolation.EXCEPTION, failure.violation().kind());
    assertSame(TROUBLE, failure.getCause());
  }

  @Test
  void violation_whenLenientIsNotThrown() {
    Emulator emulator = emulator(EmulatorConfig.live().lenient());
    misbehave(emulator);
    emulator.close();
    assertEquals(1, emulator.violations().size());
  }

  @Test
  void thread_thatEndsWithAnExceptionIsNamed() {
    Emulator emulator = emulator(EmulatorConfig.live());
    emulator.attach("dialer").start("bad", () -> {
      throw TROUBLE;
    }).join();
    EmulatorFailure failure = failureOf(EmulatorFailure.class, emulator);
    assertEquals("thread \"bad\" ended with " + TROUBLE, failure.what());
    assertSame(TROUBLE, failure.getCause());
  }

  @Test
  void action_thatEndsWithAnExceptionLeavesTheTimerThreadWell() {
    Emulator emulator = emulator(EmulatorConfig.live());
    CountDownLatch later = new CountDownLatch(1);
    emulator.schedule(Duration.ofMillis(1), () -> {
      throw TROUBLE;
    });
    emulator.schedule(Duration.ofMillis(1), () -> Thread.currentThread().interrupt());
    emulator.schedule(Duration.ofMillis(2), later::countDown);
    await(later);
    assertSame(TROUBLE, failureOf(EmulatorFailure.class, emulator).getCause());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void failures_allComeWithTheFirst() {
    Emulator emulator = emulator(EmulatorConfig.live());
    emulator.attach("dialer").start("bad", () -> {
      throw TROUBLE;
    }).join();
    misbehave(emulator);
    EmulatorFailure failure = failureOf(EmulatorFailure.class, emulator);
    assertInstanceOf(ViolationFailure.class, failure.getSuppressed()[0]);
  }

  @Test
  void failure_ofAClosingThreadThatDoesNotCareIsLeftToTheNextThatCloses() {
    Emulator emulator = emulator(EmulatorConfig.live());
    misbehave(emulator);
    closeOn(closing -> emulator.attach("dialer").start("closing", closing), emulator);
    failureOf(ViolationFailure.class, emulator);
  }

  @Test
  void failure_ofAClosingActionIsLeftToTheNextThatCloses() {
    Emulator emulator = emulator(EmulatorConfig.live());
    misbehave(emulator);
    closeOn(closing -> emulator.schedule(Duration.ofMillis(1), closing), emulator);
    failureOf(ViolationFailure.class, emulator);
  }

  /** Closes on a thread that is let run to its end. */
  private static void closeOn(Consumer<Runnable> thread, Emulator emulator) {
    Thread[] itself = new Thread[1];
    CountDownLatch closing = new CountDownLatch(1);
    thread.accept(() -> {
      itself[0] = Thread.currentThread();
      closing.countDown();
      emulator.close();
    });
    await(closing);
    Crew crew = new Crew();
    crew.start("waiting for its end", () -> itself[0].join());
    crew.join();
  }

  @Test
  void journal_atItsMaximumFailsTheRunAtItsEnd() {
    Emulator emulator = emulator(EmulatorConfig.live().bounds(Bounds.DEFAULT.withJournal(50, 50, 500)));
    TestApp app = new TestApp(emulator, "dialer");
    for (int i = 0; i < 50; i++) {
      app.poll();
    }
    assertTrue(failureOf(EmulatorFailure.class, emulator).getMessage().contains("maximum of 50 records"));
  }

  @Test
  void interrupt_ofAThreadTheEmulatorDoesNotKnowEndsItsWaitByName() {
    WatchedClock clock = new WatchedClock();
    try (Emulator emulator = emulator(EmulatorConfig.builder().live(clock))) {
      TestApp app = new TestApp(emulator, "dialer");
      Crew crew = new Crew();
      Thread waiting = crew.start("waiting", () -> {
        EmulatorFailure told =
            assertThrows(EmulatorFailure.class, () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
        assertTrue(told.getMessage().startsWith("interrupted while process \"dialer\" waits for its event"));
        assertTrue(Thread.interrupted());
      });
      clock.untilAsleep("waiting");
      waiting.interrupt();
      crew.join();
      app.owner(0);
    }
  }
}
