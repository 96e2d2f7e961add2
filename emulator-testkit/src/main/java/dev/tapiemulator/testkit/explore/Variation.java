package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that is to be made: like its parent up to a position, and another value there.
 *
 * @param parent what it varies; null for the ordinary run
 * @param position where it differs; -1 for the ordinary run
 * @param value what is answered there
 * @param given all its answers up to there
 * @param isOwn whether it counts here, and not in another shard
 */
record Variation(Node parent, int position, int value, List<Choice> given, boolean isOwn) {

  static Variation ordinary(boolean isOwn) {
    return new Variation(null, -1, 0, List.of(), isOwn);
  }

  /** The variation of a run with these choices. */
  static Variation of(Node parent, List<Choice> choices, int position, int value, boolean isOwn) {
    List<Choice> given = new ArrayList<>(position + 1);
    given.addAll(choices.subList(0, position));
    Choice ordinary = choices.get(position);
    given.add(new Choice(ordinary.decision(), ordinary.bound(), value));
    return new Variation(parent, position, value, given, isOwn);
  }
}
