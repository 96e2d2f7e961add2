package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.OdometerChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stand-in for a test: what it asks depends on what was answered before, by a rule that only looks irregular. It can
 * be enumerated without the explorer.
 */
final class ChoiceTree implements ExploredRun {

  private static final int WIDEST = 4;

  private final int seed;
  private final int longest;
  final List<List<Integer>> answersInOrder = new ArrayList<>();

  ChoiceTree(int seed, int longest) {
    this.seed = seed;
    this.longest = longest;
  }

  @Override
  public RunResult run(Choices choices) {
    List<Integer> answers = answers(choices);
    answersInOrder.add(answers);
    int sum = answers.stream().mapToInt(Integer::intValue).sum();
    String seen = "saw " + (sum + answers.size()) % 5;
    return sum % 4 == 3 ? RunResult.failed(seen, "kind " + sum % 3, "failed with " + answers) : RunResult.passed(seen);
  }

  private List<Integer> answers(Choices choices) {
    List<Integer> answers = new ArrayList<>();
    int state = seed;
    int length = longest;
    while (answers.size() < length) {
      state = state * 1103515245 + 12345;
      int bound = 2 + (state >>> 16) % (WIDEST - 1);
      Decision decision = Decision.values()[(state >>> 20) % Decision.values().length];
      int answer = choices.choose(decision, bound);
      answers.add(answer);
      state += answer * 7919;
      length = longest - (state >>> 24) % 2; // Some answers make the run shorter.
    }
    return answers;
  }

  /** How many runs there are with so many answers that are not 0, counted by turning every wheel. */
  Map<Integer, Long> counted() {
    Map<Integer, Long> runs = new TreeMap<>();
    OdometerChoices odometer = new OdometerChoices();
    do {
      int unusual = (int) answers(odometer).stream().filter(answer -> answer != 0).count();
      runs.merge(unusual, 1L, Long::sum);
    } while (odometer.advance());
    return runs;
  }

  /** What can be seen within a bound, enumerated by turning every wheel. */
  Tally enumerated(int bound) {
    Tally tally = new Tally();
    OdometerChoices odometer = new OdometerChoices();
    do {
      RunResult result = run(odometer);
      if (ChoiceLists.deviations(odometer.choices()) <= bound) {
        List<Choice> choices = ChoiceLists.cut(odometer.choices());
        tally.add(result.outcome(choices));
        result.failure(choices).ifPresent(tally::add);
      }
    } while (odometer.advance());
    return tally;
  }
}
