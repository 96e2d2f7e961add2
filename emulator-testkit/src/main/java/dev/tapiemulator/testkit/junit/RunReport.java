package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.ColumnsPrinter;
import dev.tapiemulator.journal.HistoryInColumns;
import java.util.List;
import java.util.stream.Collectors;

/** The history of a failed test and how to have it again; stands below the failure, and is none itself. */
final class RunReport extends Throwable {

  private static final long serialVersionUID = 1L;

  private static final int WIDTH = 110;
  private static final int MOST_LINES = 200;
  /** Above this, printing all to show the end would take long. */
  private static final int MOST_RECORDS = 20_000;

  private final String text;

  /** What has happened up to now. */
  RunReport(Journal journal, String again) {
    super(null, null, false, false);
    text = "what happened:\n" + history(journal) + "to have it again:\n" + again;
  }

  private static String history(Journal journal) {
    return journal.size() > MOST_RECORDS ? new HistoryInColumns().print(journal, MOST_LINES) : ofFewRecords(journal);
  }

  /** A long history from its end, since that is where it went wrong, below its headings. */
  private static String ofFewRecords(Journal journal) {
    List<String> lines = ColumnsPrinter.ofWidth(WIDTH).print(journal).lines().toList();
    int headings = 1;
    while (headings < lines.size() && !lines.get(headings - 1).strip().startsWith("ms |")) {
      headings++;
    }
    int hidden = Math.max(0, lines.size() - headings - MOST_LINES);
    return text(lines.subList(0, headings))
        + (hidden == 0 ? "" : "(" + hidden + " earlier lines)\n")
        + text(lines.subList(headings + hidden, lines.size()));
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** The text alone: it is printed after "Suppressed:". */
  @Override
  public String toString() {
    return text;
  }
}
