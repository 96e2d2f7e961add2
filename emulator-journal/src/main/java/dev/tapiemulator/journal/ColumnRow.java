package dev.tapiemulator.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What is printed side by side: entries of one moment, in the order they happened from left to right, and the reasons
 * behind them.
 */
final class ColumnRow {

  private final long nanos;
  private final String[] cells;
  private final List<String> reasons = new ArrayList<>();
  private int last = -1;
  private int entries;

  ColumnRow(long nanos, int lanes) {
    this.nanos = nanos;
    this.cells = new String[lanes];
  }

  /** Whether an entry can stand in this row without seeming to come before one that it followed. */
  boolean takes(long entryNanos, int lane) {
    return entryNanos == nanos && lane > last;
  }

  /** Whether the return of a call can stand beside the kernel's last word on it. */
  boolean takesReturn(long entryNanos, int lane, int kernel) {
    return entryNanos == nanos && entries == 1 && last == kernel && lane < kernel;
  }

  void put(int lane, String text) {
    cells[lane] = text;
    last = Math.max(last, lane);
    entries++;
  }

  void because(String reason) {
    reasons.add(reason);
  }

  long nanos() {
    return nanos;
  }

  String cell(int lane) {
    return cells[lane] == null ? "" : cells[lane];
  }

  List<String> reasons() {
    return reasons;
  }
}
