package dev.tapiemulator.cli.explore;

import dev.tapiemulator.cli.play.Printer;
import dev.tapiemulator.cli.play.Setup;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.cli.scenario.Scenario;
import dev.tapiemulator.cli.scenario.ScenarioError;
import dev.tapiemulator.cli.scenario.ScenarioRun;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.testkit.explore.ExploredRun;
import dev.tapiemulator.testkit.explore.Observation;
import dev.tapiemulator.testkit.explore.RunResult;
import java.io.PrintWriter;
import java.io.Writer;

/** Plays a scenario again and again; its expectations decide whether a run has failed. */
public final class ScenarioRuns implements ExploredRun {

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private final Scenario scenario;
  private final EmulatorConfig config;
  private final String phone;
  private final boolean strict;
  private boolean ordinaryRun = true;

  /** {@code config}: asks for what is explored; {@code phone}: for a scenario that names none. */
  public ScenarioRuns(Scenario scenario, EmulatorConfig config, String phone, boolean strict) {
    this.scenario = scenario;
    this.config = config;
    this.phone = phone;
    this.strict = strict;
  }

  /** The scenario itself is wrong: its ordinary run asks for what is not there. */
  public static final class NotPlayable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPlayable(String message) {
      super(message);
    }
  }

  @Override
  public RunResult run(Choices choices) {
    ChoicesOfScenario ofScenario = new ChoicesOfScenario(choices);
    Setup setup = new Setup(config.toBuilder().choices(ofScenario), phone);
    setup.strict(strict);
    try (Stage stage = new Stage(setup, new Printer(NOWHERE, false, true))) {
      ofScenario.follow(stage.story());
      return result(stage);
    } finally {
      ordinaryRun = false;
    }
  }

  private RunResult result(Stage stage) {
    String wrong = "";
    try {
      ScenarioRun.play(scenario, stage);
    } catch (ScenarioError error) {
      if (ordinaryRun) {
        throw new NotPlayable(error.getMessage());
      }
      wrong = error.getMessage(); // What an earlier refusal has prevented, such as a handle, is missing now.
    }
    if (stage.hasBegun() && stage.emulator().config().seed().isPresent()) {
      throw new NotPlayable(scenario.file() + ": sets a seed, but exploring makes the choices itself; leave it out");
    }
    String seen = stage.hasBegun() ? Observation.of(stage.emulator().journal()) : "";
    if (!stage.verdict().passed()) {
      wrong = stage.verdict().failures().get(0);
    }
    return wrong.isEmpty() ? RunResult.passed(seen) : RunResult.failed(seen + "failed: " + place(wrong) + "\n",
        place(wrong), wrong);
  }

  /** Failures of the same line are one; what else they say differs from run to run. */
  private static String place(String failure) {
    int end = failure.indexOf(": ");
    return end < 0 ? failure : failure.substring(0, end);
  }
}
