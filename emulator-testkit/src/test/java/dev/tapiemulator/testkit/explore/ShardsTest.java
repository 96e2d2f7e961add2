package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One exploration in parts: nothing is lost, nothing counted twice, nothing joined that does not belong together. */
class ShardsTest {

  private static final int LONGEST = 6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void merge_ofAllShards_equalsTheWhole_whateverTheirOrder(int count) throws ExplorationFormatException {
    for (int seed = 1; seed <= 4; seed++) {
      ExploredRun tree = new ChoiceTree(seed, LONGEST);
      for (int bound = 0; bound <= LONGEST; bound++) {
        List<Exploration> shards = shards(tree, bound, count);
        assertEquals(new Explorer().bound(bound).explore(tree), ExplorationFile.merge(shards));
        Collections.reverse(shards);
        assertEquals(new Explorer().bound(bound).explore(tree), ExplorationFile.merge(shards));
      }
    }
  }

  @Test
  void shards_shareTheWork() {
    ExploredRun tree = new ChoiceTree(1, LONGEST + 3);
    long whole = new Explorer().bound(4).explore(tree).allRuns();
    for (Exploration shard : shards(tree, 4, 4)) {
      assertTrue(shard.allRuns() > whole / 8 && shard.allRuns() < whole / 2, shard.summary());
    }
  }

  @Test
  void merge_withAShardThatStopped_isNotComplete() throws ExplorationFormatException {
    ExploredRun tree = new ChoiceTree(1, LONGEST);
    List<Exploration> shards = shards(tree, 3, 2);
    shards.set(1, new Explorer().bound(3).shard(new Shard(2, 2)).maxRuns(20).explore(tree));
    Exploration merged = ExplorationFile.merge(shards);
    assertFalse(merged.isComplete());
    assertEquals(1, merged.completeBound());
    assertEquals("in shard 2/2 after 20 runs", merged.stopped().orElseThrow().reason());
  }

  @ParameterizedTest
  @CsvSource({"0/7", "8/7", "1/0", "-1/7", "a/b", "3", "1/7/2", "''", "1/9999999"})
  void shard_thatCannotBe_isRefused(String text) {
    assertEquals("expected a shard I/N with I from 1 to N, such as 2/7, found \"" + text + "\"",
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text)).getMessage());
  }

  @Test
  void merge_ofWhatDoesNotBelongTogether_isRefused() {
    ExploredRun tree = new ChoiceTree(1, 3);
    Exploration one = new Explorer().shard(new Shard(1, 2)).explore(tree);
    Explorer second = new Explorer().shard(new Shard(2, 2));
    refused("shard 2/2 is missing", List.of(one));
    refused("shard 1/2 is there 2 times", List.of(one, one));
    refused("expected the results of shards, found none", List.of());
    refused("shards of different explorations: the test is test in shard 1/2 and other in shard 2/2",
        List.of(one, new Explorer().name("other").shard(new Shard(2, 2)).explore(tree)));
    refused("shards of different explorations: the bound is 2 in shard 1/2 and 1 in shard 2/2",
        List.of(one, new Explorer().bound(1).shard(new Shard(2, 2)).explore(tree)));
    refused("shards of different explorations: the number of shards is 2 in shard 1/2 and 3 in shard 2/3",
        List.of(one, new Explorer().shard(new Shard(2, 3)).explore(tree)));
    refused("shards of different explorations: all errors is false in shard 1/2 and true in shard 2/2",
        List.of(one, second.allErrors().explore(tree)));
    refused("shards of different explorations: the families is [ORDER, TIMING, ERRORS, FORCED_CLOSE, REMOVAL,"
        + " SUSPENSION, THREADS] in shard 1/2 and [ORDER, TIMING, ERRORS, FORCED_CLOSE, REMOVAL, SUSPENSION, RULINGS,"
        + " THREADS] in shard 2/2", List.of(one, new Explorer().rulings().shard(new Shard(2, 2)).explore(tree)));
  }

  private static void refused(String message, List<Exploration> shards) {
    assertEquals(message,
        assertThrows(ExplorationFormatException.class, () -> ExplorationFile.merge(shards)).getMessage());
  }

  private static List<Exploration> shards(ExploredRun test, int bound, int count) {
    List<Exploration> shards = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      shards.add(new Explorer().bound(bound).shard(new Shard(index, count)).explore(test));
    }
    return shards;
  }
}
