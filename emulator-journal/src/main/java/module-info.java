/** The journal as a file, as columns, as a diagram, run again, compared. */
module dev.tapiemulator.journal {
  requires transitive dev.tapiemulator.core;
  requires com.fasterxml.jackson.core;

  exports dev.tapiemulator.journal;

  provides dev.tapiemulator.emulator.journal.HistoryPrinter with dev.tapiemulator.journal.HistoryInColumns;
}
