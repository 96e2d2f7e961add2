package dev.tapiemulator.cli.scenario;

/**
 * A scenario that cannot be read, or that names something which is not there; the message is one line with its place.
 */
public final class ScenarioError extends Exception {

  private static final long serialVersionUID = 1L;

  ScenarioError(Position position, String message) {
    super(position + ": " + message.replace('\n', ' ').replace('\r', ' '));
  }
}
