package dev.tapiemulator.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/** A Markdown page in the making. */
final class Page {

  private final StringBuilder text = new StringBuilder();

  Page title(String title) {
    text.append("# ").append(title).append('\n');
    return this;
  }

  Page heading(String heading) {
    text.append("\n## ").append(heading).append('\n');
    return this;
  }

  Page paragraph(String sentences) {
    text.append('\n').append(sentences).append('\n');
    return this;
  }

  /** Begins a table. */
  Table table(String... columns) {
    text.append('\n');
    row(List.of(columns));
    row(List.of(columns).stream().map(column -> "---").toList());
    return new Table();
  }

  private void row(List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** The rows of a table that has begun. */
  final class Table {

    Table row(String... cells) {
      Page.this.row(List.of(cells));
      return this;
    }
  }
}
