package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import java.util.List;
import java.util.Optional;

/**
 * What an exploration found, and how far it came.
 *
 * @param test what was explored
 * @param bound how many choices of a run were to be not ordinary, at most
 * @param families what was asked, in the order of {@link ChoiceFamily}
 * @param allErrors whether every documented error was tried instead of one for each call
 * @param shard the part that was explored
 * @param runs how many runs there were with 0, 1, 2, … choices that are not ordinary, up to the last of which there
 *     were any
 * @param cut how many of them came into a state that an earlier run had been in, and were not varied behind it
 * @param stopped why it ended before it had seen everything up to the bound; empty when it has
 * @param exhaustive whether no run could be varied any further, so that a larger bound would find nothing more
 * @param outcomes every behaviour that was seen, the simplest to reach first
 * @param failures everything that went wrong, the simplest to reach first
 */
public record Exploration(
    String test,
    int bound,
    List<ChoiceFamily> families,
    boolean allErrors,
    Shard shard,
    List<Long> runs,
    long cut,
    Optional<Stop> stopped,
    boolean exhaustive,
    List<Outcome> outcomes,
    List<Failure> failures) {

  /**
   * Why and where an exploration ended early.
   *
   * @param reason which budget was used up
   * @param bound the bound that was under way; those below it are complete
   */
  public record Stop(String reason, int bound) {}

  public Exploration {
    families = List.copyOf(families);
    int end = runs.size();
    while (end > 0 && runs.get(end - 1) == 0) {
      end--;
    }
    runs = List.copyOf(runs.subList(0, end));
    outcomes = List.copyOf(outcomes);
    failures = List.copyOf(failures);
  }

  /** Whether every behaviour up to the bound was seen. */
  public boolean isComplete() {
    return stopped.isEmpty();
  }

  /** The largest bound up to which every behaviour was seen; -1 when it stopped before the ordinary run. */
  public int completeBound() {
    return stopped.map(stop -> stop.bound() - 1).orElse(bound);
  }

  public long allRuns() {
    return runs.stream().mapToLong(Long::longValue).sum();
  }

  /** One sentence: runs, behaviours, failures, and how far this is the truth. */
  public String summary() {
    return count(allRuns(), "run") + ", " + count(outcomes.size(), "behaviour") + ", "
        + count(failures.size(), "failure") + "; "
        + (cut == 0 ? "" : count(cut, "run") + " cut short in a known state; ") + extent();
  }

  /** Whether it is complete, or how far it came. */
  public String extent() {
    String part = shard.equals(Shard.WHOLE) ? "" : "shard " + shard + " only, ";
    if (stopped.isPresent()) {
      String far = completeBound() < 0 ? "not even with bound 0" : "complete up to bound " + completeBound();
      return part + "NOT complete: stopped " + stopped.get().reason() + ", " + far;
    }
    return part + "complete up to bound " + bound + (exhaustive ? ", and no larger bound would find more" : "");
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
