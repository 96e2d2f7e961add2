package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.DeadlockFailure;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An executor whose tasks take turns, and whose futures are waited for in the emulator's time. */
@Timeout(60)
class ExecutorTest {

  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final ExecutorService executor = emulator.executor();
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    emulator.close();
  }

  /** A task that takes so much of the emulator's time. */
  private Callable<String> taking(int millis, String answer) {
    return () -> {
      app.process.eventHandle(app.hEvent).waitFor(millis);
      seen.add(answer);
      return answer;
    };
  }

  private long nowMillis() {
    return emulator.now().toMillis();
  }

  @Test
  void submit_runsTasksBesideEachOther() throws Exception {
    Future<String> slow = executor.submit(taking(30, "slow"));
    Future<String> quick = executor.submit(taking(10, "quick"));
    assertFalse(slow.isDone());
    assertEquals("slow", slow.get());
    assertTrue(quick.isDone());
    assertEquals("quick", quick.get());
    assertEquals(List.of("quick", "slow"), seen);
    assertEquals(30, nowMillis());
  }

  @Test
  void submit_ofARunnableAndAValue() throws Exception {
    assertEquals("value", executor.submit(() -> {
      seen.add("ran");
    }, "value").get());
    assertEquals(null, executor.submit(() -> {
      seen.add("ran");
    }).get());
    assertEquals(List.of("ran", "ran"), seen);
  }

  @Test
  void get_withATimeOutOfTheEmulatorsTime() throws Exception {
    Future<String> slow = executor.submit(taking(3_600_000, "slow"));
    assertThrows(TimeoutException.class, () -> slow.get(30, TimeUnit.MINUTES));
    assertEquals(1_800_000, nowMillis());
    assertEquals("slow", slow.get(31, TimeUnit.MINUTES));
    assertEquals(3_600_000, nowMillis());
  }

  @Test
  void get_byAnotherTask() throws Exception {
    Future<String> slow = executor.submit(taking(20, "slow"));
    assertEquals("got slow", executor.submit(() -> "got " + slow.get()).get());
  }

  @Test
  void exceptionOfATask_goesIntoItsFutureAndTheRunGoesOn() {
    Future<?> bad = executor.submit(() -> {
      throw new IllegalStateException("no way");
    });
    ExecutionException failed = assertThrows(ExecutionException.class, bad::get);
    assertInstanceOf(IllegalStateException.class, failed.getCause());
    app.owner(0);
  }

  @Test
  void exceptionOfAPlainExecute_endsTheRun() {
    IllegalStateException trouble = new IllegalStateException("no way");
    executor.execute(() -> {
      throw trouble;
    });
    assertSame(trouble, assertThrows(EmulatorFailure.class, emulator::runUntilIdle).getCause());
  }

  @Test
  void get_ofATaskThatWaitsForEverIsADeadlock() {
    Future<?> stuck = executor.submit(() -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    DeadlockFailure failure = assertThrows(DeadlockFailure.class, stuck::get);
    assertTrue(failure.what().contains("thread \"main\": join waits for the end of thread \"task 1\""), failure::what);
  }

  // ---- many at once

  @Test
  void invokeAll_waitsForAll() throws Exception {
    List<Future<String>> futures = executor.invokeAll(List.of(taking(30, "a"), taking(10, "b"), taking(20, "c")));
    assertEquals(List.of("b", "c", "a"), seen);
    assertEquals("a", futures.get(0).get());
    assertEquals(30, nowMillis());
  }

  @Test
  void invokeAll_withATimeOutCancelsWhatIsLate() throws Exception {
    List<Future<String>> futures = executor.invokeAll(
        List.of(taking(10, "quick"), taking(100, "late"), taking(20, "in time"), () -> {
          throw new IllegalStateException("no way");
        }), 50, TimeUnit.MILLISECONDS);
    assertEquals(50, nowMillis());
    assertEquals(List.of("quick", "in time"), seen);
    assertEquals(List.of(false, true, false, false), futures.stream().map(Future::isCancelled).toList());
    assertEquals("quick", futures.get(0).get());
    assertThrows(CancellationException.class, futures.get(1)::get);
    assertThrows(ExecutionException.class, futures.get(3)::get);
  }

  @Test
  void invokeAny_givesTheFirstThatSucceeds() throws Exception {
    assertEquals("good", executor.invokeAny(List.of(() -> {
      throw new IllegalStateException("no way");
    }, taking(10, "good"), taking(1, "not asked"))));
  }

  @Test
  void invokeAny_ofTasksThatAllFailTellsTheLastTrouble() {
    List<Callable<String>> tasks = List.of(() -> {
      throw new IllegalStateException("first");
    }, () -> {
      throw new IllegalStateException("last");
    });
    ExecutionException failed = assertThrows(ExecutionException.class, () -> executor.invokeAny(tasks));
    assertEquals("last", failed.getCause().getMessage());
    assertThrows(IllegalArgumentException.class, () -> executor.invokeAny(List.of()));
  }

  @Test
  void invokeAny_allowsItsTimeOnce() {
    List<Callable<String>> tasks = List.of(() -> {
      taking(30, "waited").call();
      throw new IllegalStateException("late");
    }, taking(100, "later"));
    assertThrows(TimeoutException.class, () -> executor.invokeAny(tasks, 50, TimeUnit.MILLISECONDS));
    assertEquals(50, nowMillis());
  }

  // ---- cancelling and shutting down

  @Test
  void cancel_beforeItsFirstTurnNeverRunsATask() {
    Future<String> never = executor.submit(taking(10, "never"));
    assertTrue(never.cancel(true));
    assertTrue(emulator.runUntilIdle());
    assertEquals(List.of(), seen);
    assertThrows(CancellationException.class, never::get);
  }

  @Test
  void cancel_ofARunningTaskInterruptsItAndItEnds() {
    boolean[] interrupted = new boolean[1];
    Future<?> task = executor.submit(() -> {
      app.process.eventHandle(app.hEvent).waitFor(20);
      interrupted[0] = Thread.currentThread().isInterrupted();
    });
    emulator.advance(Duration.ofMillis(5));
    assertTrue(task.cancel(true));
    assertThrows(CancellationException.class, task::get);
    emulator.advance(Duration.ofMillis(15));
    assertTrue(emulator.runUntilIdle());
    assertTrue(interrupted[0], "the wait itself cannot be interrupted, as phoneGetMessage cannot");
  }

  @Test
  void shutdown_letsTasksEndAndTakesNoMore() throws Exception {
    Future<String> slow = executor.submit(taking(30, "slow"));
    executor.shutdown();
    assertTrue(executor.isShutdown());
    assertFalse(executor.isTerminated());
    assertThrows(RejectedExecutionException.class, () -> executor.submit(taking(1, "late")));
    assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> { }));
    assertFalse(executor.awaitTermination(10, TimeUnit.MILLISECONDS));
    assertEquals(10, nowMillis());
    assertTrue(executor.awaitTermination(1, TimeUnit.DAYS));
    assertEquals(30, nowMillis());
    assertTrue(executor.isTerminated());
    assertEquals("slow", slow.get());
  }

  @Test
  void awaitTermination_allowsItsTimeOnceAndNotToEachTask() throws Exception {
    executor.submit(taking(30, "a"));
    executor.submit(taking(60, "b"));
    executor.submit(taking(90, "c"));
    executor.shutdown();
    assertFalse(executor.awaitTermination(50, TimeUnit.MILLISECONDS));
    assertEquals(50, nowMillis());
  }

  @Test
  void shutdownNow_interruptsTheTasks() throws Exception {
    boolean[] interrupted = new boolean[1];
    executor.execute(() -> {
      app.process.eventHandle(app.hEvent).waitFor(20);
      interrupted[0] = Thread.interrupted();
    });
    emulator.advance(Duration.ofMillis(5));
    assertEquals(List.of(), executor.shutdownNow());
    assertTrue(executor.awaitTermination(1, TimeUnit.DAYS));
    assertTrue(interrupted[0]);
  }

  @Test
  void close_whereExecutorsHaveItWaitsForTheTasks() throws Exception {
    executor.submit(taking(30, "slow"));
    Method close = executor.getClass().getMethod("close");
    close.setAccessible(true);
    close.invoke(executor);
    assertEquals(List.of("slow"), seen);
    assertTrue(executor.isTerminated());
  }

  @Test
  void execute_whenTheEmulatorIsClosedIsMisuseAndLeavesNothingToWaitFor() throws Exception {
    emulator.close();
    assertThrows(EmulatorMisuse.class, () -> executor.execute(() -> { }));
    executor.shutdown();
    assertTrue(executor.isTerminated());
    assertTrue(executor.awaitTermination(1, TimeUnit.DAYS));
  }

  @Test
  void tasks_areTheSameEveryTimeForASeed() throws Exception {
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      try (Emulator seeded = Emulator.create(EmulatorConfig.builder().seed(11).build())) {
        TestApp client = new TestApp(seeded, "client");
        List<String> order = new ArrayList<>();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          int number = i;
          tasks.add(() -> {
            client.process.eventHandle(client.hEvent).waitFor(number % 3);
            order.add("task " + number);
            return null;
          });
        }
        seeded.executor().invokeAll(tasks, 1, TimeUnit.SECONDS);
        runs.add(order);
      }
    }
    assertEquals(10, runs.get(0).size());
    runs.forEach(order -> assertEquals(runs.get(0), order));
  }
}
