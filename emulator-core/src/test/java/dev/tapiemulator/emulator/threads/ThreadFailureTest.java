package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.ThreadEnded;
import dev.tapiemulator.emulator.ViolationFailure;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.spi.DeviceViolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An exception that leaves a thread ends the run: the test gets it from its own wait, every other thread ends. */
@Timeout(60)
class ThreadFailureTest {

  private final ScriptedPhone scripted = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(
      EmulatorConfig.builder().phone(new EchoPhone()).phone(scripted).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final RuntimeException trouble = new IllegalStateException("no way");

  @AfterEach
  void close() {
    emulator.close();
  }

  private TapiThread failing() {
    return app.process.start("failing", () -> {
      throw trouble;
    });
  }

  private void assertIsTheFailure(EmulatorFailure failure) {
    assertSame(trouble, failure.getCause());
    assertEquals("thread \"failing\" ended with java.lang.IllegalStateException: no way", failure.what());
  }

  @Test
  void exception_comesOutOfTheWaitOfTheTest() {
    TapiThread failing = failing();
    assertIsTheFailure(assertThrows(EmulatorFailure.class, failing::join));
  }

  @Test
  void exception_comesOutOfWhateverTheTestWaitsIn() {
    failing();
    assertIsTheFailure(assertThrows(EmulatorFailure.class, () -> emulator.advance(Duration.ofDays(1))));
    assertEquals(Duration.ZERO, emulator.now());
  }

  @Test
  void exception_isWhatEveryLaterCallOfTheTestGets() {
    failing();
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    assertIsTheFailure(assertThrows(EmulatorFailure.class, () -> emulator.attach("late")));
    assertIsTheFailure(assertThrows(EmulatorFailure.class, () -> app.tapi.phoneGetLamp(1, 1, new IntHolder())));
  }

  @Test
  void exception_isTheLastThingInTheJournal() {
    failing();
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    JournalRecord last = emulator.journal().get(emulator.journal().size() - 1);
    assertEquals(JournalKind.THREAD_ENDED, last.kind());
    assertEquals("java.lang.IllegalStateException: no way", last.text());
  }

  @Test
  void error_isToldLikeAnException() {
    app.process.start("failing", () -> {
      throw new AssertionError("expected one");
    });
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    assertInstanceOf(AssertionError.class, failure.getCause());
  }

  @Test
  void otherThreads_getThreadEnded() {
    List<Throwable> got = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 3; i++) {
      app.process.start("waits " + i, () -> {
        try {
          app.process.eventHandle(app.hEvent).waitFor(INFINITE);
        } catch (Throwable thrown) {
          got.add(thrown);
          throw thrown;
        }
      });
    }
    failing();
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    emulator.close();
    assertEquals(3, got.size());
    got.forEach(thrown -> assertInstanceOf(ThreadEnded.class, thrown));
  }

  @Test
  void finallyBlocks_ofEndingThreadsDoNoHarm() {
    List<Throwable> inFinally = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 5; i++) {
      app.process.start("cleans up " + i, () -> {
        try {
          app.process.eventHandle(app.hEvent).waitFor(INFINITE);
        } finally {
          for (int call = 0; call < 10; call++) {
            inFinally.add(assertThrows(Throwable.class, () -> app.tapi.phoneShutdown(app.hPhoneApp)));
            inFinally.add(assertThrows(Throwable.class, () -> emulator.advance(Duration.ofMillis(1))));
            inFinally.add(assertThrows(Throwable.class, emulator.phone(0)::forceClose));
            inFinally.add(assertThrows(Throwable.class, () -> app.process.start("late", () -> { })));
          }
        }
      });
    }
    emulator.advance(Duration.ofMillis(5));
    failing();
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    int records = emulator.journal().size();
    emulator.close();
    assertEquals(records, emulator.journal().size());
    assertEquals(Duration.ofMillis(5), emulator.now());
    assertEquals(200, inFinally.size());
    inFinally.forEach(thrown -> assertInstanceOf(ThreadEnded.class, thrown));
  }

  @Test
  void threadsThatEndByThemselvesAfterTheEnd_leaveTheJournalAlone() {
    for (int i = 0; i < 20; i++) {
      app.process.start("swallows", () -> {
        try {
          app.process.eventHandle(app.hEvent).waitFor(INFINITE);
        } catch (ThreadEnded swallowed) {
          // Ends as if nothing had happened.
        }
      });
    }
    emulator.advance(Duration.ofMillis(5));
    failing();
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    int records = emulator.journal().size();
    emulator.close();
    assertEquals(records, emulator.journal().size());
  }

  @Test
  void exception_afterTheEndSaysNothingNew() {
    app.process.start("careless", () -> {
      try {
        app.process.eventHandle(app.hEvent).waitFor(INFINITE);
      } catch (ThreadEnded told) {
        throw new IllegalArgumentException("because the run has ended", told);
      }
    });
    emulator.advance(Duration.ofMillis(5));
    failing();
    assertThrows(EmulatorFailure.class, emulator::runUntilIdle);
    emulator.close();
    assertIsTheFailure(assertThrows(EmulatorFailure.class, emulator::runUntilIdle));
  }

  // ---- what devices and choices do wrong

  @Test
  void violation_inAStartedThreadEndsTheRun() {
    scripted.onSetData = (requestId, port) -> 7;
    int hPhone = app.owner(1);
    TapiThread caller = app.process.start("caller", () -> app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, caller::join);
    assertInstanceOf(ViolationFailure.class, failure.getCause());
    assertTrue(failure.what().startsWith("thread \"caller\" ended with "), failure::what);
    assertEquals(1, emulator.violations().size());
  }

  @Test
  void violation_whileAThreadLetsTimePassEndsTheRun() {
    int hPhone = app.owner(1);
    scripted.onTimer = port -> port.complete(99, 0);
    scripted.port.startTimer(5, 0);
    app.process.start("waits", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> emulator.advance(Duration.ofMillis(10)));
    assertInstanceOf(ViolationFailure.class, failure);
    assertEquals(DeviceViolation.UNKNOWN_REQUEST, emulator.violations().get(0).kind());
    assertTrue(hPhone != 0);
  }

  @Test
  void choices_thatThrowWhenAThreadEndsDoNotHangTheRun() {
    Choices broken = (decision, bound) -> {
      if (decision == Decision.NEXT_THREAD && Thread.currentThread().getName().equals("first")) {
        throw trouble;
      }
      return 0;
    };
    try (Emulator other = Emulator.create(EmulatorConfig.builder().choices(broken).build())) {
      TestApp client = new TestApp(other, "client");
      client.process.start("first", () -> { });
      client.process.start("second", () -> { });
      client.process.start("third", () -> { });
      EmulatorFailure failure = assertThrows(EmulatorFailure.class, other::runUntilIdle);
      assertSame(trouble, failure.getCause());
    }
  }
}
