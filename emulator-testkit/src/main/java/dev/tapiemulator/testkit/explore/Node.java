package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run whose variations are still to be run. It holds only what its parent does not know, since there is one for every
 * run below the bound.
 */
final class Node {

  private static final Decision[] DECISIONS = Decision.values();
  private static final int DECISION_SHIFT = 24;
  private static final int BOUND_MASK = (1 << DECISION_SHIFT) - 1;

  private final Node parent;
  /** Where it differs from its parent; -1 for the ordinary run. */
  private final int position;
  private final int value;
  /** What was asked from its position on, as far as it is to be varied. */
  private final int[] asked;

  private Node(Node parent, int position, int value, int[] asked) {
    this.parent = parent;
    this.position = position;
    this.value = value;
    this.asked = asked;
  }

  /** A run that was made as a variation says. */
  static Node of(Variation variation, List<Choice> made) {
    int from = Math.max(0, variation.position());
    int[] asked = new int[made.size() - from];
    for (int i = 0; i < asked.length; i++) {
      Choice choice = made.get(from + i);
      asked[i] = choice.decision().ordinal() << DECISION_SHIFT | choice.bound();
    }
    return new Node(variation.parent(), variation.position(), variation.value(), asked);
  }

  /** The same run, to be varied only before a position behind its own. */
  Node variedBefore(int end) {
    int count = end - Math.max(0, position);
    return count == asked.length ? this : new Node(parent, position, value, Arrays.copyOf(asked, count));
  }

  /** The first position at which a variation may differ. */
  int firstFree() {
    return position + 1;
  }

  /** What the run was asked, with the answers, as far as it is to be varied. */
  List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    if (parent != null) {
      choices.addAll(parent.choices().subList(0, position));
    }
    for (int i = 0; i < asked.length; i++) {
      int answer = i == 0 && parent != null ? value : 0;
      choices.add(new Choice(DECISIONS[asked[i] >>> DECISION_SHIFT], asked[i] & BOUND_MASK, answer));
    }
    return choices;
  }

  /** How many variations it has. */
  long variations() {
    long count = 0;
    for (int i = parent == null ? 0 : 1; i < asked.length; i++) {
      count += (asked[i] & BOUND_MASK) - 1;
    }
    return count;
  }
}
