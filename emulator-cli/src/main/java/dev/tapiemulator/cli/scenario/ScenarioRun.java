package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Expectations;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.choice.ChoiceMismatchException;
import dev.tapiemulator.testkit.UnscriptedOrder;
import java.util.List;

/** Plays the steps of a scenario on a stage up to the end, or to the step that makes going on senseless. */
public final class ScenarioRun {

  private ScenarioRun() {}

  /** What may fail as a step does. */
  @FunctionalInterface
  private interface Part {
    void play() throws ScenarioError;
  }

  /** Whether everything was as expected; a step that asks for what is not there is an error of the scenario. */
  public static boolean play(Scenario scenario, Stage stage) throws ScenarioError {
    List<Step> steps = scenario.steps();
    for (Step step : steps) {
      if (!play(step, stage)) {
        return false;
      }
    }
    if (!steps.isEmpty() && !finish(steps.get(steps.size() - 1), stage)) {
      return false;
    }
    Expectations expectations = new Expectations(stage);
    expectations.threads();
    expectations.leftovers(scenario.file());
    return stage.verdict().passed();
  }

  /** Plays one step; false when the emulator cannot go on. */
  public static boolean play(Step step, Stage stage) throws ScenarioError {
    stage.cast().isAt(step.position().toString(), step.source());
    return attempt(step, stage, () -> step.play(stage));
  }

  /** After the last step threads go on until they have ended or wait for ever; false when the emulator cannot. */
  public static boolean finish(Step last, Stage stage) throws ScenarioError {
    return !stage.cast().goesOn() || attempt(last, stage, () -> {
      stage.story().note("no line is left here; the other threads go on");
      stage.emulator().runUntilIdle();
      stage.story().tell();
    });
  }

  private static boolean attempt(Step step, Stage stage, Part part) throws ScenarioError {
    try {
      part.play();
      return true;
    } catch (LineFailed elsewhere) {
      return isPlayable(elsewhere);
    } catch (ChoiceMismatchException otherRun) {
      throw step.error(otherRun.getMessage());
    } catch (EmulatorFailure | EmulatorMisuse failure) {
      if (failure.getCause() instanceof ChoiceMismatchException otherRun) {
        throw step.error(otherRun.getMessage()); // The phone's model asked for the choice, but is not to blame.
      }
      if (failure.getCause() instanceof LineFailed elsewhere) {
        return isPlayable(elsewhere);
      }
      stage.story().tell();
      stage.verdict().fails(step.position().toString(), stage.cast().withPlaces(what(failure)));
      return false;
    }
  }

  private static String what(RuntimeException failure) {
    if (failure.getCause() instanceof UnscriptedOrder order) {
      return order.what();
    }
    return failure instanceof EmulatorFailure broken ? broken.what() : failure.getMessage();
  }

  /** Never true: another thread's line, or one of {@code at}, is wrong, or has failed and said so. */
  private static boolean isPlayable(LineFailed elsewhere) throws ScenarioError {
    if (elsewhere.error().isPresent()) {
      throw elsewhere.error().get();
    }
    return false;
  }
}
