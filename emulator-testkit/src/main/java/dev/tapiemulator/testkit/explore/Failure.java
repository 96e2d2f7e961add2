package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.List;

/**
 * One thing that went wrong, however many runs show it.
 *
 * @param kind what they have in common
 * @param text the whole story of the simplest of them
 * @param runs how many runs failed so
 * @param choices the shortest list that leads there: fewest choices that are not ordinary, then fewest choices
 */
public record Failure(String kind, String text, long runs, List<Choice> choices) {

  public Failure {
    choices = List.copyOf(choices);
  }

  /**
   * The choices without those of families in which nothing unusual happens: what {@code EmulatorConfig.Builder.replay}
   * needs to make the run again.
   */
  public List<Choice> replay() {
    return ChoiceLists.essence(choices);
  }

  /** The same as {@code tapi-emulator run --choices} takes it; empty when everything is ordinary. */
  public String replayText() {
    return ChoiceLists.text(replay());
  }
}
