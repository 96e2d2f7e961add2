package dev.tapiemulator.cli.explore;

import dev.tapiemulator.cli.words.Wrap;
import dev.tapiemulator.testkit.explore.Exploration;
import dev.tapiemulator.testkit.explore.Failure;
import dev.tapiemulator.testkit.explore.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what an exploration found, for people: the behaviours as they differ from the ordinary one, the failures. */
public final class ExplorationPrinter {

  private static final int MOST_BEHAVIOURS = 10;
  private static final int MOST_LINES = 6;
  private static final String INDENT = "  ";
  private static final String DEEPER = "    ";

  private final PrintWriter out;

  public ExplorationPrinter(PrintWriter out) {
    this.out = out;
  }

  /** The whole result; {@code file}: the scenario, for the command that makes a failure again. */
  public void print(Exploration found, String file) {
    behaviours(found.outcomes());
    found.failures().forEach(failure -> failure(failure, file));
    Wrap.lines("", INDENT, file + ": " + found.summary()).forEach(out::println);
    out.flush();
  }

  private void behaviours(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    List<String> ordinary = outcomes.get(0).seen().lines().toList();
    for (Outcome outcome : outcomes.subList(0, Math.min(MOST_BEHAVIOURS, outcomes.size()))) {
      out.println(count(outcome.runs(), "run") + ": " + (outcome.choices().isEmpty() ? "everything ordinary"
          : outcome.replayText()));
      List<String> difference = outcome == outcomes.get(0) ? List.of() : difference(ordinary, outcome.seen());
      difference.stream().limit(MOST_LINES).forEach(out::println);
      if (difference.size() > MOST_LINES) {
        out.println(INDENT + "… " + (difference.size() - MOST_LINES) + " more");
      }
    }
    if (outcomes.size() > MOST_BEHAVIOURS) {
      out.println("… " + (outcomes.size() - MOST_BEHAVIOURS) + " more behaviours; --json has them all");
    }
  }

  private void failure(Failure failure, String file) {
    Wrap.lines("FAILED ", INDENT, failure.text().lines().findFirst().orElse(failure.kind())).forEach(out::println);
    failure.text().lines().skip(1).forEach(out::println);
    out.println(INDENT + "in " + count(failure.runs(), "run") + "; again:");
    out.println(DEEPER + "tapi-emulator run --columns "
        + (failure.choices().isEmpty() ? "" : "--choices " + failure.replayText() + " ") + file);
  }

  /** What is seen other than ordinarily, and then what is not seen. */
  private static List<String> difference(List<String> ordinary, String seen) {
    List<String> lines = new ArrayList<>();
    List<String> missing = new ArrayList<>(ordinary);
    for (String line : seen.lines().toList()) {
      if (!missing.remove(line)) {
        lines.add(INDENT + "+ " + line);
      }
    }
    missing.forEach(line -> lines.add(INDENT + "- " + line));
    return lines.isEmpty() ? List.of(INDENT + "the same in another order") : lines;
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
