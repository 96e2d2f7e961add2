package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.ColumnsPrinter;
import dev.tapiemulator.journal.JournalReplay;
import dev.tapiemulator.journal.PhoneOfRun;
import dev.tapiemulator.journal.ReplayResult;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** {@code run --from-journal}: a recorded run, run again. */
final class JournalRun {

  /** Of the records, below the header. */
  private static final int FIRST_LINE = 2;

  private final Terminal terminal;
  private final boolean quiet;
  private final boolean columns;
  private final RecordedPhones recorded;
  private final Supplier<PhoneCatalogue> catalogue;

  JournalRun(Terminal terminal, boolean quiet, boolean columns, RecordedPhones recorded,
      Supplier<PhoneCatalogue> catalogue) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.columns = columns;
    this.recorded = recorded;
    this.catalogue = catalogue;
  }

  int run(List<String> files, OutputFiles outputs) throws BadInput {
    int worst = TapiEmulator.PASSED;
    for (String file : files) {
      Journal journal = JournalInput.read(file);
      JournalReplay replay = replay(file, journal);
      if (!quiet || columns) {
        terminal.out().print(ColumnsPrinter.ofWidth(ColumnsPrinter.NARROWEST).print(journal));
      }
      outputs.write(file, journal);
      worst = Math.max(worst, compare(file, replay));
    }
    return worst;
  }

  /** The phones' names do not say which recordings they were; that is asked for before anything is printed. */
  private JournalReplay replay(String file, Journal journal) throws BadInput {
    JournalReplay replay = JournalReplay.of(journal);
    List<PhoneOfRun> phones = PhoneOfRun.all(journal);
    if (!recorded.isEmpty()) {
      Iterator<Supplier<PhoneDeviceModel>> next =
          new PhonesAgain(file, phones, recorded, catalogue).models().iterator();
      phones.forEach(phone -> replay.with(phone.name(), () -> next.next().get()));
    } else {
      for (PhoneOfRun phone : phones) {
        if (phone.hasOrigin()) {
          throw new BadInput(file, phone.record() + FIRST_LINE, 1,
              phone + " was " + phone.origin() + "; say which by --phone-from, as when the journal was written");
        }
      }
    }
    return replay;
  }

  private int compare(String file, JournalReplay replay) throws BadInput {
    ReplayResult again = replay.run();
    if (again.outcome() == ReplayResult.Outcome.NOT_REPLAYABLE) {
      throw new BadInput(file + ": cannot be run again: " + again.text());
    }
    terminal.out().println(file + ": run again: " + again.text());
    terminal.out().flush();
    return again.outcome() == ReplayResult.Outcome.IDENTICAL ? TapiEmulator.PASSED : TapiEmulator.FAILED;
  }
}
