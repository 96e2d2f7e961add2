package dev.tapiemulator.cli.scenario;

import java.util.Optional;

/** Ends a thread, or an action of {@code at}, one of whose lines cannot be played, and with it the run. */
final class LineFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ScenarioError error;

  private LineFailed(String message, ScenarioError error) {
    super(message, null, false, false);
    this.error = error;
  }

  /** The line asks for something that is not there. */
  static LineFailed because(ScenarioError error) {
    return new LineFailed(error.getMessage(), error);
  }

  /** The emulator cannot go on, which the verdict says already. */
  static LineFailed asTold(Position position) {
    return new LineFailed(position + ": the run ends here", null);
  }

  /** What is wrong with the scenario; nothing when the failure was told. */
  Optional<ScenarioError> error() {
    return Optional.ofNullable(error);
  }

  /** For the journal, which keeps what ended a thread. */
  @Override
  public String toString() {
    return getMessage();
  }
}
