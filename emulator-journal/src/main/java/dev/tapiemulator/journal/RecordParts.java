package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalRecord;

/** The parts of two records that are not put into words. */
final class RecordParts {

  private RecordParts() {}

  static String differing(JournalRecord a, JournalRecord b) {
    StringBuilder parts = new StringBuilder();
    part(parts, "flags", a.flags(), b.flags());
    part(parts, "why", a.why(), b.why());
    part(parts, "process", a.process(), b.process());
    part(parts, "subject", a.subject(), b.subject());
    for (int word = 0; word < WordSlot.WORDS; word++) {
      part(parts, "word " + word, a.word(word), b.word(word));
    }
    if (!ReadableBytes.hex(a.data()).equals(ReadableBytes.hex(b.data()))) {
      parts.append(" bytes ").append(ReadableBytes.hex(a.data())).append(" / ").append(ReadableBytes.hex(b.data()));
    }
    return parts.toString().strip();
  }

  private static void part(StringBuilder parts, String name, int a, int b) {
    if (a != b) {
      parts.append(' ').append(name).append(' ')
          .append(NamedValues.hex(a)).append(" / ").append(NamedValues.hex(b)).append(';');
    }
  }
}
