package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.ColumnsPrinter;
import dev.tapiemulator.journal.JournalReplay;
import dev.tapiemulator.journal.ReplayResult;
import java.util.List;

/** {@code run --from-journal}: a recorded run, run again. */
final class JournalRun {

  private final Terminal terminal;
  private final boolean quiet;
  private final boolean columns;

  JournalRun(Terminal terminal, boolean quiet, boolean columns) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.columns = columns;
  }

  int run(List<String> files, OutputFiles outputs) throws BadInput {
    int worst = TapiEmulator.PASSED;
    for (String file : files) {
      Journal journal = JournalInput.read(file);
      if (!quiet || columns) {
        terminal.out().print(ColumnsPrinter.ofWidth(ColumnsPrinter.NARROWEST).print(journal));
      }
      outputs.write(file, journal);
      worst = Math.max(worst, compare(file, journal));
    }
    return worst;
  }

  private int compare(String file, Journal journal) throws BadInput {
    ReplayResult again = JournalReplay.of(journal).run();
    if (again.outcome() == ReplayResult.Outcome.NOT_REPLAYABLE) {
      throw new BadInput(file + ": cannot be run again: " + again.text());
    }
    terminal.out().println(file + ": run again: " + again.text());
    terminal.out().flush();
    return again.outcome() == ReplayResult.Outcome.IDENTICAL ? TapiEmulator.PASSED : TapiEmulator.FAILED;
  }
}
