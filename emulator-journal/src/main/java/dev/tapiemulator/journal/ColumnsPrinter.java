package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a journal side by side: the time in milliseconds, a column for each thread of each process, one for the
 * kernel, one for each phone that takes part; under each refusal and suppression the rule behind it; at the end what
 * replays the run.
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

  static final int NARROWEST_LANE = 14;
  static final int NARROWEST_TIME = 4;
  /** More would say nothing to people, behind the end of a history. */
  private static final int MOST_CHOICE_LINES = 3;

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
    List<String> lines = new ArrayList<>();
    if (!parties.settings().isEmpty()) {
      lines.addAll(ColumnWidths.wrap("set up: " + String.join(", ", parties.settings()), width));
    }
    lines.addAll(table(journal, 0, parties).lines());
    lines.addAll(replay(choices(journal), parties));
    return text(lines);
  }

  /** The latest rows, as many as fit into so many lines, from a record on; {@code parties} are those from there on. */
  String printEnd(Journal journal, int from, Parties parties, int mostLines) {
    List<String> replay = replay(choices(journal), parties);
    if (replay.size() > MOST_CHOICE_LINES) {
      replay = replay(journal.choices().size() + ", in the journal", parties);
    }
    List<String> lines = new ArrayList<>(table(journal, from, parties).lastLines(mostLines - replay.size()));
    lines.addAll(replay);
    return text(lines);
  }

  private List<String> replay(String choices, Parties parties) {
    return ColumnWidths.wrap("choices: " + choices + "   seed: " + parties.seed(), width);
  }

  private ColumnTable table(Journal journal, int from, Parties parties) {
    int timeWidth = timeWidth(journal, from);
    Lanes lanes = lanes(parties, timeWidth);
    return new ColumnTable(width, timeWidth, lanes.headings(), ColumnEntries.of(journal, from, parties, lanes));
  }

  /** Whether somebody would have to share a column with others, from a record on. */
  boolean isNarrowFor(Journal journal, int from, Parties parties) {
    return lanes(parties, timeWidth(journal, from)).areShared();
  }

  private Lanes lanes(Parties parties, int timeWidth) {
    return new Lanes(parties, (width - timeWidth) / (NARROWEST_LANE + ColumnTable.BETWEEN.length()));
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static int timeWidth(Journal journal, int from) {
    int timeWidth = NARROWEST_TIME;
    for (int i = from; i < journal.size(); i++) {
      timeWidth = Math.max(timeWidth, RecordText.millis(journal.get(i).timeNanos()).length());
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
