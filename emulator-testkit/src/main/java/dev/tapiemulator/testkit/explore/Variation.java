package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that is to be made: like its parent up to a position, and another value there.
 *
 * @param parent what it varies; null for the ordinary run
 * @param choices what its parent was asked, with the answers
 * @param position where it differs; -1 for the ordinary run
 * @param value what is answered there
 * @param isOwn whether it counts here, and not in another shard
 */
record Variation(Node parent, List<Choice> choices, int position, int value, boolean isOwn) {

  static Variation ordinary(boolean isOwn) {
    return new Variation(null, List.of(), -1, 0, isOwn);
  }

  /** All its answers up to where it differs, and there. */
  List<Choice> given() {
    if (parent == null) {
      return List.of();
    }
    List<Choice> given = new ArrayList<>(position + 1);
    given.addAll(choices.subList(0, position));
    Choice ordinary = choices.get(position);
    given.add(new Choice(ordinary.decision(), ordinary.bound(), value));
    return given;
  }
}
