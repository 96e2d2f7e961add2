package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.HistoryPrinter;
import dev.tapiemulator.emulator.journal.Journal;

/** Lets the emulator's failures end with what led to them, in columns; found by {@link java.util.ServiceLoader}. */
public final class HistoryInColumns implements HistoryPrinter {

  private static final int ORDINARY_WIDTH = ColumnsPrinter.NARROWEST;
  /** Where more take part than a terminal has room for. */
  private static final int LARGE_WIDTH = 120;
  /** A record need not make a line, and a failure must not take long to tell. */
  private static final int RECORDS_A_LINE = 10;

  /** As the service loader makes it. */
  public HistoryInColumns() {}

  @Override
  public String print(Journal journal, int mostLines) {
    int from = Math.max(0, journal.size() - mostLines * RECORDS_A_LINE);
    Parties parties = Parties.of(journal, from);
    ColumnsPrinter ordinary = ColumnsPrinter.ofWidth(ORDINARY_WIDTH);
    ColumnsPrinter printer =
        ordinary.isNarrowFor(journal, from, parties) ? ColumnsPrinter.ofWidth(LARGE_WIDTH) : ordinary;
    return printer.printEnd(journal, from, parties, mostLines);
  }
}
