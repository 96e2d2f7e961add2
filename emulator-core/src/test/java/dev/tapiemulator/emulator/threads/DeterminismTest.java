package dev.tapiemulator.emulator.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program with several threads does the same every time. {@code -Dthreads.runs=1000} repeats each seed so often, with
 * as many threads keeping the machine busy beside it as {@code -Dthreads.busy} says.
 */
class DeterminismTest {

  private static final int SEEDS = 20;
  private static final int RUNS = Integer.getInteger("threads.runs", 10);
  private static final int BUSY = Integer.getInteger("threads.busy", 0);

  private final List<Thread> busy = new ArrayList<>();

  DeterminismTest() {
    for (int i = 0; i < BUSY; i++) {
      Thread thread = new Thread(() -> {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
      });
      thread.setDaemon(true);
      thread.start();
      busy.add(thread);
    }
  }

  @AfterEach
  void rest() {
    busy.forEach(Thread::interrupt);
  }

  private static void assertSame(BusyClient.Run first, BusyClient.Run again, String which) {
    assertEquals(OptionalInt.empty(), first.journal().firstDifference(again.journal()), which);
    assertEquals(first.journal().size(), again.journal().size(), which);
    assertEquals(first.seen(), again.seen(), which);
  }

  private static UnaryOperator<EmulatorConfig.Builder> seed(long seed) {
    return config -> config.seed(seed);
  }

  @Test
  void seed_makesTheSameRunEveryTime() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BusyClient.Run first = BusyClient.run(seed, seed(seed));
      for (int i = 1; i < RUNS; i++) {
        assertSame(first, BusyClient.run(seed, seed(seed)), "run " + i + " of seed " + seed);
      }
    }
  }

  @Test
  void ordinaryChoices_makeTheSameRunEveryTime() {
    BusyClient.Run first = BusyClient.run(1, config -> config);
    for (int i = 0; i < RUNS; i++) {
      assertSame(first, BusyClient.run(1, config -> config), "run " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threadsSwitchedOff_asksNobodyAndMakesTheSameRunEveryTime(boolean seeded) {
    UnaryOperator<EmulatorConfig.Builder> off = config -> {
      config.families(EnumSet.of(ChoiceFamily.ORDER, ChoiceFamily.TIMING));
      return seeded ? config.seed(3) : config;
    };
    BusyClient.Run first = BusyClient.run(3, off);
    assertTrue(
        first.journal().choices().stream().noneMatch(choice -> choice.decision().family() == ChoiceFamily.THREADS));
    assertTrue(handOvers(first.journal()).size() > 50, () -> handOvers(first.journal()).size() + " hand-overs");
    for (int i = 0; i < RUNS; i++) {
      assertSame(first, BusyClient.run(3, off), "run " + i);
    }
  }

  /** Were it not so, the other tests would say nothing. */
  @Test
  void seeds_makeDifferentRunsOfTheSameClient() {
    Set<String> orders = new TreeSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      BusyClient.Run run = BusyClient.run(1, seed(seed));
      orders.add(handOvers(run.journal()).toString());
      assertTrue(handOvers(run.journal()).size() > 200, "seed " + seed + " lets the threads alternate");
    }
    assertEquals(SEEDS, orders.size());
  }

  private static List<Integer> handOvers(Journal journal) {
    List<Integer> threads = new ArrayList<>();
    journal.forEach(record -> {
      if (record.kind() == JournalKind.TURN) {
        threads.add(record.word(0));
      }
    });
    return threads;
  }
}
