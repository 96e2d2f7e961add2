package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.ThreadEnded;
import dev.tapiemulator.emulator.ViolationFailure;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends before the emulator does: all of it by reset, a process by kill. */
@Timeout(60)
class LiveEndsTest {

  private final EmulatorThreads threads = new EmulatorThreads();
  private final WatchedClock clock = new WatchedClock();
  private final EchoPhone phone = new EchoPhone(1);
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().live(clock).phone(phone).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    emulator.close();
    threads.requireNoNew();
  }

  private TapiThread startWaiting(TapiProcess process, String name, Runnable call) {
    TapiThread thread = process.start(name, () -> {
      try {
        call.run();
      } catch (ThreadEnded ended) {
        told.add(name);
        throw ended;
      }
    });
    clock.untilAsleep(name);
    return thread;
  }

  private void getMessage() {
    getMessage(app);
  }

  private static void getMessage(TestApp waiting) {
    waiting.tapi.phoneGetMessage(waiting.hPhoneApp, ByteBuffer.allocate(64), INFINITE);
  }

  // ---- reset

  @Test
  void reset_endsEveryThreadAndBeginsAnew() {
    TestApp other = new TestApp(emulator, "other"); // The reply, which may come before the reset, is not for it.
    startWaiting(other.process, "one", () -> getMessage(other));
    startWaiting(app.process, "two", () -> app.process.messageLoop().pump(INFINITE));
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    emulator.reset();
    assertEquals(2, told.size());
    threads.requireNoNew();
    assertThrows(EmulatorMisuse.class, app::poll);
    TestApp again = new TestApp(emulator, "again");
    assertEquals(1, again.process.id());
    accepted(again.tapi.phoneSetData(again.owner(0), 1, bytes(1), 1));
    assertEquals(0, again.tapi.phoneGetMessage(again.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
  }

  @Test
  void reset_tellsWhatWentWrongAndBeginsAnewAllTheSame() {
    phone.openPort = null;
    app.owner(0);
    phone.openPort.complete(99, 0);
    assertThrows(ViolationFailure.class, emulator::reset);
    assertEquals(List.of(), emulator.violations());
    new TestApp(emulator, "again").owner(0);
  }

  @Test
  void reset_fromACallbackIsAMisuse() {
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.reaction = message -> assertThrows(EmulatorMisuse.class, emulator::reset);
    emulator.addPhone(new ScriptedPhone());
    assertEquals(1, window.process.messageLoop().pump(INFINITE));
  }

  @Test
  void reset_byARegisteredThreadLeavesThatThreadToItself() {
    CountDownLatch running = new CountDownLatch(1);
    Thread[] resetting = new Thread[1];
    app.process.start("resetting", () -> {
      resetting[0] = Thread.currentThread();
      running.countDown();
      emulator.reset();
      new TestApp(emulator, "again").owner(0);
    });
    await(running);
    Crew crew = new Crew();
    crew.start("waiting for its end", () -> resetting[0].join());
    crew.join();
    assertTrue(emulator.phone(0).isOpen());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  // ---- kill

  @Test
  void kill_endsTheThreadsOfItsProcess() {
    TestApp other = new TestApp(emulator, "other");
    CompletionPort port = app.process.createCompletionPort();
    List<TapiThread> dying = List.of(
        startWaiting(app.process, "message", this::getMessage),
        startWaiting(app.process, "event", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE)),
        startWaiting(app.process, "port", () -> port.get(INFINITE)),
        startWaiting(app.process, "pump", () -> app.process.messageLoop().pump(INFINITE)),
        startWaiting(app.process, "elsewhere", () -> other.process.messageLoop().pump(INFINITE)));
    TapiThread surviving = startWaiting(other.process, "surviving", () -> getMessage(other));
    app.process.kill();
    dying.forEach(TapiThread::join);
    assertEquals(5, told.size());
    assertFalse(surviving.hasEnded());
    emulator.addPhone(new ScriptedPhone());
    surviving.join();
  }

  @Test
  void kill_endsAThreadInItsOwnCode() {
    CountDownLatch running = new CountDownLatch(1);
    TapiThread thread = app.process.start("own code", () -> {
      running.countDown();
      OwnCode.stayUntilInterrupted(); // By the kill.
      assertThrows(ThreadEnded.class, app::poll);
      told.add("own code");
    });
    await(running);
    app.process.kill();
    thread.join();
    assertEquals(List.of("own code"), told);
  }

  @Test
  void kill_fromAThreadOfTheProcessItself() {
    TapiThread thread = app.process.start("killing", () -> {
      app.process.kill();
      assertThrows(ThreadEnded.class, app::poll);
      told.add("killed");
    });
    thread.join();
    assertEquals(List.of("killed"), told);
  }

  @Test
  void kill_underACallback() {
    CountDownLatch inCallback = new CountDownLatch(1);
    CountDownLatch ready = new CountDownLatch(1);
    TapiThread pump = app.process.start("pump", () -> {
      WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
      window.reaction = message -> {
        inCallback.countDown();
        OwnCode.stayUntilInterrupted();
      };
      ready.countDown();
      try {
        app.process.messageLoop().pump(INFINITE);
      } catch (ThreadEnded ended) {
        told.add("pump");
        throw ended;
      }
    });
    await(ready);
    emulator.addPhone(new ScriptedPhone());
    await(inCallback);
    app.process.kill();
    pump.join();
    assertEquals(List.of("pump"), told);
  }

  @Test
  void kill_ofAProcessThatOthersCallForIsAMisuseForThem() {
    app.process.kill();
    assertTrue(assertThrows(EmulatorMisuse.class, app::poll).getMessage().contains("\"dialer\" was killed"));
  }
}
