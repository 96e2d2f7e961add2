package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.journal.HistoryPrinter;
import dev.tapiemulator.emulator.journal.Journal;
import java.util.Iterator;
import java.util.ServiceLoader;

/** The end of a run's history for a failure's message, printed by whoever is there that can. */
final class History {

  private static final int MOST_LINES = 60;

  private History() {}

  static String of(Journal journal) {
    if (journal.size() == 0) {
      return "\n(what led to it is not told, since the emulator keeps no journal)";
    }
    Iterator<HistoryPrinter> printers =
        ServiceLoader.load(HistoryPrinter.class, History.class.getClassLoader()).iterator();
    return printers.hasNext()
        ? "\n" + printers.next().print(journal, MOST_LINES)
        : "\n(with emulator-journal on the path the history stands here, in columns)";
  }
}
