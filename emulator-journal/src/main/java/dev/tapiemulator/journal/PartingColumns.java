package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/** What led to where two runs part, and how each goes on, side by side in columns. */
final class PartingColumns {

  private static final String BEFORE = "  ";
  private static final int ROWS_BEFORE = 6;
  private static final int ROWS_AFTER = 4;
  private static final int RECORDS_A_ROW = 15;

  private final int at;
  private final int from;

  /** One run's rows, before the place where the two part and behind it. */
  private final class Side {

    private final Lanes lanes;
    private final List<ColumnRow> before;
    private final List<ColumnRow> after;

    Side(Journal journal) {
      Parties parties = Parties.of(journal, from);
      lanes = new Lanes(parties, (ColumnsPrinter.NARROWEST - BEFORE.length() - ColumnsPrinter.NARROWEST_TIME)
          / (ColumnsPrinter.NARROWEST_LANE + ColumnTable.BETWEEN.length()));
      int end = Math.min(journal.size(), at + ROWS_AFTER * RECORDS_A_ROW);
      List<List<ColumnRow>> rows = ColumnEntries.parted(journal, from, Math.min(at, end), end, parties, lanes);
      before = rows.get(0).subList(Math.max(0, rows.get(0).size() - ROWS_BEFORE), rows.get(0).size());
      after = rows.get(1).subList(0, Math.min(ROWS_AFTER, rows.get(1).size()));
    }
  }

  private final Side left;
  private final Side right;

  PartingColumns(Journal left, Journal right, int at) {
    this.at = at;
    this.from = Math.max(0, at - ROWS_BEFORE * RECORDS_A_ROW);
    this.left = new Side(left);
    this.right = new Side(right);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (left.lanes.headings().equals(right.lanes.headings())) {
      List<ColumnRow> rows = new ArrayList<>(left.before);
      rows.addAll(left.after);
      rows.addAll(right.after);
      ColumnTable table = table(left, rows);
      put(lines, BEFORE, table.head());
      put(lines, BEFORE, table, left.before);
      put(lines, "- ", table, left.after);
      put(lines, "+ ", table, right.after);
    } else {
      ColumnTable first = table(left, joined(left));
      put(lines, BEFORE, first.head());
      put(lines, BEFORE, first, left.before);
      put(lines, "- ", first, left.after);
      ColumnTable second = table(right, joined(right));
      put(lines, BEFORE, second.head());
      put(lines, "+ ", second, right.after);
    }
    return lines;
  }

  private static List<ColumnRow> joined(Side side) {
    List<ColumnRow> rows = new ArrayList<>(side.before);
    rows.addAll(side.after);
    return rows;
  }

  private static ColumnTable table(Side side, List<ColumnRow> rows) {
    int timeWidth = rows.stream().mapToInt(row -> RecordText.millis(row.nanos()).length())
        .reduce(ColumnsPrinter.NARROWEST_TIME, Math::max);
    return new ColumnTable(ColumnsPrinter.NARROWEST - BEFORE.length(), timeWidth, side.lanes.headings(), rows);
  }

  private static void put(List<String> lines, String sign, ColumnTable table, List<ColumnRow> rows) {
    rows.forEach(row -> put(lines, sign, table.lines(row)));
  }

  private static void put(List<String> lines, String sign, List<String> more) {
    more.forEach(line -> lines.add((sign + line).stripTrailing()));
  }
}
