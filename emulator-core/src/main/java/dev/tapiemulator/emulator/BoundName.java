package dev.tapiemulator.emulator;

import java.util.Optional;
import java.util.function.ToIntFunction;

/** The numbers of {@link Bounds} by the names they have in a text, in the order of the record's components. */
enum BoundName {
  APPLICATIONS("applications", 1, Bounds::applications),
  OPEN_PHONES("openPhones", 1, Bounds::openPhones),
  REQUESTS("requests", 1, Bounds::requests),
  MAILBOX_MESSAGES("mailboxMessages", 1, Bounds::mailboxMessages),
  JOURNAL_RECORDS("journalRecords", 1, Bounds::journalRecords),
  INITIAL_JOURNAL_RECORDS("initialJournalRecords", 0, Bounds::initialJournalRecords),
  INITIAL_JOURNAL_BYTES("initialJournalBytes", 0, Bounds::initialJournalBytes);

  private final String text;
  private final int least;
  private final ToIntFunction<Bounds> value;

  BoundName(String text, int least, ToIntFunction<Bounds> value) {
    this.text = text;
    this.least = least;
    this.value = value;
  }

  String text() {
    return text;
  }

  /** The smallest value that makes sense. */
  int least() {
    return least;
  }

  int of(Bounds bounds) {
    return value.applyAsInt(bounds);
  }

  /** The bounds that differ from these in this one number. */
  Bounds with(Bounds bounds, int number) {
    int[] numbers = new int[values().length];
    for (BoundName name : values()) {
      numbers[name.ordinal()] = name == this ? number : name.of(bounds);
    }
    return new Bounds(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
  }

  static Optional<BoundName> named(String text) {
    for (BoundName name : values()) {
      if (name.text.equals(text)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
