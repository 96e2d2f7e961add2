package dev.tapiemulator.emulator.choice;

import java.util.List;

/**
 * Replays a recorded list. A list that does not fit the run is detected, not followed; after its end everything is
 * ordinary.
 */
public final class ScriptedChoices implements Choices {

  private final List<Choice> script;
  private int position;

  public ScriptedChoices(List<Choice> script) {
    this.script = List.copyOf(script);
  }

  @Override
  public int choose(Decision decision, int bound) {
    if (position == script.size()) {
      return 0;
    }
    Choice next = script.get(position);
    if (next.decision() != decision || next.bound() != bound) {
      throw new ChoiceMismatchException(position, next, decision, bound);
    }
    position++;
    return next.value();
  }
}
