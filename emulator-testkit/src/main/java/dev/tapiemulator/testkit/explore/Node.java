package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Decision;
import java.util.ArrayList;
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
  /** What was asked from its position on. */
  private final int[] asked;

  private Node(Node parent, int position, int value, int[] asked) {
    this.parent = parent;
    this.position = position;
    this.value = value;
    this.asked = asked;
  }

  /** The ordinary run. */
  static Node root(List<Choice> made) {
    return new Node(null, -1, 0, questions(made, 0));
  }

  /** A run that was given this one's choices up to a position, and another value there. */
  Node child(int at, int newValue, List<Choice> made) {
    return new Node(this, at, newValue, questions(made, at));
  }

  private static int[] questions(List<Choice> made, int from) {
    int[] questions = new int[made.size() - from];
    for (int i = 0; i < questions.length; i++) {
      Choice choice = made.get(from + i);
      questions[i] = choice.decision().ordinal() << DECISION_SHIFT | choice.bound();
    }
    return questions;
  }

  /** The first position at which a child may differ. */
  int firstFree() {
    return position + 1;
  }

  /** Everything the run was asked, with the answers. */
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

  /** How many children it has. */
  long children() {
    long count = 0;
    for (int i = parent == null ? 0 : 1; i < asked.length; i++) {
      count += (asked[i] & BOUND_MASK) - 1;
    }
    return count;
  }
}
