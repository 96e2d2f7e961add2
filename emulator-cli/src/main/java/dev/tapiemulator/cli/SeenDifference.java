package dev.tapiemulator.cli;

import dev.tapiemulator.cli.words.Wrap;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.testkit.explore.Observation;
import java.util.ArrayList;
import java.util.List;

/** What the programs of two runs saw differently, which is less than what was different. */
final class SeenDifference {

  private SeenDifference() {}

  static String between(Journal left, Journal right) {
    List<String> one = Observation.of(left).lines().toList();
    List<String> other = Observation.of(right).lines().toList();
    int at = 0;
    while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
      at++;
    }
    if (at == one.size() && at == other.size()) {
      return "the programs saw the same nevertheless\n";
    }
    List<String> lines = new ArrayList<>();
    lines.add("the first thing that a program saw differently:");
    lines.addAll(side("- ", one, at));
    lines.addAll(side("+ ", other, at));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> side(String sign, List<String> seen, int at) {
    return Wrap.lines("", "  ", List.of((sign + (at < seen.size() ? seen.get(at) : "(nothing more)")).split(" ")));
  }
}
