package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a journal side by side: the time in milliseconds, a column for each process, one for the kernel, one for each
 * phone that takes part; under each refusal and suppression the rule behind it; at the end what replays the run.
 *
 * <pre>
 *   ms | dialer                               | kernel               | 0 store
 *    0 | phoneSetData #1 -&gt; hPhone=0x10001 … |                      | setData #1 id 1
 *    0 | &lt;- 1                                 | request 1 pending    |
 *    0 | phoneClose -&gt; hPhone=0x10001         | request 1 suppressed | close
 *        C-55: A successful phoneClose ends the handle and suppresses the replies that are outstanding on it.
 * choices: all ordinary   seed: none
 * </pre>
 */
public final class ColumnsPrinter {

  /** The narrowest width that is kept to. */
  public static final int NARROWEST = 80;

  private static final int NARROWEST_LANE = 14;
  private static final int NARROWEST_TIME = 4;

  private final int width;

  private ColumnsPrinter(int width) {
    this.width = Math.max(width, NARROWEST);
  }

  /** A printer whose lines have at most so many characters, and never less than {@link #NARROWEST}. */
  public static ColumnsPrinter ofWidth(int characters) {
    return new ColumnsPrinter(characters);
  }

  /** The whole journal, each line ended by a line feed. */
  public String print(Journal journal) {
    Parties parties = Parties.of(journal);
    int timeWidth = timeWidth(journal);
    Lanes lanes = new Lanes(parties, (width - timeWidth) / (NARROWEST_LANE + ColumnTable.BETWEEN.length()));
    List<String> lines = new ArrayList<>();
    if (!parties.settings().isEmpty()) {
      lines.addAll(ColumnWidths.wrap("set up: " + String.join(", ", parties.settings()), width));
    }
    lines.addAll(ColumnTable.lines(width, timeWidth, lanes.headings(), ColumnEntries.of(journal, lanes)));
    lines.addAll(ColumnWidths.wrap("choices: " + choices(journal) + "   seed: " + parties.seed(), width));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static int timeWidth(Journal journal) {
    int timeWidth = NARROWEST_TIME;
    for (JournalRecord record : journal) {
      timeWidth = Math.max(timeWidth, RecordText.millis(record.timeNanos()).length());
    }
    return timeWidth;
  }

  /** The choices up to the last that is not ordinary: behind the end of a list everything is. */
  private static String choices(Journal journal) {
    List<Choice> choices = journal.choices();
    int end = choices.size();
    while (end > 0 && choices.get(end - 1).value() == 0) {
      end--;
    }
    return end == 0
        ? "all ordinary"
        : choices.subList(0, end).stream().map(Choice::toString).collect(Collectors.joining(" "));
  }
}
