package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.testkit.explore.Exploration.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs everything that has no choice but ordinary ones, then everything that has one other, then two, and so on. Each
 * run is a variation of one of the round before: the same up to a choice behind its last unusual one, and there another
 * value. So every list of choices is run exactly once, and the order depends on nothing but the test. What is
 * remembered of the runs below the bound grows with their number, a few words each.
 */
final class Search {

  /** The bound whose runs are shared out among the shards, each with everything below it; above it all run all. */
  private static final int SHARED_BOUND = 2;

  private final Explorer explorer;
  private final ExploredRun test;
  private final Tally tally = new Tally();
  private final List<Long> runs = new ArrayList<>();
  private long executed;
  private long executedOfBound;
  private long allOfBound;
  private boolean exhaustive = true;

  Search(Explorer explorer, ExploredRun test) {
    this.explorer = explorer;
    this.test = test;
  }

  Exploration explore() {
    Optional<Stop> stop = Optional.empty();
    try {
      List<Node> round = ordinary();
      for (int bound = 1; bound <= explorer.bound() && !round.isEmpty(); bound++) {
        runs.add(0L);
        executedOfBound = 0;
        round = variations(round, bound);
      }
    } catch (BudgetSpent spent) {
      stop = Optional.of(new Stop(spent.getMessage(), runs.size() - 1));
      exhaustive = false;
    }
    return explorer.result(runs, stop, exhaustive, tally);
  }

  private List<Node> ordinary() {
    runs.add(0L);
    allOfBound = 1;
    boolean mine = explorer.shard().owns(0);
    List<Choice> made = run(List.of(), mine);
    Node root = Node.root(made);
    keep(root, mine);
    return List.of(root);
  }

  /** Everything that differs from a run of the last round in one choice behind its own last difference. */
  private List<Node> variations(List<Node> last, int bound) {
    long all = last.stream().mapToLong(Node::children).sum();
    allOfBound = bound == SHARED_BOUND || bound == explorer.bound() && bound < SHARED_BOUND
        ? all / explorer.shard().count()
        : all;
    List<Node> next = new ArrayList<>();
    long ordinal = 0;
    for (Node node : last) {
      List<Choice> choices = node.choices();
      for (int position = node.firstFree(); position < choices.size(); position++) {
        Choice ordinary = choices.get(position);
        for (int value = 1; value < ordinary.bound(); value++) {
          boolean mine = bound > SHARED_BOUND || explorer.shard().owns(ordinal++);
          if (mine || isAbove(bound)) {
            List<Choice> given = new ArrayList<>(choices.subList(0, position));
            given.add(new Choice(ordinary.decision(), ordinary.bound(), value));
            Node child = node.child(position, value, run(given, mine));
            keep(child, mine);
            if (bound < explorer.bound()) {
              next.add(child);
            }
          }
        }
      }
    }
    return next;
  }

  /** Whether a run of this bound is needed by every shard, so that all count alike what lies below it. */
  private boolean isAbove(int bound) {
    return bound < SHARED_BOUND && bound < explorer.bound();
  }

  private void keep(Node node, boolean mine) {
    if (mine && runs.size() - 1 == explorer.bound() && node.children() > 0) {
      exhaustive = false;
    }
  }

  private List<Choice> run(List<Choice> given, boolean mine) {
    explorer.spentBudget(executed).ifPresent(reason -> {
      throw new BudgetSpent(reason);
    });
    Recorder recorder = new Recorder(given);
    RunResult result = test.run(recorder);
    recorder.requireSameQuestions();
    executed++;
    executedOfBound++;
    if (mine) {
      tally.add(result, recorder.made());
      int bound = runs.size() - 1;
      runs.set(bound, runs.get(bound) + 1);
    }
    explorer.progress().accept(new Progress(
        runs.size() - 1, executed, executedOfBound, allOfBound, tally.outcomeCount(), tally.failureCount()));
    return recorder.made();
  }

  /** Ends the search from the middle of a round. */
  private static final class BudgetSpent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BudgetSpent(String reason) {
      super(reason, null, false, false);
    }
  }
}
