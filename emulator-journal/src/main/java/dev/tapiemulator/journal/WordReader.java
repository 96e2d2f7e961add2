package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts the named values of one JSON object back into the words of the record under way, and its strings into the bytes.
 */
final class WordReader {

  private static final byte[] NOTHING = {};

  private final JsonFields record;
  private final JournalTape tape;

  WordReader(JsonFields record, JournalTape tape) {
    this.record = record;
    this.tape = tape;
  }

  /** Reads the words and returns the string argument, which belongs to the bytes of the record; empty for none. */
  byte[] read(JournalKind kind, int code) throws JournalFormatException {
    byte[] string = NOTHING;
    List<WordSlot> slots = WordSlot.of(kind, code);
    if (!slots.isEmpty()) {
      JsonFields values = record.object(kind == JournalKind.CALL ? "args" : "words");
      for (WordSlot slot : slots) {
        if (slot.shape() == WordSlot.Shape.STRING && values.isString(slot.name())) {
          string = values.string(slot.name()).getBytes(StandardCharsets.UTF_8);
          tape.word(string.length);
        } else {
          value(values, slot);
        }
      }
      values.end();
    }
    int left = WordSlot.WORDS - WordSlot.end(slots);
    if (record.has("extra")) {
      record.words("extra", 1, left).forEach(tape::word);
    }
    return string;
  }

  private void value(JsonFields values, WordSlot slot) throws JournalFormatException {
    switch (slot.shape()) {
      case WORD, STRING -> tape.word(values.word(slot.name()));
      case WIDE -> tape.wide(values.number(slot.name(), Long.MIN_VALUE, Long.MAX_VALUE));
      case PAIR -> values.words(slot.name(), 2, 2).forEach(tape::word);
    }
  }
}
