package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the distinct outcomes and failures, each with the simplest list of choices that leads to it. */
final class Tally {

  /** In the order in which they were first met. */
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Failure> failures = new LinkedHashMap<>();

  void add(Outcome outcome) {
    outcomes.merge(outcome.seen(), outcome, (one, other) ->
        new Outcome(one.seen(), one.runs() + other.runs(), simpler(one.choices(), other.choices())));
  }

  void add(Failure failure) {
    failures.merge(failure.kind(), failure, (one, other) -> {
      List<Choice> choices = simpler(one.choices(), other.choices());
      String text = choices == one.choices() ? one.text() : other.text();
      return new Failure(one.kind(), text, one.runs() + other.runs(), choices);
    });
  }

  private static List<Choice> simpler(List<Choice> one, List<Choice> other) {
    return ChoiceLists.SIMPLEST_FIRST.compare(one, other) <= 0 ? one : other;
  }

  int outcomeCount() {
    return outcomes.size();
  }

  int failureCount() {
    return failures.size();
  }

  /** The outcomes, the simplest to reach first. */
  List<Outcome> outcomes() {
    return outcomes.values().stream()
        .sorted(Comparator.comparing(Outcome::choices, ChoiceLists.SIMPLEST_FIRST).thenComparing(Outcome::seen))
        .toList();
  }

  /** The failures, the simplest to reach first. */
  List<Failure> failures() {
    return failures.values().stream()
        .sorted(Comparator.comparing(Failure::choices, ChoiceLists.SIMPLEST_FIRST).thenComparing(Failure::kind))
        .toList();
  }
}
