package dev.tapiemulator.emulator.journal;

/** Prints the end of a history for people; the first one that {@link java.util.ServiceLoader} finds is used. */
public interface HistoryPrinter {

  /** The latest lines, one column for each party, ended by a line feed. */
  String print(Journal journal, int mostLines);
}
