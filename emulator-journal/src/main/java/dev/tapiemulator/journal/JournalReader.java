package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Reads what {@link JournalWriter} wrote. A file that is no journal gives one {@link JournalFormatException}, never
 * anything else.
 */
public final class JournalReader {

  private static final int LARGEST_SUBJECT = (1 << 22) - 1;
  private static final byte[] NOTHING = {};

  private final JournalTape tape = new JournalTape(Integer.MAX_VALUE);
  private int line;

  private JournalReader() {}

  /**
   * Reads to the end of the stream, which stays open.
   *
   * @throws JournalFormatException when it is no journal: which line, and what was expected there
   */
  public static Journal read(InputStream source) throws IOException {
    JournalReader reader = new JournalReader();
    InputStream buffered = new BufferedInputStream(source);
    String line = reader.nextLine(buffered);
    if (line == null) {
      throw new JournalFormatException(1, "expected the header of a journal");
    }
    reader.header(line);
    for (line = reader.nextLine(buffered); line != null; line = reader.nextLine(buffered)) {
      reader.record(JsonFields.parse(line, reader.line));
    }
    return reader.tape.read();
  }

  /** The bytes up to the next line feed as text, or null at the end of the stream. */
  private String nextLine(InputStream source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = source.read();
    if (next < 0) {
      return null;
    }
    line++;
    for (; next >= 0 && next != '\n'; next = source.read()) {
      if (next == 0) { // no JSON has one, and what is no text may have no line feed for ever
        throw new JournalFormatException(line, bytes.size() + 1, "expected JSON, found a byte 0");
      }
      bytes.write(next);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new JournalFormatException(line, "expected UTF-8");
    }
  }

  private void header(String text) throws JournalFormatException {
    JsonFields header = JsonFields.parse(text, line);
    if (!header.string("format").equals(JournalWriter.FORMAT)) {
      throw header.wrong("format", "\"" + JournalWriter.FORMAT + "\"");
    }
    int version = header.word("version");
    if (version != JournalWriter.VERSION) {
      throw header.wrong("version", JournalWriter.VERSION + ", the only one that is read here, not " + version);
    }
    header.end();
  }

  private void record(JsonFields fields) throws JournalFormatException {
    int index = line - 2; // the header is line 1
    fields.number("n", index, index);
    long nanos = fields.number("ns", 0, Long.MAX_VALUE);
    JournalKind kind = kind(fields);
    int process = fields.number("process", 1, 0xFFFF, 0);
    int subject = fields.number(JournalWriter.subjectField(kind), -LARGEST_SUBJECT - 1, LARGEST_SUBJECT, -1);
    int code = code(fields, CodeMeaning.of(kind));
    int flags = fields.number("flags", 0, 0xFF, 0);
    int why = why(fields);
    tape.begin(kind, code, why, nanos, process, subject).flags(flags);
    byte[] string = new WordReader(fields, tape).read(kind, code);
    boolean stringComesLast = kind == JournalKind.CALL && CallData.stringComesLast(PhoneFunction.values()[code]);
    tape.data(stringComesLast ? NOTHING : string);
    data(fields);
    tape.data(stringComesLast ? string : NOTHING);
    if (fields.has("reads")) {
      fields.string("reads"); // for people only
    }
    fields.end();
    tape.end();
    checkChoice(tape.read().get(index));
  }

  /** So that {@link Journal#choices} can be trusted. */
  private void checkChoice(JournalRecord record) throws JournalFormatException {
    if (record.kind() == JournalKind.CHOICE && (record.word(1) < 0 || record.word(1) >= record.word(0))) {
      throw new JournalFormatException(line, "expected the value of a choice to be from 0 to below its bound");
    }
  }

  private static JournalKind kind(JsonFields fields) throws JournalFormatException {
    String name = fields.string("kind");
    try {
      return JournalKind.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw fields.wrong("kind", "a kind of record, not \"" + name + "\"");
    }
  }

  private static int code(JsonFields fields, CodeMeaning meaning) throws JournalFormatException {
    if (meaning == CodeMeaning.NOTHING) {
      return fields.number(meaning.field(), 0, 0xFF, 0);
    }
    String name = fields.string(meaning.field());
    int code = meaning.names().indexOf(name);
    if (code < 0) {
      throw fields.wrong(meaning.field(), "the name of one, not \"" + name + "\"");
    }
    return code;
  }

  private static int why(JsonFields fields) throws JournalFormatException {
    if (!fields.has("why")) {
      return 0;
    }
    String name = fields.string("why");
    OptionalInt why = Reason.codeOf(name);
    if (why.isEmpty()) {
      throw fields.wrong("why", "a rule or ruling, not \"" + name + "\"");
    }
    return why.getAsInt();
  }

  private void data(JsonFields fields) throws JournalFormatException {
    if (fields.has("text")) {
      tape.text(fields.string("text"));
    } else if (fields.has("hex")) {
      String digits = fields.string("hex");
      try {
        tape.data(HexFormat.of().parseHex(digits));
      } catch (IllegalArgumentException notHex) {
        throw fields.wrong("hex", "pairs of hexadecimal digits");
      }
    }
  }
}
