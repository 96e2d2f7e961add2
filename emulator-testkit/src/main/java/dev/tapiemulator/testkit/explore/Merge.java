package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.testkit.explore.Exploration.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Joins the shards of one exploration. */
final class Merge {

  private Merge() {}

  static Exploration of(List<Exploration> shards) throws ExplorationFormatException {
    if (shards.isEmpty()) {
      throw new ExplorationFormatException("expected the results of shards, found none");
    }
    Exploration first = shards.get(0);
    for (Exploration other : shards) {
      requireSame(first, other, "the test", first.test(), other.test());
      requireSame(first, other, "the bound", first.bound(), other.bound());
      requireSame(first, other, "the families", first.families(), other.families());
      requireSame(first, other, "all errors", first.allErrors(), other.allErrors());
      requireSame(first, other, "the number of shards", first.shard().count(), other.shard().count());
    }
    requireEveryShardOnce(shards);
    return joined(first, shards);
  }

  private static void requireSame(Exploration one, Exploration other, String what, Object ofOne, Object ofOther)
      throws ExplorationFormatException {
    if (!ofOne.equals(ofOther)) {
      throw new ExplorationFormatException("shards of different explorations: " + what + " is " + ofOne + " in shard "
          + one.shard() + " and " + ofOther + " in shard " + other.shard());
    }
  }

  private static void requireEveryShardOnce(List<Exploration> shards) throws ExplorationFormatException {
    int count = shards.get(0).shard().count();
    int[] found = new int[count + 1];
    for (Exploration shard : shards) {
      found[shard.shard().index()]++;
    }
    for (int index = 1; index <= count; index++) {
      if (found[index] != 1) {
        throw new ExplorationFormatException("shard " + new Shard(index, count)
            + (found[index] == 0 ? " is missing" : " is there " + found[index] + " times"));
      }
    }
  }

  private static Exploration joined(Exploration first, List<Exploration> shards) {
    Tally tally = new Tally();
    List<Long> runs = new ArrayList<>();
    for (Exploration shard : shards) {
      for (int bound = 0; bound < shard.runs().size(); bound++) {
        if (bound == runs.size()) {
          runs.add(0L);
        }
        runs.set(bound, runs.get(bound) + shard.runs().get(bound));
      }
      shard.outcomes().forEach(tally::add);
      shard.failures().forEach(tally::add);
    }
    Optional<Stop> stopped = shards.stream()
        .filter(shard -> !shard.isComplete())
        .min(Comparator.comparingInt(Exploration::completeBound))
        .map(shard -> new Stop("in shard " + shard.shard() + " " + shard.stopped().get().reason(),
            shard.stopped().get().bound()));
    return new Exploration(first.test(), first.bound(), first.families(), first.allErrors(), Shard.WHOLE, runs,
        shards.stream().mapToLong(Exploration::cut).sum(), stopped,
        shards.stream().allMatch(Exploration::exhaustive), tally.outcomes(), tally.failures());
  }
}
