package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.cli.play.StageError;
import java.util.ArrayList;
import java.util.List;

/** One line of a scenario, ready to be played. */
public final class Step {

  private final Position position;
  private final Position subject;
  private final String source;
  private final Action action;

  /** {@code subject}: the place of what the step is about, for errors that show only when it is played. */
  Step(Position position, Position subject, String source, Action action) {
    this.position = position;
    this.subject = subject;
    this.source = source;
    this.action = action;
  }

  public Position position() {
    return position;
  }

  /** The line without its comment. */
  public String source() {
    return source;
  }

  /** What was typed for it: its line, and those of the block that it begins. */
  public List<String> lines() {
    if (!(action instanceof ThreadScript block)) {
      return List.of(source);
    }
    List<String> lines = new ArrayList<>(List.of(source));
    block.lines().forEach(line -> lines.add("  " + line.source));
    lines.add("}");
    return lines;
  }

  /** An error of the scenario at what this step is about. */
  public ScenarioError error(String message) {
    return subject.error(message);
  }

  /** Plays the step; a step that asks for something which is not there is an error of the scenario. */
  public void play(Stage stage) throws ScenarioError {
    try {
      stage.story().step(source);
      action.play(stage);
      stage.story().tell();
    } catch (StageError error) {
      throw error(error.getMessage());
    }
  }
}
