package dev.tapiemulator.journal;

import java.util.ArrayList;
import java.util.List;

/** Rows side by side in columns that share the width of a line. */
final class ColumnTable {

  static final String BETWEEN = " | ";

  private final int width;
  private final int timeWidth;
  private final int[] widths;
  private final List<String> headings;
  private final List<ColumnRow> rows;

  /** A table with these headings and rows, no line of which is longer than {@code width}. */
  ColumnTable(int width, int timeWidth, List<String> headings, List<ColumnRow> rows) {
    this.width = width;
    this.timeWidth = timeWidth;
    this.headings = headings;
    this.rows = rows;
    this.widths = widths(width - timeWidth - headings.size() * BETWEEN.length(), headings, rows);
  }

  /** The headings and all rows. */
  List<String> lines() {
    List<String> lines = head();
    rows.forEach(row -> lines.addAll(lines(row)));
    return lines;
  }

  /** The headings. */
  List<String> head() {
    return side("ms", headings);
  }

  /** The headings and the last rows, together at most so many lines if there is room for a row at all. */
  List<String> lastLines(int most) {
    List<String> lines = head();
    int head = lines.size();
    int row = rows.size();
    int count = head;
    while (row > 0) {
      List<String> above = lines(rows.get(--row));
      count += above.size();
      if (count > most && lines.size() > head) {
        break;
      }
      lines.addAll(head, above);
    }
    return lines;
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

  /** One of its rows, with the reasons behind it. */
  List<String> lines(ColumnRow row) {
    List<String> cells = new ArrayList<>();
    for (int lane = 0; lane < widths.length; lane++) {
      cells.add(row.cell(lane));
    }
    List<String> lines = side(RecordText.millis(row.nanos()), cells);
    String indent = " ".repeat(timeWidth + BETWEEN.length());
    for (String reason : row.reasons()) {
      ColumnWidths.wrap(reason, width - indent.length()).forEach(line -> lines.add(indent + line));
    }
    return lines;
  }

  /** The lines of cells side by side: each broken to the width of its column. */
  private List<String> side(String time, List<String> cells) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int lane = 0; lane < widths.length; lane++) {
      wrapped.add(ColumnWidths.wrap(cells.get(lane), widths[lane]));
      height = Math.max(height, wrapped.get(lane).size());
    }
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      String left = y == 0 ? time : "";
      StringBuilder line = new StringBuilder(" ".repeat(timeWidth - left.length())).append(left);
      for (int lane = 0; lane < widths.length; lane++) {
        List<String> cell = wrapped.get(lane);
        line.append(BETWEEN).append(ColumnWidths.pad(y < cell.size() ? cell.get(y) : "", widths[lane]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
