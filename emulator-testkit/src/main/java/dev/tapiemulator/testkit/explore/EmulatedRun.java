package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.testkit.explore.RunResult.Trouble;
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
    Throwable atTheEnd = endThreads();
    Optional<Trouble> trouble = Optional.ofNullable(thrown == null ? atTheEnd : thrown).map(ThrownText::trouble)
        .or(this::unthrownViolation);
    String seen = Observation.of(emulator.journal())
        + result + trouble.map(what -> "failed: " + what.kind() + "\n").orElse("");
    return new RunResult(seen, trouble);
  }

  /** Closing ends the threads of the run; the reset before the next run opens the emulator again. */
  private Throwable endThreads() {
    try {
      emulator.close();
      return null;
    } catch (EmulatorFailure threadsLeft) {
      return threadsLeft;
    }
  }

  /** A client that swallows every exception does not hide what its phone did wrong. */
  private Optional<Trouble> unthrownViolation() {
    return config.strict() && !emulator.violations().isEmpty()
        ? Optional.of(new Trouble("violation: " + emulator.violations().get(0).kind(),
            emulator.violations().get(0).toString()))
        : Optional.empty();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
