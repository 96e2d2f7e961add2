package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** How lists of choices are cut, compared and written; behind the end of a list everything is ordinary. */
final class ChoiceLists {

  /**
   * The simplest first, in the order in which they are run: fewest choices that are not ordinary, then the shortest; of
   * those the one that is unusual earlier, then the smallest values.
   */
  static final Comparator<List<Choice>> SIMPLEST_FIRST = Comparator
      .comparingInt(ChoiceLists::deviations)
      .thenComparingInt(List::size)
      .thenComparing(ChoiceLists::compareInOrder);

  private ChoiceLists() {}

  /** How many are not ordinary: what a bound counts. */
  static int deviations(List<Choice> choices) {
    int count = 0;
    for (Choice choice : choices) {
      count += choice.value() == 0 ? 0 : 1;
    }
    return count;
  }

  /** The list up to the last choice that is not ordinary. */
  static List<Choice> cut(List<Choice> choices) {
    int end = choices.size();
    while (end > 0 && choices.get(end - 1).value() == 0) {
      end--;
    }
    return List.copyOf(choices.subList(0, end));
  }

  /** The same without the families whose choices are all ordinary: a replay that does not ask them is the same run. */
  static List<Choice> essence(List<Choice> choices) {
    EnumSet<ChoiceFamily> unusual = EnumSet.noneOf(ChoiceFamily.class);
    choices.stream().filter(choice -> choice.value() != 0).forEach(choice -> unusual.add(choice.decision().family()));
    return choices.stream().filter(choice -> unusual.contains(choice.decision().family())).toList();
  }

  static String text(List<Choice> choices) {
    return choices.stream().map(Choice::toString).collect(Collectors.joining(","));
  }

  private static int compareInOrder(List<Choice> one, List<Choice> other) {
    for (int i = 0; i < one.size(); i++) {
      int difference = compare(one.get(i), other.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int compare(Choice one, Choice other) {
    int byDecision = one.decision().compareTo(other.decision());
    int byBound = Integer.compare(one.bound(), other.bound());
    return byDecision != 0 ? byDecision : byBound != 0 ? byBound : Integer.compare(orLast(one.value()), orLast(other.value()));
  }

  private static int orLast(int value) {
    return value == 0 ? Integer.MAX_VALUE : value;
  }
}
