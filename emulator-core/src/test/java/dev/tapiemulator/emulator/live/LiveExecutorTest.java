package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program's own threads: ordinary parallel ones that the emulator knows. */
@Timeout(60)
class LiveExecutorTest {

  private static final int TASKS = 8;

  private final EmulatorThreads threads = new EmulatorThreads();
  private final Emulator emulator = Emulator.create(EmulatorConfig.live().phone(new EchoPhone(1)).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
    threads.requireNoNew();
  }

  private void waitForEver() {
    app.process.messageLoop().pump(INFINITE);
  }

  @Test
  void executor_runsItsTasksSideBySide() throws Exception {
    CyclicBarrier together = new CyclicBarrier(TASKS);
    int hPhone = app.owner(0);
    List<Callable<Integer>> tasks = Collections.nCopies(TASKS, () -> {
      together.await();
      return app.tapi.phoneSetData(hPhone, 1, bytes(1), 1);
    });
    List<Integer> requests = new ArrayList<>();
    for (Future<Integer> future : emulator.executor().invokeAll(tasks)) {
      requests.add(accepted(future.get()));
    }
    requests.sort(null);
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), requests);
  }

  @Test
  void executor_awaitsItsTasks() throws Exception {
    ExecutorService executor = emulator.executor();
    Future<Integer> reply = executor.submit(
        () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
    assertThrows(TimeoutException.class, () -> reply.get(5, TimeUnit.MILLISECONDS));
    executor.shutdown();
    assertFalse(executor.awaitTermination(5, TimeUnit.MILLISECONDS));
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    assertTrue(executor.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(0, reply.get());
  }

  @Test
  void executor_givesAnExceptionToWhoAsks() {
    Future<?> failing = emulator.executor().submit(() -> {
      throw new IllegalStateException("the test's own");
    });
    assertThrows(ExecutionException.class, failing::get);
  }

  @Test
  void close_endsTheTasksAndWhoeverWaitsForThem() {
    WatchedClock clock = new WatchedClock();
    Emulator watched = Emulator.create(EmulatorConfig.builder().live(clock).build());
    var process = watched.attach("dialer");
    Future<?> task = watched.executor().submit(() -> process.messageLoop().pump(INFINITE));
    Crew crew = new Crew();
    crew.start("waiting", () -> assertThrows(EmulatorMisuse.class, task::get));
    clock.untilAsleep("task 1", "waiting");
    watched.close();
    crew.join();
    assertFalse(threads.news().contains("task 1"));
  }

  @Test
  void threadFactory_makesThreadsThatEndWithTheEmulator() throws Exception {
    Thread thread = emulator.threadFactory().newThread(this::waitForEver);
    thread.start();
    emulator.close();
    thread.join();
  }

  @Test
  void join_waitsForAThreadOfTheFactory() {
    Thread thread = emulator.threadFactory().newThread(() -> app.owner(0));
    thread.start();
    emulator.join(thread);
    assertTrue(emulator.phone(0).isOpen());
  }

  @Test
  void threadFactory_startsNothingWhenTheEmulatorIsClosed() {
    Thread thread = emulator.threadFactory().newThread(this::waitForEver);
    emulator.close();
    assertThrows(EmulatorMisuse.class, thread::start);
    assertFalse(thread.isAlive());
  }

  /** Either it is started, and ended, or it is not started: never does it run on behind the emulator's back. */
  @Test
  void threadFactory_againstClose() {
    for (int round = 0; round < 200; round++) {
      Emulator shortLived = Emulator.create(EmulatorConfig.live().build());
      Crew crew = new Crew();
      crew.start("starting", () -> {
        try {
          while (true) {
            shortLived.threadFactory().newThread(() -> { }).start();
          }
        } catch (EmulatorMisuse closed) {
          // As it should.
        }
      });
      shortLived.close();
      crew.join();
    }
    assertEquals(List.of(), threads.news().stream().filter(name -> name.startsWith("thread ")).toList());
  }
}
