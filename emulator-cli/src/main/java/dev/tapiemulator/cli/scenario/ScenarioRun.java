package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Expectations;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.choice.ChoiceMismatchException;

/** Plays the steps of a scenario on a stage up to the end, or to the step that makes going on senseless. */
public final class ScenarioRun {

  private ScenarioRun() {}

  /** Whether everything was as expected; a step that asks for what is not there is an error of the scenario. */
  public static boolean play(Scenario scenario, Stage stage) throws ScenarioError {
    for (Step step : scenario.steps()) {
      if (!play(step, stage)) {
        return false;
      }
    }
    new Expectations(stage).leftovers(scenario.file());
    return stage.verdict().passed();
  }

  /** Plays one step; false when the emulator cannot go on. */
  public static boolean play(Step step, Stage stage) throws ScenarioError {
    try {
      step.play(stage);
      return true;
    } catch (ChoiceMismatchException otherRun) {
      throw step.error(otherRun.getMessage());
    } catch (EmulatorFailure | EmulatorMisuse failure) {
      if (failure.getCause() instanceof ChoiceMismatchException otherRun) {
        throw step.error(otherRun.getMessage()); // The phone's model asked for the choice, but is not to blame.
      }
      stage.story().tell();
      stage.verdict().fails(step.position().toString(), failure.getMessage());
      return false;
    }
  }
}
