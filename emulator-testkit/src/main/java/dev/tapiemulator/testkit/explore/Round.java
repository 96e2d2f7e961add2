package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.List;
import java.util.function.LongPredicate;

/** All runs of one bound, one after the other: every variation of every run of the round before. */
final class Round {

  private final List<Node> varied;
  /** Which of them are to be made, by their numbers from 0. */
  private final LongPredicate isOwn;
  /** Whether those of other shards are made as well, so that all count alike what lies below them. */
  private final boolean makesAll;
  private int nextNode;
  private Node node;
  private List<Choice> choices = List.of();
  private int position;
  private int value;
  private long ordinal;

  Round(List<Node> varied, LongPredicate isOwn, boolean makesAll) {
    this.varied = varied;
    this.isOwn = isOwn;
    this.makesAll = makesAll;
  }

  /** The next run to be made, or null. */
  Variation next() {
    while (advance()) {
      boolean own = isOwn.test(ordinal++);
      if (own || makesAll) {
        return new Variation(node, choices, position, value, own);
      }
    }
    return null;
  }

  private boolean advance() {
    value++;
    while (position >= choices.size() || value >= choices.get(position).bound()) {
      value = 1;
      position++;
      if (position >= choices.size() && !advanceNode()) {
        return false;
      }
    }
    return true;
  }

  private boolean advanceNode() {
    if (nextNode == varied.size()) {
      return false;
    }
    node = varied.get(nextNode++);
    choices = node.choices();
    position = node.firstFree();
    return true;
  }
}
