package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.testkit.explore.RunResult.Trouble;
import java.util.List;
import java.util.Optional;

/** Runs a test on one emulator, which begins anew each time. */
final class EmulatedRun implements ExploredRun, AutoCloseable {

  private final EmulatorConfig config;
  private final EmulatedTest test;
  private final ChoicesOfRun choices = new ChoicesOfRun();
  private final Emulator emulator;

  EmulatedRun(EmulatorConfig.Builder config, EmulatedTest test) {
    this.config = config.choices(choices).build();
    this.test = test;
    this.emulator = Emulator.create(this.config); // Asks nothing that counts: every run begins with a reset.
  }

  @Override
  public RunResult run(Choices ofRun) {
    choices.begin(ofRun);
    emulator.reset();
    Object returned = null;
    Throwable thrown = null;
    try {
      returned = test.run(emulator);
    } catch (VirtualMachineError noFaultOfTheTest) {
      if (!(noFaultOfTheTest instanceof StackOverflowError)) {
        throw noFaultOfTheTest;
      }
      thrown = noFaultOfTheTest;
    } catch (Throwable failure) {
      thrown = failure;
    }
    String result = returned == null ? "" : "returned " + returned + "\n";
    choices.end();
    Journal journal = emulator.journal();
    List<Violation> violations = emulator.violations();
    Throwable atTheEnd = endThreads(journal);
    Optional<Trouble> trouble = Optional.ofNullable(thrown == null ? atTheEnd : thrown).map(ThrownText::trouble)
        .or(() -> unthrown(violations));
    String seen = Observation.of(journal)
        + result + trouble.map(what -> "failed: " + what.kind() + "\n").orElse("");
    return new RunResult(seen, trouble);
  }

  /** A thread that does not end is the fault of this run, not of the next. */
  private Throwable endThreads(Journal journal) {
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.THREAD_STARTED) {
        try {
          emulator.reset();
        } catch (EmulatorFailure threadsLeft) {
          return threadsLeft;
        }
        return null;
      }
    }
    return null;
  }

  /** A client that swallows every exception does not hide what its phone did wrong. */
  private Optional<Trouble> unthrown(List<Violation> violations) {
    return config.strict() && !violations.isEmpty()
        ? Optional.of(new Trouble("violation: " + violations.get(0).kind(), violations.get(0).toString()))
        : Optional.empty();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
