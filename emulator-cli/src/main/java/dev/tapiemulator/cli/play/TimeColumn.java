package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.journal.JournalRecord;
import java.time.Duration;

/** The left column of a story, which holds the virtual time where it is another than the one told last. */
public final class TimeColumn {

  static final String EMPTY = "            ";

  private static final int TIME_WIDTH = EMPTY.length() - 2;

  private long toldNanos;

  TimeColumn() {}

  /** The column of a line that always says what time it is. */
  String begin(Duration now) {
    toldNanos = now.toNanos();
    return String.format("%" + TIME_WIDTH + "s  ", text(now));
  }

  String at(JournalRecord record) {
    return record.timeNanos() == toldNanos ? EMPTY : begin(Duration.ofNanos(record.timeNanos()));
  }

  /** Milliseconds, with decimals only where there are any. */
  public static String text(Duration time) {
    long nanos = time.toNanos();
    return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos / 1_000_000.0 + " ms";
  }
}
