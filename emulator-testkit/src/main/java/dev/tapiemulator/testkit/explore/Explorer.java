package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.explore.Exploration.Stop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a test again and again, with its threads, under every list of choices in which at most so many are not ordinary:
 * replies inside the call, late and reordered, errors at once and in the reply, phones reclaimed, removed and
 * suspended, threads in another order.
 *
 * <pre>{@code
 * Exploration found = new Explorer().bound(2).explore(config, emulator -> new Dialer(emulator).dials("123"));
 * assertTrue(found.failures().isEmpty(), found.failures()::toString);
 * }</pre>
 */
public final class Explorer {

  /** How many choices are not ordinary unless told otherwise. */
  public static final int USUAL_BOUND = 2;

  private static final long SEVERAL_STARTS_OF_A_THREAD = TimeUnit.MILLISECONDS.toNanos(1);

  private String name = "test";
  private int bound = USUAL_BOUND;
  private final EnumSet<ChoiceFamily> families = EnumSet.complementOf(EnumSet.of(ChoiceFamily.RULINGS));
  private boolean allErrors;
  private Shard shard = Shard.WHOLE;
  private boolean pruned = true;
  private int workers = 1;
  private long workersStartAfterNanos = SEVERAL_STARTS_OF_A_THREAD;
  private long maxRuns = Long.MAX_VALUE;
  private BooleanSupplier outOfTime = () -> false;
  private Consumer<Progress> progress = ignored -> { };

  /** Explores everything but rulings, up to {@link #USUAL_BOUND}. */
  public Explorer() {}

  /** What is explored, so that results of different tests are not merged. */
  public Explorer name(String test) {
    name = Objects.requireNonNull(test);
    return this;
  }

  /** How many choices of a run may be not ordinary; 0 is the ordinary run alone. */
  public Explorer bound(int choices) {
    if (choices < 0) {
      throw new IllegalArgumentException("expected a bound of 0 or more, found " + choices);
    }
    bound = choices;
    return this;
  }

  /** Explores these families and no others. */
  public Explorer families(Set<ChoiceFamily> explored) {
    families.clear();
    families.addAll(explored);
    return this;
  }

  /** Other values of the rulings count as behaviours, too. */
  public Explorer rulings() {
    families.add(ChoiceFamily.RULINGS);
    return this;
  }

  /** Every call fails with each of its documented errors instead of one. */
  public Explorer allErrors() {
    allErrors = true;
    return this;
  }

  /** Explores only a part, to be merged with the others by {@link ExplorationFile#merge}. */
  public Explorer shard(Shard part) {
    shard = Objects.requireNonNull(part);
    return this;
  }

  /** Varies every run to its end, also behind a state in which an earlier run has been. */
  public Explorer unpruned() {
    pruned = false;
    return this;
  }

  /**
   * Makes runs on so many threads at the same time; what is found does not depend on it. The test must share nothing
   * between its runs, and no phone may be handed over as an object.
   */
  public Explorer workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 worker, found " + threads);
    }
    workers = threads;
    return this;
  }

  /** Stops after so many runs, and says so. */
  public Explorer maxRuns(long most) {
    if (most < 1) {
      throw new IllegalArgumentException("expected at least 1 run, found " + most);
    }
    maxRuns = most;
    return this;
  }

  /** Asked before every run, by any worker; stops when it says so. This is how a limit of time is kept. */
  public Explorer stopWhen(BooleanSupplier timeIsOver) {
    outOfTime = Objects.requireNonNull(timeIsOver);
    return this;
  }

  /** Told after every run. */
  public Explorer onProgress(Consumer<Progress> listener) {
    progress = Objects.requireNonNull(listener);
    return this;
  }

  /**
   * Explores a test on emulators with this configuration, whose own choices and families do not count. A phone handed
   * over as an object is put back by its {@code factoryReset} before each run.
   *
   * @throws NotDeterministicException when a repeated run asks other questions than before
   * @throws IllegalArgumentException when several workers are to have the same phone, or no journal is kept
   */
  public Exploration explore(EmulatorConfig config, EmulatedTest test) {
    if (!config.keepsJournal()) {
      throw new IllegalArgumentException("exploring needs the journal, which this configuration does not keep");
    }
    Optional<PhoneSource> object = config.providers().stream().flatMap(provider -> provider.phones().stream())
        .filter(PhoneSource::isObject).findFirst();
    if (object.isPresent() && workers > 1) {
      throw new IllegalArgumentException("phone \"" + object.get().name() + "\" was handed over as an object, which only"
          + " one emulator at a time can have; name it, or use one worker");
    }
    List<EmulatedRun> runs = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        runs.add(new EmulatedRun(prepare(config.toBuilder()), test));
      }
      // Whoever has a phone in his hands can look at it without the emulator's noticing.
      return Search.explore(this, runs, pruned && object.isEmpty());
    } finally {
      runs.forEach(EmulatedRun::close);
    }
  }

  /**
   * Explores anything that asks for choices; it must ask for the families of this explorer, see {@link #prepare}. With
   * several workers it is run on several threads at the same time. Only a run that hands the choices as they are to its
   * emulator, and looks at that through its methods alone, is pruned.
   *
   * @throws NotDeterministicException when a repeated run asks other questions than before
   */
  public Exploration explore(ExploredRun run) {
    return Search.explore(this, Collections.nCopies(workers, run), pruned);
  }

  /** Makes emulators of a configuration ask for what this explorer explores. */
  public EmulatorConfig.Builder prepare(EmulatorConfig.Builder config) {
    config.families(families);
    return allErrors ? config.allErrors() : config;
  }

  /** All workers begin at once, however short the search, so that a test can see what they do. */
  Explorer workersFromTheBeginning() {
    workersStartAfterNanos = 0;
    return this;
  }

  long workersStartAfterNanos() {
    return workersStartAfterNanos;
  }

  int bound() {
    return bound;
  }

  Shard shard() {
    return shard;
  }

  Consumer<Progress> progress() {
    return progress;
  }

  /** Why nothing more may be run, after so many runs. */
  Optional<String> spentBudget(long runs) {
    if (runs >= maxRuns) {
      return Optional.of("after " + runs + (runs == 1 ? " run" : " runs"));
    }
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of("because it was interrupted"); // such as by a test's time limit: every further run would fail
    }
    return outOfTime.getAsBoolean() ? Optional.of("because the time was over") : Optional.empty();
  }

  Exploration result(List<Long> runs, long cut, Optional<Stop> stop, boolean exhaustive, Tally tally) {
    List<ChoiceFamily> explored = Arrays.stream(ChoiceFamily.values()).filter(families::contains).toList();
    return new Exploration(
        name, bound, explored, allErrors, shard, runs, cut, stop, exhaustive, tally.outcomes(), tally.failures());
  }
}
