package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.testkit.explore.RunResult.Trouble;
import java.util.Optional;

/** Runs a test on an emulator that is as new each time. */
final class EmulatedRun implements ExploredRun {

  private final EmulatorConfig config;
  private final EmulatedTest test;
  private final Switch choices = new Switch();

  EmulatedRun(EmulatorConfig.Builder config, EmulatedTest test) {
    this.config = config.choices(choices).build();
    this.test = test;
  }

  @Override
  public RunResult run(Choices ofRun) {
    Emulator emulator = newEmulator(ofRun);
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
    thrown = orElse(thrown, close(emulator));
    Optional<Trouble> trouble = Optional.ofNullable(thrown).map(ThrownText::trouble)
        .or(() -> unthrownViolation(emulator));
    String seen = Observation.of(emulator.journal())
        + (returned == null ? "" : "returned " + returned + "\n")
        + trouble.map(what -> "failed: " + what.kind() + "\n").orElse("");
    return new RunResult(seen, trouble);
  }

  /** The first start asks nothing that counts; the reset puts phones back that were handed over as objects. */
  private Emulator newEmulator(Choices ofRun) {
    choices.now = Choices.ordinary();
    Emulator emulator = Emulator.create(config);
    choices.now = ofRun;
    emulator.reset();
    return emulator;
  }

  private static Throwable close(Emulator emulator) {
    try {
      emulator.close();
      return null;
    } catch (EmulatorFailure threadsLeft) {
      return threadsLeft;
    }
  }

  private static Throwable orElse(Throwable first, Throwable second) {
    return first == null ? second : first;
  }

  /** A client that swallows every exception does not hide what its phone did wrong. */
  private Optional<Trouble> unthrownViolation(Emulator emulator) {
    return config.strict() && !emulator.violations().isEmpty()
        ? Optional.of(new Trouble("violation: " + emulator.violations().get(0).kind(),
            emulator.violations().get(0).toString()))
        : Optional.empty();
  }

  /** Lets one configuration, which has found its phones, serve all runs. */
  private static final class Switch implements Choices {

    private Choices now;

    @Override
    public int choose(Decision decision, int bound) {
      return now.choose(decision, bound);
    }
  }
}
