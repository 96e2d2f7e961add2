package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts the named values of one JSON object back into the words of the record under way. */
final class WordReader {

  private final JsonFields record;
  private final JournalTape tape;

  WordReader(JsonFields record, JournalTape tape) {
    this.record = record;
    this.tape = tape;
  }

  void read(JournalKind kind, int code) throws JournalFormatException {
    List<WordSlot> slots = WordSlot.of(kind, code);
    if (!slots.isEmpty()) {
      JsonFields values = record.object(kind == JournalKind.CALL ? "args" : "words");
      for (WordSlot slot : slots) {
        value(values, slot);
      }
      values.end();
    }
    int left = WordSlot.WORDS - WordSlot.end(slots);
    if (record.has("extra")) {
      record.words("extra", 1, left).forEach(tape::word);
    }
  }

  private void value(JsonFields values, WordSlot slot) throws JournalFormatException {
    switch (slot.shape()) {
      case WORD -> tape.word(values.word(slot.name()));
      case WIDE -> tape.wide(values.number(slot.name(), Long.MIN_VALUE, Long.MAX_VALUE));
      case PAIR -> values.words(slot.name(), 2, 2).forEach(tape::word);
      case STRING -> {
        if (values.isString(slot.name())) {
          byte[] text = values.string(slot.name()).getBytes(StandardCharsets.UTF_8);
          tape.word(text.length).data(text);
        } else {
          tape.word(values.word(slot.name()));
        }
      }
    }
  }
}
