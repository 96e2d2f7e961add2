package dev.tapiemulator.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes a journal as JSON Lines in UTF-8: a header, then one object a record. JOURNAL.md explains the fields; nothing
 * of a record is lost.
 */
public final class JournalWriter {

  static final String FORMAT = "tapi-emulator journal";
  static final int VERSION = 1;

  private static final JsonFactory JSON = JsonFactory.builder()
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .build();

  private final JsonGenerator json;

  private JournalWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes every record the journal has now; the stream stays open. */
  public static void write(Journal journal, OutputStream destination) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(destination)) {
      json.setRootValueSeparator(new SerializedString("\n"));
      JournalWriter writer = new JournalWriter(json);
      writer.header();
      for (JournalRecord record : journal) {
        writer.record(record);
      }
      json.writeRaw('\n');
    }
  }

  private void header() throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("version", VERSION);
    json.writeEndObject();
  }

  private void record(JournalRecord record) throws IOException {
    JournalKind kind = record.kind();
    json.writeStartObject();
    json.writeNumberField("n", record.index());
    json.writeNumberField("ns", record.timeNanos());
    json.writeStringField("kind", kind.name());
    head(record, kind);
    byte[] rest = words(record, WordSlot.of(kind, record.code()));
    if (rest.length > 0) {
      Optional<String> text = ReadableBytes.asText(rest);
      json.writeStringField(text.isPresent() ? "text" : "hex", text.orElseGet(() -> ReadableBytes.hex(rest)));
    }
    json.writeStringField("reads", RecordText.of(record));
    json.writeEndObject();
  }

  private void head(JournalRecord record, JournalKind kind) throws IOException {
    if (record.process() != 0) {
      json.writeNumberField("process", record.process());
    }
    if (record.subject() != -1) {
      json.writeNumberField(subjectField(kind), record.subject());
    }
    CodeMeaning meaning = CodeMeaning.of(kind);
    if (meaning != CodeMeaning.NOTHING) {
      json.writeStringField(meaning.field(), meaning.names().get(record.code()));
    } else if (record.code() != 0) {
      json.writeNumberField(meaning.field(), record.code());
    }
    if (record.flags() != 0) {
      json.writeNumberField("flags", record.flags());
    }
    if (record.why() != 0) {
      json.writeStringField("why", Reason.nameOf(record.why()));
    }
  }

  /** Writes the words and returns the data that is not part of a string among them. */
  private byte[] words(JournalRecord record, List<WordSlot> slots) throws IOException {
    boolean isCall = record.kind() == JournalKind.CALL;
    CallData data = isCall ? CallData.of(record) : new CallData(null, record.data());
    Optional<String> string = Optional.ofNullable(data.string()).flatMap(ReadableBytes::asText);
    if (!slots.isEmpty()) {
      json.writeObjectFieldStart(isCall ? "args" : "words");
      for (WordSlot slot : slots) {
        json.writeFieldName(slot.name());
        value(record, slot, string);
      }
      json.writeEndObject();
    }
    extra(record, WordSlot.end(slots));
    return string.isPresent() ? data.buffer() : record.data();
  }

  private void value(JournalRecord record, WordSlot slot, Optional<String> string) throws IOException {
    int word = record.word(slot.position());
    switch (slot.shape()) {
      case WORD -> json.writeNumber(word);
      case WIDE -> json.writeNumber(record.wide(slot.position()));
      case PAIR -> json.writeArray(new int[] {word, record.word(slot.position() + 1)}, 0, 2);
      case STRING -> {
        if (string.isPresent()) {
          json.writeString(string.get());
        } else {
          json.writeNumber(word);
        }
      }
    }
  }

  /** Words that have no name in this kind are kept, though nothing is known that would write them. */
  private void extra(JournalRecord record, int from) throws IOException {
    int end = WordSlot.WORDS;
    while (end > from && record.word(end - 1) == 0) {
      end--;
    }
    if (end > from) {
      json.writeArrayFieldStart("extra");
      for (int position = from; position < end; position++) {
        json.writeNumber(record.word(position));
      }
      json.writeEndArray();
    }
  }

  static String subjectField(JournalKind kind) {
    return switch (kind) {
      case CALLBACK, MESSAGE_POSTED, MESSAGE_TAKEN, MESSAGE_DROPPED -> "application";
      default -> "device";
    };
  }
}
