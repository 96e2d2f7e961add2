package dev.tapiemulator.journal;

import java.util.ArrayList;
import java.util.List;

/** Rows side by side in columns that share the width of a line. */
final class ColumnTable {

  static final String BETWEEN = " | ";

  private final int width;
  private final int timeWidth;
  private final int[] widths;
  private final List<String> lines = new ArrayList<>();

  private ColumnTable(int width, int timeWidth, int[] widths) {
    this.width = width;
    this.timeWidth = timeWidth;
    this.widths = widths;
  }

  /** The lines of a table with these headings and rows, none longer than {@code width}. */
  static List<String> lines(int width, int timeWidth, List<String> headings, List<ColumnRow> rows) {
    int[] widths = widths(width - timeWidth - headings.size() * BETWEEN.length(), headings, rows);
    ColumnTable table = new ColumnTable(width, timeWidth, widths);
    table.side("ms", headings);
    for (ColumnRow row : rows) {
      table.row(row);
    }
    return table.lines;
  }

  private static int[] widths(int available, List<String> headings, List<ColumnRow> rows) {
    int[] wanted = headings.stream().mapToInt(String::length).toArray();
    int[] longestWord = wanted.clone();
    for (ColumnRow row : rows) {
      for (int lane = 0; lane < wanted.length; lane++) {
        wanted[lane] = Math.max(wanted[lane], row.cell(lane).length());
        longestWord[lane] = Math.max(longestWord[lane], ColumnWidths.longestWord(row.cell(lane)));
      }
    }
    return ColumnWidths.share(available, longestWord, wanted);
  }

  private void row(ColumnRow row) {
    List<String> cells = new ArrayList<>();
    for (int lane = 0; lane < widths.length; lane++) {
      cells.add(row.cell(lane));
    }
    side(RecordText.millis(row.nanos()), cells);
    String indent = " ".repeat(timeWidth + BETWEEN.length());
    for (String reason : row.reasons()) {
      ColumnWidths.wrap(reason, width - indent.length()).forEach(line -> lines.add(indent + line));
    }
  }

  /** Adds the lines of one row: each cell broken to the width of its column. */
  private void side(String time, List<String> cells) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int lane = 0; lane < widths.length; lane++) {
      wrapped.add(ColumnWidths.wrap(cells.get(lane), widths[lane]));
      height = Math.max(height, wrapped.get(lane).size());
    }
    for (int y = 0; y < height; y++) {
      String left = y == 0 ? time : "";
      StringBuilder line = new StringBuilder(" ".repeat(timeWidth - left.length())).append(left);
      for (int lane = 0; lane < widths.length; lane++) {
        List<String> cell = wrapped.get(lane);
        line.append(BETWEEN).append(ColumnWidths.pad(y < cell.size() ? cell.get(y) : "", widths[lane]));
      }
      lines.add(line.toString().stripTrailing());
    }
  }
}
