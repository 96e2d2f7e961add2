package dev.tapiemulator.benchmarks.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.testkit.explore.Exploration;
import org.junit.jupiter.api.Test;

/** The worlds that the explorer is timed with are as large as the page says. */
class SmallWorldTest {

  @Test
  void standardWorld_hasEightChoicesInTheOrdinaryRun_andIsExploredWhole() {
    assertEquals(8, SmallWorld.Size.STANDARD.ordinaryChoices());
    Exploration found = SmallWorld.Size.STANDARD.explore(SmallWorld.CONFIG, false, 1);
    assertTrue(found.exhaustive() && found.failures().isEmpty(), found::summary);
    assertEquals(24, found.allRuns());
    assertEquals(18, SmallWorld.Size.STANDARD.prunedRuns());
  }

  @Test
  void longerWorld_hasHundredsOfRuns() {
    Exploration found = SmallWorld.Size.LONGER.explore(SmallWorld.CONFIG, false, 1);
    assertTrue(found.isComplete() && found.failures().isEmpty(), found::summary);
    assertEquals(894, found.allRuns());
    assertEquals(17, SmallWorld.Size.LONGER.ordinaryChoices());
  }
}
