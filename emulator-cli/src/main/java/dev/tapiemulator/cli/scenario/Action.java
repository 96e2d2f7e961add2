package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Stage;

/** What a step does. */
@FunctionalInterface
interface Action {

  /**
   * Plays the step; a {@link dev.tapiemulator.cli.play.StageError} says that it asks for something which is not there.
   */
  void play(Stage stage);
}
