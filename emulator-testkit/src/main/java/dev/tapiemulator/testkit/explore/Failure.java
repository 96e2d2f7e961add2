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

  /** The choices as {@code tapi-emulator run --choices} takes them; empty when all are ordinary. */
  public String choicesText() {
    return ChoiceLists.text(choices);
  }
}
