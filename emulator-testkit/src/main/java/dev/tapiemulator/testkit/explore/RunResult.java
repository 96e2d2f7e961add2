package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param seen what could be observed, in lines; two runs with the same text behaved the same
 * @param trouble what was wrong with it, if anything
 */
public record RunResult(String seen, Optional<Trouble> trouble) {

  public RunResult {
    Objects.requireNonNull(seen);
    Objects.requireNonNull(trouble);
  }

  /**
   * Why a run failed.
   *
   * @param kind what failures with the same cause have in common; they are told as one
   * @param text the whole story of this one
   */
  public record Trouble(String kind, String text) {}

  /** A run in which nothing was wrong. */
  public static RunResult passed(String seen) {
    return new RunResult(seen, Optional.empty());
  }

  /** A run that an exception ended; its type, first line and place in the test tell it from others. */
  public static RunResult failed(String seen, Throwable thrown) {
    Trouble trouble = ThrownText.trouble(thrown);
    return new RunResult(seen + "failed: " + trouble.kind() + "\n", Optional.of(trouble));
  }

  /** A run that failed. */
  public static RunResult failed(String seen, String kind, String text) {
    return new RunResult(seen, Optional.of(new Trouble(kind, text)));
  }

  /** The same as an outcome to which these choices led. */
  Outcome outcome(List<Choice> choices) {
    seen.hashCode(); // Strings remember it: whoever gathers outcomes has less to do.
    return new Outcome(seen, 1, choices);
  }

  /** What was wrong as a failure to which these choices led. */
  Optional<Failure> failure(List<Choice> choices) {
    return trouble.map(what -> new Failure(what.kind(), what.text(), 1, choices));
  }
}
