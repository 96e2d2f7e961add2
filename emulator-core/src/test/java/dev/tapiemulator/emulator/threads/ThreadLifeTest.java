package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.ThreadEnded;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import dev.tapiemulator.tapi.Tapi;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of simulated processes and of the program's own making, from their start to their end. */
@Timeout(60)
class ThreadLifeTest {

  private static final int MOST_THREADS = 1000;

  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    emulator.close();
  }

  // ---- started by a process

  @Test
  void start_namesAndNumbersThreads() {
    Thread[] itself = new Thread[1];
    TapiThread one = app.process.start("one", () -> itself[0] = Thread.currentThread());
    TapiThread two = app.process.start("two", () -> { });
    assertEquals(List.of("one", "two"), List.of(one.name(), two.name()));
    assertEquals(List.of(1, 2), List.of(one.id(), two.id()));
    assertFalse(one.hasEnded());
    one.join();
    assertTrue(one.hasEnded());
    assertEquals("one", itself[0].getName());
    assertTrue(itself[0].isDaemon());
    assertEquals(3, app.process.start("three", () -> { }).id(), "numbers are not used again");
  }

  @Test
  void start_fromAnotherThreadAndFromACallback() {
    app.process.start("outer", () -> {
      WindowApp window = new WindowApp(app.process, "window", Tapi.TAPI_VERSION_2_2);
      window.open(0, Tapi.TAPI_VERSION_2_2, Tapi.PHONEPRIVILEGE_OWNER);
      emulator.phone(0).forceClose();
      window.reaction = message ->
          app.process.start("from a callback", () -> seen.add("inner of " + message.inWords())).join();
      app.process.messageLoop().pump();
      seen.add("pumped");
      app.process.start("from a thread", () -> seen.add("another")).join();
      seen.add("outer");
    }).join();
    assertEquals(List.of("inner of CLOSE", "pumped", "another", "outer"), seen);
  }

  @Test
  void join_ofAThreadThatHasEndedReturnsAtOnce() {
    TapiThread one = app.process.start("one", () -> { });
    one.join();
    one.join();
    assertTrue(one.join(0));
    assertEquals(Duration.ZERO, emulator.now());
  }

  @Test
  void join_withATimeOut() {
    TapiThread slow = app.process.start("slow", () -> app.process.eventHandle(app.hEvent).waitFor(100));
    assertFalse(slow.join(0));
    assertFalse(slow.join(30));
    assertEquals(Duration.ofMillis(30), emulator.now());
    assertTrue(slow.join(Long.MAX_VALUE));
    assertEquals(Duration.ofMillis(100), emulator.now());
  }

  @Test
  void join_byManyOfOne() {
    TapiThread slow = app.process.start("slow", () -> app.process.eventHandle(app.hEvent).waitFor(10));
    for (int i = 0; i < 5; i++) {
      int number = i;
      app.process.start("joins " + i, () -> {
        slow.join();
        seen.add(number + " at " + emulator.now().toMillis());
      });
    }
    emulator.runUntilIdle();
    seen.sort(null);
    assertEquals(List.of("0 at 10", "1 at 10", "2 at 10", "3 at 10", "4 at 10"), seen);
  }

  @Test
  void start_ofMoreThanThereMayBeIsRefused() {
    for (int i = 1; i < MOST_THREADS; i++) {
      app.process.start("one of many", () -> seen.add("ran"));
    }
    EmulatorMisuse misuse = assertThrows(EmulatorMisuse.class, () -> app.process.start("too many", () -> { }));
    assertEquals("1000 threads of one emulator are alive; is one started in a loop?", misuse.getMessage());
    assertTrue(emulator.runUntilIdle());
    assertEquals(MOST_THREADS - 1, seen.size());
    app.process.start("one more", () -> seen.add("ran")).join();
    assertEquals(MOST_THREADS, seen.size());
  }

  // ---- death of a process

  @Test
  void kill_endsTheThreadsOfTheProcessAndNoOthers() {
    List<Throwable> ends = new ArrayList<>();
    TapiProcess other = emulator.attach("other");
    TapiThread waits = app.process.start("waits", () -> {
      try {
        app.process.eventHandle(app.hEvent).waitFor(INFINITE);
      } catch (Throwable thrown) {
        ends.add(thrown);
        throw thrown;
      }
    });
    TapiThread never = app.process.start("never", () -> seen.add("not reached"));
    TapiThread stays = other.start("stays", () -> {
      other.createCompletionPort().get(50);
      seen.add("stays");
    });
    app.process.start("lets the others begin", () -> { });
    emulator.advance(Duration.ofMillis(5));
    app.process.kill();
    waits.join();
    never.join();
    assertEquals(Duration.ofMillis(5), emulator.now());
    stays.join();
    assertInstanceOf(ThreadEnded.class, ends.get(0));
    assertEquals("the process of thread \"waits\" was killed", ends.get(0).getMessage());
    assertEquals(List.of("not reached", "stays"), seen);
  }

  @Test
  void kill_ofAThreadThatHasNotBegunNeverRunsIt() {
    TapiThread never = app.process.start("never", () -> seen.add("not reached"));
    app.process.kill();
    never.join();
    assertEquals(List.of(), seen);
  }

  @Test
  void kill_byAThreadOfTheProcessEndsItAtItsNextUseOfAnything() {
    for (Runnable use : List.<Runnable>of(
        () -> app.tapi.phoneShutdown(app.hPhoneApp),
        () -> emulator.advance(Duration.ofMillis(1)),
        () -> emulator.attach("new"),
        emulator.phone(0)::forceClose)) {
      TapiProcess process = emulator.attach("suicidal");
      process.start("kills", () -> {
        process.kill();
        seen.add("killed");
        use.run();
        seen.add("not reached");
      }).join();
    }
    assertEquals(List.of("killed", "killed", "killed", "killed"), seen);
    assertEquals(Duration.ZERO, emulator.now());
  }

  @Test
  void kill_byAnotherThreadAtTheBeginningOfACall() {
    NextThread choices = NextThread.answering(1);
    try (Emulator other = Emulator.create(EmulatorConfig.builder().choices(choices).build())) {
      TestApp client = new TestApp(other, "client");
      other.threadFactory().newThread(client.process::kill).start();
      assertThrows(EmulatorMisuse.class, () -> client.tapi.phoneGetLamp(1, 1, new IntHolder()));
    }
  }

  @Test
  void kill_underThreadsThatAreOfNoProcess() {
    Thread gets = emulator.threadFactory().newThread(() -> {
      int result = app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE);
      seen.add("answers " + result);
      assertThrows(EmulatorMisuse.class, () -> app.tapi.phoneShutdown(app.hPhoneApp));
    });
    Thread pumps = emulator.threadFactory().newThread(
        () -> seen.add("pumped " + app.process.messageLoop().pump(INFINITE)));
    gets.start();
    pumps.start();
    emulator.advance(Duration.ofMillis(5));
    app.process.kill();
    emulator.join(gets);
    emulator.join(pumps);
    assertEquals(List.of("answers " + Tapi.PHONEERR_INVALAPPHANDLE, "pumped 0"), seen);
  }

  @Test
  void start_inADeadProcessIsMisuse() {
    app.process.kill();
    EmulatorMisuse misuse = assertThrows(EmulatorMisuse.class, () -> app.process.start("late", () -> { }));
    assertEquals("process \"dialer\" was killed", misuse.getMessage());
    assertTrue(emulator.runUntilIdle());
  }

  // ---- threads of the program's own making

  @Test
  void threadFactory_makesThreadsThatTakeTurns() {
    ThreadFactory factory = emulator.threadFactory();
    Thread one = factory.newThread(() -> seen.add(Thread.currentThread().getName()));
    Thread two = emulator.threadFactory().newThread(() -> seen.add(Thread.currentThread().getName()));
    two.start();
    one.start();
    assertEquals(List.of(), seen);
    emulator.join(one);
    emulator.join(two);
    assertEquals(2, seen.size());
    assertTrue(seen.containsAll(List.of("thread 1", "thread 2")), seen::toString);
  }

  @Test
  void threadFactory_threadsStartOnce() {
    Thread one = emulator.threadFactory().newThread(() -> seen.add("ran"));
    one.start();
    assertThrows(IllegalThreadStateException.class, one::start);
    emulator.join(one);
    assertThrows(IllegalThreadStateException.class, one::start);
    assertEquals(List.of("ran"), seen);
  }

  @Test
  void threadFactory_anExceptionEndsTheRun() {
    IllegalStateException trouble = new IllegalStateException("no way");
    Thread bad = emulator.threadFactory().newThread(() -> {
      throw trouble;
    });
    bad.start();
    EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> emulator.join(bad));
    assertSame(trouble, failure.getCause());
  }

  @Test
  void join_knowsOnlyStartedThreadsOfItsOwn() {
    Thread unstarted = emulator.threadFactory().newThread(() -> { });
    assertThrows(EmulatorMisuse.class, () -> emulator.join(unstarted));
    assertThrows(EmulatorMisuse.class, () -> emulator.join(Thread.currentThread()));
    assertThrows(EmulatorMisuse.class, () -> emulator.join(unstarted, Duration.ofMillis(1)));
    try (Emulator other = Emulator.create(EmulatorConfig.builder().build())) {
      Thread stranger = other.threadFactory().newThread(() -> { });
      stranger.start();
      assertThrows(EmulatorMisuse.class, () -> emulator.join(stranger));
      other.join(stranger);
    }
  }

  @Test
  void threads_ofAnEmulatorThatIsClosedCannotBeStarted() {
    Thread late = emulator.threadFactory().newThread(() -> seen.add("ran"));
    emulator.close();
    assertThrows(EmulatorMisuse.class, late::start);
    assertThrows(EmulatorMisuse.class, () -> app.process.start("late", () -> seen.add("ran")));
    assertEquals(List.of(), seen);
    assertEquals(Thread.State.NEW, late.getState());
  }

  @Test
  void oneThreadStartedAfterAnother_leavesNothingThatGrows() {
    for (int i = 0; i < 3000; i++) {
      app.process.start("short", () -> app.tapi.phoneGetLamp(1, 1, new IntHolder())).join();
    }
    app.process.start("last", () -> seen.add("ran")).join();
    assertEquals(List.of("ran"), seen);
  }
}
