package dev.tapiemulator.cli.scenario;

/**
 * A place in a scenario.
 *
 * @param file how the user named the file
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {

  /** An error at this place. */
  ScenarioError error(String message) {
    return new ScenarioError(this, message);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
