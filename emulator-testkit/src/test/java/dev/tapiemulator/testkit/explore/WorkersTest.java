package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers: quicker, and nothing else is different. */
class WorkersTest {

  private static final int TASKS = 5000;

  /** What is handed over when each of these does its part: 0, 1, 2, … doubled. */
  private static List<Long> handedOver(List<Workers.Work<Long, Long>> workers) {
    List<Long> results = new ArrayList<>();
    long[] next = {0};
    try (Workers<Long, Long> crew = new Workers<>(workers, 0)) {
      crew.run(() -> next[0] == TASKS ? null : next[0]++, (task, result) -> results.add(result));
    }
    return results;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void run_handsOverInTheOrderInWhichItGaveOut(int count) {
    Workers.Work<Long, Long> doubling = task -> task * 2;
    assertEquals(LongStream.range(0, TASKS).map(task -> task * 2).boxed().toList(),
        handedOver(Collections.nCopies(count, doubling)));
  }

  /** The one that has the first task waits until the other has come as far as it may. */
  @Test
  void run_letsTheQuickestBeAheadOnlySoFar() {
    CountDownLatch ahead = new CountDownLatch(1023);
    Workers.Work<Long, Long> work = task -> {
      if (task == 0) {
        await(ahead);
      } else {
        ahead.countDown();
      }
      return task;
    };
    assertEquals(LongStream.range(0, TASKS).boxed().toList(), handedOver(List.of(work, work)));
  }

  /** Small searches are over before further threads ordinarily begin, and would show nothing of them. */
  private static Explorer crew(Explorer explorer, int count) {
    return explorer.workers(count).workersFromTheBeginning();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void run_throwsWhatAWorkerThrew_andTakesNothingThatCameBehindIt(int count) {
    List<Long> results = new ArrayList<>();
    long[] next = {0};
    Workers.Work<Long, Long> failing = task -> {
      if (task == 40 || task == 41) {
        throw new IllegalStateException("task " + task);
      }
      return task;
    };
    try (Workers<Long, Long> crew = new Workers<>(Collections.nCopies(count, failing), 0)) {
      IllegalStateException thrown = assertThrows(IllegalStateException.class, () ->
          crew.run(() -> next[0] == TASKS ? null : next[0]++, (task, result) -> results.add(result)));
      assertEquals("task 40", thrown.getMessage());
    }
    assertEquals(LongStream.range(0, 40).boxed().toList(), results);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void run_againAndAgain_keepsTheRoundsApart(int count) {
    List<Long> results = new ArrayList<>();
    try (Workers<Long, Long> crew = new Workers<>(Collections.nCopies(count, task -> task), 0)) {
      for (int round = 1; round <= 200; round++) {
        long[] left = {round};
        crew.run(() -> left[0] == 0 ? null : left[0]--, (task, result) -> results.add(result));
        assertEquals(1L, results.get(results.size() - 1), "round " + round);
      }
    }
    assertEquals(200 * 201 / 2, results.size());
  }

  @Test
  void run_ofWorkThatIsOverSoon_staysOnTheCallingThread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Workers.Work<Long, Long> noting = task -> {
      threads.add(Thread.currentThread());
      return task;
    };
    long[] left = {TASKS};
    try (Workers<Long, Long> crew = new Workers<>(List.of(noting, noting), Long.MAX_VALUE)) {
      crew.run(() -> left[0] == 0 ? null : left[0]--, (task, result) -> { });
    }
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void run_whoseThreadIsInterruptedMeanwhile_goesOnAndIsInterruptedAfterwards() {
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Workers.Work<Long, Long> work = task -> {
      if (Thread.currentThread() != caller) {
        caller.interrupt();
        interrupted.countDown();
      }
      while (task == 0 && interrupted.getCount() > 0) {
        Thread.onSpinWait(); // Waiting properly would take the interrupt.
      }
      return task;
    };
    List<Long> results = handedOver(List.of(work, work));
    assertTrue(Thread.interrupted());
    assertEquals(TASKS, results.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void explore_findsTheSame_whateverTheNumberOfWorkers(int count) {
    EmulatorConfig store = EmulatorConfig.builder().phone("store").build();
    for (PlantedBug world : PlantedBug.values()) {
      EmulatedTest test = emulator -> world.run(new SmallClient(emulator), true);
      assertEquals(new Explorer().explore(store, test), crew(new Explorer(), count).explore(store, test));
      assertEquals(new Explorer().maxRuns(30).explore(store, test),
          crew(new Explorer().maxRuns(30), count).explore(store, test));
    }
  }

  @Test
  void explore_toldTheProgress_inOrder() {
    List<Progress> alone = new ArrayList<>();
    StandardWorld.explorer().onProgress(alone::add).explore(StandardWorld.CONFIG, StandardWorld::run);
    List<Progress> together = new ArrayList<>();
    crew(StandardWorld.explorer(), 3).onProgress(together::add).explore(StandardWorld.CONFIG, StandardWorld::run);
    assertEquals(alone, together);
  }

  @Test
  void explore_whoseRunsAreNotDeterministic_saysSo_withAnyNumberOfWorkers() {
    int[] runs = {0};
    ExploredRun unsteady = choices -> {
      boolean other;
      synchronized (runs) {
        other = runs[0]++ == 3;
      }
      return RunResult.passed("" + choices.choose(other ? Decision.REMOVE : Decision.LATENCY, 4)
          + choices.choose(Decision.RECLAIM, 2));
    };
    String told = assertThrows(NotDeterministicException.class, () -> crew(new Explorer(), 2).explore(unsteady))
        .getMessage();
    assertTrue(told.startsWith("the client is not deterministic at choice 1: it asked REMOVE/4"), told);
  }

  @Test
  void workers_fewerThanOne_areRefused() {
    assertEquals("expected at least 1 worker, found 0",
        assertThrows(IllegalArgumentException.class, () -> new Explorer().workers(0)).getMessage());
  }

  @Test
  void workers_cannotShareAPhone() {
    EmulatorConfig config = EmulatorConfig.builder().phone(new StandardPhone() {
      @Override
      public PhoneDescription describe() {
        return PhoneDescription.named("only-one").build();
      }
    }).build();
    assertEquals("phone \"only-one\" was handed over as an object, which only one emulator at a time can have; name it,"
        + " or use one worker", assertThrows(IllegalArgumentException.class, () -> new Explorer().workers(2)
            .families(EnumSet.of(ChoiceFamily.TIMING)).explore(config, emulator -> null)).getMessage());
  }
}
