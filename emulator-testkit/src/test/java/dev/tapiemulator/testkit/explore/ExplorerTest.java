package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is run, in which order, and what is said of it; with stand-ins for tests. */
class ExplorerTest {

  private static final int LONGEST = 6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void explore_runsEveryListOnce_asAnOdometerDoes(int seed) {
    ChoiceTree tree = new ChoiceTree(seed, LONGEST);
    Exploration found = new Explorer().bound(LONGEST).explore(tree);
    for (int bound = 0; bound <= LONGEST; bound++) {
      assertEquals(tree.counted().getOrDefault(bound, 0L), bound < found.runs().size() ? found.runs().get(bound) : 0,
          "runs of bound " + bound);
    }
    assertEquals(found.allRuns(), tree.answersInOrder.stream().distinct().count(), "no run twice");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void explore_findsOutcomesAndFailuresWithTheirSimplestLists_asAnOdometerDoes(int seed) {
    ChoiceTree tree = new ChoiceTree(seed, LONGEST);
    for (int bound = 0; bound <= LONGEST; bound++) {
      Exploration found = new Explorer().bound(bound).explore(tree);
      assertEquals(tree.enumerated(bound).outcomes(), found.outcomes());
      assertEquals(tree.enumerated(bound).failures(), found.failures());
    }
  }

  @Test
  void explore_goesFromTheOrdinaryRunOutwards_alwaysInTheSameOrder() {
    List<String> order = new ArrayList<>();
    new Explorer().explore(choices -> {
      int first = choices.choose(Decision.LATENCY, 3);
      int second = first == 2 ? 0 : choices.choose(Decision.RECLAIM, 2);
      int third = choices.choose(Decision.REMOVE, 2);
      order.add("" + first + second + third);
      return RunResult.passed("");
    });
    assertEquals(List.of("000", "100", "200", "010", "001", "110", "101", "201", "011"), order);
  }

  @Test
  void bound_isTwoUnlessToldOtherwise_andLargerOnesAreNotRun() {
    Exploration found = new Explorer().explore(ExplorerTest::threeSwitches);
    assertEquals(List.of(1L, 3L, 3L), found.runs());
    assertTrue(found.isComplete());
    assertFalse(found.exhaustive());
    assertEquals("7 runs, 7 behaviours, 0 failures; complete up to bound 2", found.summary());
  }

  @Test
  void exhaustive_isSaidWhenNoRunCouldBeVariedFurther() {
    Exploration found = new Explorer().bound(3).explore(ExplorerTest::threeSwitches);
    assertTrue(found.exhaustive());
    assertEquals("8 runs, 8 behaviours, 0 failures; complete up to bound 3, and no larger bound would find more",
        found.summary());
  }

  @Test
  void bound_farBeyondTheTree_endsWithTheTree() {
    Exploration found = new Explorer().bound(Integer.MAX_VALUE).explore(ExplorerTest::threeSwitches);
    assertEquals(List.of(1L, 3L, 3L, 1L), found.runs());
    assertTrue(found.exhaustive() && found.isComplete());
  }

  @Test
  void bound_ofZero_isTheOrdinaryRunAlone() {
    assertEquals(List.of(1L), new Explorer().bound(0).explore(ExplorerTest::threeSwitches).runs());
  }

  @Test
  void bound_andBudgets_belowTheirLeast_areRefused() {
    assertEquals("expected a bound of 0 or more, found -1",
        assertThrows(IllegalArgumentException.class, () -> new Explorer().bound(-1)).getMessage());
    assertEquals("expected at least 1 run, found 0",
        assertThrows(IllegalArgumentException.class, () -> new Explorer().maxRuns(0)).getMessage());
  }

  @Test
  void maxRuns_stops_andSaysHowFarItCame() {
    Exploration found = new Explorer().maxRuns(5).explore(ExplorerTest::threeSwitches);
    assertEquals(List.of(1L, 3L, 1L), found.runs());
    assertEquals(1, found.completeBound());
    assertEquals("5 runs, 5 behaviours, 0 failures; NOT complete: stopped after 5 runs, complete up to bound 1",
        found.summary());
  }

  @Test
  void maxRuns_thatSufficesExactly_leavesItComplete() {
    assertTrue(new Explorer().maxRuns(7).explore(ExplorerTest::threeSwitches).isComplete());
    assertFalse(new Explorer().maxRuns(6).explore(ExplorerTest::threeSwitches).isComplete());
  }

  @Test
  void stopWhen_beforeTheOrdinaryRun_leavesNothing_andSaysSo() {
    Exploration found = new Explorer().stopWhen(() -> true).explore(ExplorerTest::threeSwitches);
    assertEquals("0 runs, 0 behaviours, 0 failures; NOT complete: stopped because the time was over, not even with"
        + " bound 0", found.summary());
    assertEquals(List.of(), found.runs());
  }

  @Test
  void interrupt_stops_andStaysToBeSeen() {
    Exploration found = new Explorer().explore(choices -> {
      Thread.currentThread().interrupt();
      return threeSwitches(choices);
    });
    assertTrue(Thread.interrupted());
    assertEquals("1 run, 1 behaviour, 0 failures; NOT complete: stopped because it was interrupted, complete up to bound"
        + " 0", found.summary());
  }

  @Test
  void failure_isToldOnceForItsKind_withTheShortestList() {
    Exploration found = new Explorer().explore(choices -> {
      int first = choices.choose(Decision.LATENCY, 2);
      int second = choices.choose(Decision.RECLAIM, 2);
      int third = choices.choose(Decision.REMOVE, 2);
      return first + second + third == 0
          ? RunResult.passed("")
          : RunResult.failed("", "trouble", "trouble " + first + second + third);
    });
    assertEquals(List.of(new Failure("trouble", "trouble 100", 6, List.of(new Choice(Decision.LATENCY, 2, 1)))),
        found.failures());
    assertEquals("LATENCY/2=1", found.failures().get(0).replayText());
  }

  @Test
  void clientThatAsksSomethingElse_isNotDeterministic() {
    int[] run = {0};
    assertEquals("the client is not deterministic at choice 2: it asked NEXT_THREAD/2 where an earlier run with the"
        + " same choices had asked RECLAIM/2, after LATENCY/4=0", told(choices -> {
          choices.choose(Decision.LATENCY, 4);
          choices.choose(run[0]++ == 5 ? Decision.NEXT_THREAD : Decision.RECLAIM, 2);
          choices.choose(Decision.REMOVE, 2);
          return RunResult.passed("");
        }));
  }

  @Test
  void clientThatAsksWithAnotherBound_isNotDeterministic() {
    int[] run = {0};
    assertEquals("the client is not deterministic at choice 1: it asked LATENCY/3 where an earlier run with the same"
        + " choices had asked LATENCY/2", told(choices -> {
          choices.choose(Decision.LATENCY, run[0]++ == 0 ? 2 : 3);
          return RunResult.passed("");
        }));
  }

  @Test
  void clientThatEndsWithoutAsking_isNotDeterministic() {
    int[] run = {0};
    assertEquals("the client is not deterministic at choice 1: it ended without asking where an earlier run with the"
        + " same choices had asked LATENCY/2", told(choices -> {
          if (run[0]++ == 0) {
            choices.choose(Decision.LATENCY, 2);
          }
          return RunResult.passed("");
        }));
  }

  @Test
  void progress_countsUpToAllOfTheBound() {
    List<Progress> told = new ArrayList<>();
    new Explorer().onProgress(told::add).explore(ExplorerTest::threeSwitches);
    assertEquals(7, told.size());
    assertEquals(new Progress(0, 1, 1, 1, 1, 0), told.get(0));
    assertEquals(new Progress(1, 4, 3, 3, 4, 0), told.get(3));
    assertEquals(new Progress(2, 7, 3, 3, 7, 0), told.get(6));
  }

  @Test
  void families_areAllButRulings_unlessAskedFor() {
    Exploration usual = new Explorer().bound(0).explore(ExplorerTest::threeSwitches);
    assertFalse(usual.families().contains(ChoiceFamily.RULINGS));
    assertEquals(ChoiceFamily.values().length - 1, usual.families().size());
    assertTrue(new Explorer().bound(0).rulings().explore(ExplorerTest::threeSwitches).families()
        .contains(ChoiceFamily.RULINGS));
    assertEquals(List.of(ChoiceFamily.ORDER, ChoiceFamily.TIMING),
        new Explorer().bound(0).families(Set.of(ChoiceFamily.TIMING, ChoiceFamily.ORDER))
            .explore(ExplorerTest::threeSwitches).families());
  }

  @Test
  void explore_refusesAConfigurationWithoutJournal() {
    EmulatorConfig config = EmulatorConfig.builder().withoutJournal().build();
    assertEquals("exploring needs the journal, which this configuration does not keep",
        assertThrows(IllegalArgumentException.class, () -> new Explorer().explore(config, emulator -> "")).getMessage());
  }

  private static String told(ExploredRun client) {
    return assertThrows(NotDeterministicException.class, () -> new Explorer().explore(client)).getMessage();
  }

  private static RunResult threeSwitches(Choices choices) {
    return RunResult.passed("" + choices.choose(Decision.LATENCY, 2) + choices.choose(Decision.RECLAIM, 2)
        + choices.choose(Decision.REMOVE, 2));
  }
}
