package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.math.BigDecimal;

/** Where in a journal something happened, in words. */
final class Place {

  private static final int NANO_DIGITS_OF_A_MILLI = 6;

  private Place() {}

  /** The record, its time and its process: {@code record 14, 20 ms, dialer}. */
  static String of(Journal journal, int index) {
    JournalRecord record = journal.get(index);
    String process = process(journal, record.process());
    return Words.at(index) + ", " + millis(record) + " ms" + (process.isEmpty() ? "" : ", " + process);
  }

  static String millis(JournalRecord record) {
    return BigDecimal.valueOf(record.timeNanos(), NANO_DIGITS_OF_A_MILLI).stripTrailingZeros().toPlainString();
  }

  /** The name of a process, on one line; empty for none. */
  static String process(Journal journal, int number) {
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.ATTACH && record.process() == number) {
        return record.text().replaceAll("\\p{Cntrl}", " ");
      }
    }
    return number == 0 ? "" : "process " + number;
  }
}
