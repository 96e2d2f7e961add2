package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Where in a journal something happened, in words. */
final class Place {

  private static final int NANO_DIGITS_OF_A_MILLI = 6;

  private final Journal journal;
  private final Map<Integer, String> processes = new TreeMap<>();

  private Place(Journal journal) {
    this.journal = journal;
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.ATTACH) {
        processes.put(record.process(), Words.onOneLine(record.text()));
      }
    }
  }

  static Place in(Journal journal) {
    return new Place(journal);
  }

  /** The record, its time and its process: {@code record 14, 20 ms, dialer}. */
  String of(int index) {
    JournalRecord record = journal.get(index);
    String process = process(record.process());
    return Words.at(index) + ", " + millis(record) + " ms" + (process.isEmpty() ? "" : ", " + process);
  }

  /** The name of a process; empty for none. */
  String process(int number) {
    return number == 0 ? "" : processes.getOrDefault(number, "process " + number);
  }

  static String millis(JournalRecord record) {
    return BigDecimal.valueOf(record.timeNanos(), NANO_DIGITS_OF_A_MILLI).stripTrailingZeros().toPlainString();
  }
}
