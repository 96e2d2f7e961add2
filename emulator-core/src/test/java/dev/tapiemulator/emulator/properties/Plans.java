package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Draws runs: lists of actions, a swarm of kinds left out, and a few choices that are not ordinary. */
final class Plans {

  private static final int MOST_ACTIONS = 90;
  private static final int MOST_DEVIATIONS = 10;
  private static final int LAST_POSITION = 60;
  private static final int HIGHEST_VALUE = 7;
  private static final int HIGHEST_NUMBER = 15;

  /** Kinds that every run needs, or nothing would happen in most of them. */
  private static final Set<ActionKind> INDISPENSABLE = EnumSet.of(ActionKind.INITIALIZE, ActionKind.OPEN);

  private Plans() {}

  static Arbitrary<Plan> with(ChoiceFamily... families) {
    Set<ChoiceFamily> asked = Set.of(families);
    return Combinators.combine(actions(), disabled(), deviations())
        .as((actions, disabled, deviations) -> new Plan(actions, disabled, deviations, asked));
  }

  /** Two applications register and open phones, somehow; then anything. */
  private static Arbitrary<List<Action>> actions() {
    Arbitrary<Integer> number =
        Arbitraries.integers().between(0, HIGHEST_NUMBER).withDistribution(RandomDistribution.uniform());
    Arbitrary<List<Action>> beginning = Combinators.combine(
            action(ActionKind.INITIALIZE, number), action(ActionKind.INITIALIZE, number),
            action(ActionKind.OPEN, number), action(ActionKind.SET_MASK, number), action(ActionKind.OPEN, number))
        .as((first, second, third, fourth, fifth) -> List.of(first, second, third, fourth, fifth));
    Arbitrary<List<Action>> rest =
        Combinators.combine(kinds(), number, number, number)
            .as(Action::new)
            .list()
            .ofMaxSize(MOST_ACTIONS)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(beginning, rest).as((before, after) -> {
      List<Action> all = new ArrayList<>(before);
      all.addAll(after);
      return all;
    });
  }

  private static Arbitrary<Action> action(ActionKind kind, Arbitrary<Integer> number) {
    return Combinators.combine(number, number, number).as((a, b, c) -> new Action(kind, a, b, c));
  }

  /** Requests are wanted often, what ends everything seldom. */
  private static Arbitrary<ActionKind> kinds() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, among(ActionKind.SET_DATA, ActionKind.SET_BUTTON_INFO)),
        Tuple.of(5, among(ActionKind.OPEN, ActionKind.SET_MASK)),
        Tuple.of(1, among(ActionKind.INITIALIZE, ActionKind.KILL)),
        Tuple.of(4, among(ActionKind.GET_MASK, ActionKind.GET_STATUS)),
        Tuple.of(5, among(ActionKind.FETCH, ActionKind.ADVANCE)),
        Tuple.of(3, among(ActionKind.BUTTON_DOWN, ActionKind.TURN)),
        Tuple.of(5, among(ActionKind.MOOD, ActionKind.REPORT)),
        Tuple.of(2, among(ActionKind.SUSPEND, ActionKind.RECONFIGURE)));
  }

  /** The kinds from one to another, in the order in which they are declared. */
  private static Arbitrary<ActionKind> among(ActionKind first, ActionKind last) {
    return Arbitraries.of(EnumSet.range(first, last));
  }

  private static Arbitrary<Set<ActionKind>> disabled() {
    return Arbitraries.of(ActionKind.class)
        .filter(kind -> !INDISPENSABLE.contains(kind))
        .set()
        .ofMaxSize(ActionKind.values().length / 2)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Map<Integer, Integer>> deviations() {
    // More often early, since a run may not come to many choices.
    Arbitrary<Integer> position = Arbitraries.integers().between(0, LAST_POSITION);
    Arbitrary<Integer> value =
        Arbitraries.integers().between(1, HIGHEST_VALUE).withDistribution(RandomDistribution.uniform());
    return Arbitraries.maps(position, value).ofMaxSize(MOST_DEVIATIONS);
  }
}
