package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.ThreadEnded;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** close() ends every registered thread, from wherever it is called, in bounded time, and names what it cannot end. */
@Timeout(60)
class ClosingThreadsTest {

  /** No thread that ends by itself takes so long, on the busiest machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder()
      .closingPatience(PATIENCE)
      .phone(phone)
      .phone(new EchoPhone())
      .build());
  private final TestApp app = new TestApp(emulator, "dialer");
  /** What was caught where, in threads that tell. */
  private final List<Throwable> caught = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    emulator.close();
  }

  private void waitForEver() {
    waitForEver(app);
  }

  private static void waitForEver(TestApp waiting) {
    waiting.process.eventHandle(waiting.hEvent).waitFor(INFINITE);
  }

  /** One whose patience is over before the test's is. */
  private static Emulator impatient() {
    return Emulator.create(EmulatorConfig.builder().closingPatience(Duration.ofMillis(200)).build());
  }

  private Runnable telling(Runnable body) {
    return () -> {
      try {
        body.run();
      } catch (Throwable thrown) {
        caught.add(thrown);
        throw thrown;
      }
    };
  }

  /** The registered threads that are still there, by name. */
  private static List<String> alive(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  @Test
  void close_leavesNoThreadBehind() {
    for (int i = 0; i < 10; i++) {
      app.process.start("closing waits " + i, this::waitForEver);
      app.process.start("closing sleeps " + i, () -> emulator.advance(Duration.ofDays(1)));
      app.process.start("closing gets " + i, app.process.createCompletionPort()::close);
      emulator.threadFactory().newThread(() -> app.process.messageLoop().pump(INFINITE)).start();
      emulator.executor().execute(this::waitForEver);
    }
    emulator.advance(Duration.ofMillis(5));
    app.process.start("closing has never run", () -> { });
    int records = emulator.journal().size();
    emulator.close();
    assertEquals(List.of(), alive("closing "));
    assertEquals(List.of(), alive("thread "));
    assertEquals(List.of(), alive("task "));
    assertEquals(records, emulator.journal().size());
  }

  @Test
  void close_ofAThreadThatHasNeverRunDoesNotRunIt() {
    AtomicBoolean ran = new AtomicBoolean();
    TapiThread never = app.process.start("never", () -> ran.set(true));
    emulator.close();
    assertFalse(ran.get());
    assertTrue(never.hasEnded());
  }

  @Test
  void close_interruptsAThreadThatWaitsOutsideTheEmulator() {
    CountDownLatch nobody = new CountDownLatch(1);
    AtomicReference<Thread> stuck = new AtomicReference<>();
    Thread test = Thread.currentThread();
    app.process.start("stuck", telling(() -> {
      stuck.set(Thread.currentThread());
      test.interrupt(); // As a time limit would, since the test will never have its turn again.
      try {
        nobody.await();
      } catch (InterruptedException woken) {
        throw new IllegalStateException(woken);
      }
    }));
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    assertTrue(Thread.interrupted());
    emulator.close();
    assertFalse(stuck.get().isAlive());
    assertInstanceOf(InterruptedException.class, caught.get(0).getCause());
  }

  @Test
  void close_namesAThreadThatWillNotEndAndWhereItIs() {
    AtomicBoolean released = new AtomicBoolean();
    Emulator impatient = impatient();
    TestApp client = new TestApp(impatient, "client");
    client.process.start("stubborn", () -> spin(client, released));
    impatient.advance(Duration.ofMillis(5));
    long before = System.nanoTime();
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, impatient::close);
    long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
    String[] lines = failure.what().split("\n");
    assertEquals("threads that did not end within 200 ms after the emulator was closed:", lines[0]);
    assertTrue(lines[1].matches("  \"stubborn\" is in .*Test\\.(spin|waitForEver)\\(\\w+\\.java:\\d+\\).*"), lines[1]);
    assertEquals(2, lines.length);
    assertTrue(millis >= 200 && millis < 5000, millis + " ms");
    impatient.close(); // Named once is enough.
    released.set(true);
  }

  /** Catches what would end it, for ever. */
  private static void spin(TestApp waiting, AtomicBoolean released) {
    while (!released.get()) {
      try {
        waitForEver(waiting);
      } catch (Throwable swallowed) {
        // As a program does that goes on whatever happens.
      }
    }
  }

  @Test
  void close_twiceIsHarmless() {
    app.process.start("waits", this::waitForEver);
    emulator.advance(Duration.ofMillis(5));
    emulator.close();
    emulator.close();
    assertThrows(EmulatorMisuse.class, () -> emulator.attach("late"));
  }

  // ---- from elsewhere

  @Test
  void close_byARegisteredThreadEndsItAtItsNextCall() {
    app.process.start("waits", telling(this::waitForEver));
    app.process.start("closes", telling(() -> {
      app.tapi.phoneGetLamp(1, 1, new IntHolder());
      emulator.close();
      app.tapi.phoneGetLamp(1, 1, new IntHolder());
    }));
    EmulatorMisuse misuse = assertThrows(EmulatorMisuse.class, () -> emulator.advance(Duration.ofMillis(5)));
    assertEquals("the emulator was closed or reset; attach to a new one", misuse.getMessage());
    emulator.close();
    assertEquals(2, caught.size());
    caught.forEach(thrown -> assertInstanceOf(ThreadEnded.class, thrown));
  }

  @Test
  void close_fromACallbackEndsThePumpThatRunsIt() {
    TapiThread pumping = app.process.start("pumping", telling(() -> {
      WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
      window.open(1, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
      window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
      emulator.phone(0).forceClose();
      emulator.phone(1).forceClose();
      window.reaction = message -> emulator.close();
      window.process.messageLoop().pump();
    }));
    assertThrows(EmulatorMisuse.class, pumping::join);
    int records = emulator.journal().size();
    emulator.close();
    assertInstanceOf(ThreadEnded.class, caught.get(0));
    assertEquals(1, caught.size());
    assertEquals(records, emulator.journal().size());
  }

  @Test
  void close_fromACallbackOfTheTest() {
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.open(1, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    emulator.phone(0).forceClose();
    emulator.phone(1).forceClose();
    window.reaction = message -> emulator.close();
    int records = emulator.journal().size();
    assertThrows(EmulatorMisuse.class, () -> app.process.messageLoop().pump());
    assertEquals(1, window.received.size());
    assertEquals(records + 3, emulator.journal().size(), "the pump, the message and the callback have begun");
  }

  @Test
  void close_fromAnActionEndsTheAdvanceThatRunsIt() {
    phone.onTimer = port -> port.startTimer(1, 0);
    app.owner(0);
    phone.port.startTimer(1, 0);
    emulator.schedule(Duration.ofMillis(5), emulator::close);
    assertThrows(EmulatorMisuse.class, () -> emulator.advance(Duration.ofDays(1000)));
    assertEquals(Duration.ofMillis(5), emulator.now());
  }

  @Test
  void close_byAnotherThreadWhileTheTestWaitsInside() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Throwable> closing = new AtomicReference<>();
    app.process.start("has the turn", () -> {
      waiting.countDown();
      phone.onTimer = port -> port.startTimer(1, 0);
      app.owner(0);
      phone.port.startTimer(1, 0);
      emulator.advance(Duration.ofDays(1000)); // Does not end by itself.
    });
    Thread closer = new Thread(() -> {
      try {
        waiting.await();
        emulator.close();
      } catch (Throwable thrown) {
        closing.set(thrown);
      }
    });
    closer.start();
    EmulatorMisuse misuse = assertThrows(EmulatorMisuse.class, this::waitForEver);
    assertEquals("the emulator was closed or reset; attach to a new one", misuse.getMessage());
    closer.join();
    assertEquals(null, closing.get());
    assertEquals(List.of(), alive("has the turn"));
  }

  /** Two threads that wait for each other's ends would both be left over. */
  @Test
  void close_byEveryThreadThatEnds() {
    for (int i = 0; i < 5; i++) {
      app.process.start("closing waits", () -> {
        try {
          waitForEver();
        } finally {
          emulator.close();
        }
      });
    }
    app.process.start("closing begins", () -> {
      emulator.advance(Duration.ofMillis(5));
      emulator.close();
    });
    assertThrows(EmulatorMisuse.class, this::waitForEver);
    emulator.close();
    assertEquals(List.of(), alive("closing "));
  }

  @Test
  void reset_beginsAnewAfterAFailureToo() {
    TapiThread stuck = app.process.start("reset waits", this::waitForEver);
    assertThrows(EmulatorFailure.class, stuck::join);
    emulator.reset();
    assertEquals(List.of(), alive("reset waits"));
    new TestApp(emulator, "new").owner(0);
  }

  @Test
  void reset_endsTheThreadsAndNumbersAnew() {
    app.process.start("reset waits", this::waitForEver);
    emulator.threadFactory().newThread(this::waitForEver).start();
    emulator.advance(Duration.ofMillis(5));
    emulator.reset();
    assertEquals(List.of(), alive("reset waits"));
    Thread first = emulator.threadFactory().newThread(() -> { });
    assertEquals("thread 1", first.getName());
    assertEquals(1, emulator.attach("new").start("again", () -> { }).id());
  }

  @Test
  void close_waitsUntilAThreadThatWasGivenUpIsOutOfItsCall() throws InterruptedException {
    Emulator patient = Emulator.create(EmulatorConfig.builder().closingPatience(PATIENCE).build());
    boolean[] seen = new boolean[2];
    CountDownLatch inside = new CountDownLatch(1);
    Thread closer = new Thread(() -> {
      patient.close();
      seen[1] = seen[0];
    });
    Thread givenUp = new Thread(() -> {
      patient.schedule(Duration.ZERO, () -> {
        inside.countDown();
        while (closer.getState() != Thread.State.TIMED_WAITING && closer.getState() != Thread.State.TERMINATED) {
          Thread.onSpinWait();
        }
        seen[0] = true;
      });
      assertThrows(EmulatorMisuse.class, () -> patient.advance(Duration.ofMillis(1)));
    });
    givenUp.start();
    inside.await();
    closer.start();
    closer.join();
    assertTrue(seen[1], "nobody writes any more what others are about to read");
    givenUp.join();
  }

  @Test
  void close_waitsNoLongerThanItsPatienceForAThreadThatStaysInside() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Emulator impatient = impatient();
    Thread givenUp = new Thread(() -> {
      impatient.schedule(Duration.ZERO, () -> {
        inside.countDown();
        assertDoesNotThrow(() -> closed.await());
      });
      assertThrows(EmulatorMisuse.class, () -> impatient.advance(Duration.ofMillis(1)));
    });
    givenUp.start();
    inside.await();
    impatient.close();
    closed.countDown();
    givenUp.join();
  }
}
