package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.testkit.explore.Exploration.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs everything that has no choice but ordinary ones, then everything that has one other, then two, and so on. Each
 * run is a variation of one of the round before: the same up to a choice behind its last unusual one, and there another
 * value. So every list of choices is run exactly once, and the order depends on nothing but the test. What is
 * remembered of the runs below the bound grows with their number, a few words each.
 *
 * <p>A run that comes into a state from which an earlier run went on is not varied behind it: the variations of the
 * earlier one, which had no more unusual choices before, show all that can come of it.
 */
final class Search {

  /** The bound whose runs are shared out among the shards, each with everything below it; above it all run all. */
  private static final int SHARED_BOUND = 2;

  private final Explorer explorer;
  private final Recognition recognition;
  private final KnownStates known = new KnownStates();
  private final Tally tally = new Tally();
  private final List<Long> runs = new ArrayList<>();
  private final Workers<Variation, Made> workers;
  /** Whether this round is to be told states; set while no worker runs. */
  private boolean wantsStates;
  private long cut;
  private long begun;
  private long executed;
  private long executedOfBound;
  private long allOfBound;
  private boolean exhaustive = true;
  private Optional<Stop> stop = Optional.empty();

  private Search(Explorer explorer, List<? extends ExploredRun> tests, Recognition recognition) {
    this.explorer = explorer;
    this.recognition = recognition;
    workers = new Workers<>(
        tests.stream().<Workers.Work<Variation, Made>>map(test -> task -> run(test, task)).toList(),
        explorer.workersStartAfterNanos());
  }

  /** Explores with as many workers as there are tests, beginning anew when a test turns out to see more than expected. */
  static Exploration explore(Explorer explorer, List<? extends ExploredRun> tests, boolean pruned) {
    Recognition recognition = pruned ? Recognition.AT_ANY_TIME : Recognition.NEVER;
    while (true) {
      Search search = new Search(explorer, tests, recognition);
      try (search.workers) {
        return search.explore();
      } catch (SeesMore seen) {
        recognition = seen.recognition;
      }
    }
  }

  private Exploration explore() {
    runs.add(0L);
    allOfBound = 1;
    Variation[] ordinary = {Variation.ordinary(explorer.shard().owns(0))};
    List<Node> round = make(() -> {
      Variation only = ordinary[0];
      ordinary[0] = null;
      return only;
    });
    for (int bound = 1; bound <= explorer.bound() && !round.isEmpty() && stop.isEmpty(); bound++) {
      round = variations(round, bound);
    }
    return explorer.result(runs, cut, stop, exhaustive && stop.isEmpty(), tally);
  }

  /** Everything that differs from a run of the last round in one choice behind its own last difference. */
  private List<Node> variations(List<Node> last, int bound) {
    Shard shard = explorer.shard();
    long all = last.stream().mapToLong(Node::variations).sum();
    boolean isShared = bound == SHARED_BOUND || bound == explorer.bound() && bound < SHARED_BOUND;
    boolean isAbove = bound < SHARED_BOUND && bound < explorer.bound();
    runs.add(0L);
    executedOfBound = 0;
    allOfBound = isShared ? all / shard.count() : all;
    Round round = new Round(last, ordinal -> bound > SHARED_BOUND || shard.owns(ordinal), isAbove);
    return make(round::next);
  }

  /** Makes the runs of a round; those that are to be varied in the next one. */
  private List<Node> make(Supplier<Variation> round) {
    List<Node> next = new ArrayList<>();
    boolean varies = runs.size() - 1 < explorer.bound();
    wantsStates = varies && recognition != Recognition.NEVER;
    workers.run(() -> within(round.get()), (variation, made) -> keep(variation, made, next));
    return next;
  }

  private Made run(ExploredRun test, Variation variation) {
    Recorder recorder = new Recorder(variation.given(), wantsStates, recognition == Recognition.AT_THE_SAME_TIME);
    return Made.by(test, variation, recorder);
  }

  /** What is to be run next, or nothing when that is not in the budget any more. */
  private Variation within(Variation next) {
    if (next != null) {
      explorer.spentBudget(begun++).ifPresent(spent -> stop = Optional.of(new Stop(spent, runs.size() - 1)));
    }
    return stop.isPresent() ? null : next;
  }

  private void keep(Variation variation, Made made, List<Node> next) {
    requireSameLooks(made.recorder());
    int bound = runs.size() - 1;
    executed++;
    executedOfBound++;
    if (variation.isOwn()) {
      tally.add(made.outcome());
      made.failure().ifPresent(tally::add);
      runs.set(bound, runs.get(bound) + 1);
    }
    Node node = made.node().variedBefore(endOfUnknown(variation, made.recorder()));
    if (bound < explorer.bound() && node.variations() > 0) {
      next.add(node);
    } else if (variation.isOwn() && node.variations() > 0) {
      exhaustive = false;
    }
    explorer.progress().accept(new Progress(
        bound, executed, executedOfBound, allOfBound, tally.outcomeCount(), tally.failureCount()));
  }

  /** The first position at which an earlier run was in the same state, or the end of the run. */
  private int endOfUnknown(Variation variation, Recorder recorder) {
    List<Choice> made = recorder.made();
    for (int position = variation.position() + 1; position < made.size(); position++) {
      if (known.isMetAgain(recorder.stateAt(position), runs.size() - 1, position)) {
        cut += variation.isOwn() ? 1 : 0;
        return position;
      }
    }
    return made.size();
  }

  private void requireSameLooks(Recorder recorder) {
    Recognition left = recognition.after(recorder.looks());
    if (left != recognition) {
      throw new SeesMore(left);
    }
  }

  /** Ends a search whose runs have recognised states by too little. */
  private static final class SeesMore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Recognition recognition;

    SeesMore(Recognition recognition) {
      super(null, null, false, false);
      this.recognition = recognition;
    }
  }
}
