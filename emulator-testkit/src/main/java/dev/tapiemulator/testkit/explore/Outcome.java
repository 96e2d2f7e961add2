package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.List;

/**
 * One of the behaviours that were seen.
 *
 * @param seen what the applications saw, in lines, and what the test returned
 * @param runs how many runs came out so
 * @param choices the simplest list of choices that leads there
 */
public record Outcome(String seen, long runs, List<Choice> choices) {

  public Outcome {
    choices = List.copyOf(choices);
  }

  /** What {@code tapi-emulator run --choices} takes to make such a run again; empty when everything is ordinary. */
  public String replayText() {
    return ChoiceLists.text(ChoiceLists.essence(choices));
  }
}
