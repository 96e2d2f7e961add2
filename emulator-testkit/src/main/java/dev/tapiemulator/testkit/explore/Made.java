package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.List;
import java.util.Optional;

/**
 * A run that has been made, with everything that can be said of it without knowing the others: it is found out by the
 * worker that made the run, so that little is left to do for one worker at a time.
 *
 * @param outcome what came of it
 * @param failure what was wrong with it, if anything
 * @param node the run as one that can be varied up to its end
 * @param recorder what it asked and looked at
 */
record Made(Outcome outcome, Optional<Failure> failure, Node node, Recorder recorder) {

  /**
   * Makes a run.
   *
   * @throws NotDeterministicException when it does not ask what the run had asked that it varies
   */
  static Made by(ExploredRun test, Variation variation, Recorder recorder) {
    RunResult result = test.run(recorder);
    recorder.requireSameQuestions();
    List<Choice> choices = ChoiceLists.cut(recorder.made());
    return new Made(result.outcome(choices), result.failure(choices), Node.of(variation, recorder.made()), recorder);
  }
}
