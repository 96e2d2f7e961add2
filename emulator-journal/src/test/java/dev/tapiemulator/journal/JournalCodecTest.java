package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCodecTest {

  private static final String HEADER = "{\"format\":\"tapi-emulator journal\",\"version\":1}\n";
  private static final String NOTE =
      "{\"n\":0,\"ns\":5,\"kind\":\"NOTE\",\"device\":0,\"text\":\"hi\",\"reads\":\"x\"}\n";

  @TempDir
  Path directory;

  @Property(seed = "1")
  void read_givesBackExactlyWhatWasWritten(@ForAll long journalSeed) throws IOException {
    Journal journal = RandomJournals.ofSeed(journalSeed);
    byte[] written = written(journal);

    Journal read = read(written);

    assertEquals(OptionalInt.empty(), journal.firstDifference(read));
    assertEquals(text(written), text(written(read)));
  }

  @Property(seed = "1")
  void write_makesOneLineForTheHeaderAndForEachRecord(@ForAll long journalSeed) throws IOException {
    Journal journal = RandomJournals.ofSeed(journalSeed);
    assertEquals(journal.size() + 1, text(written(journal)).lines().count());
  }

  @Test
  void read_quotesAFieldWithLineEndsInOneLine() {
    String header = "{\"format\":\"tapi-emulator journal\",\"version\":1}\n";
    assertWrong(
        header + "{\"n\":0,\"ns\":0,\"kind\":\"RECONFIGURE\",\"a\\r\\nb\":1}\n",
        "line 2: expected no field \"a\\u000D\\u000Ab\" in the record");
  }

  @Property(seed = "1")
  void read_answersMutatedFilesWithItsOwnErrorOnly(@ForAll long journalSeed, @ForAll long seed) throws IOException {
    Journal journal = RandomJournals.ofSeed(journalSeed);
    byte[] mutated = mutated(written(journal), new Random(seed));

    assertReadsOrNamesItsLine(mutated);
  }

  @Property(seed = "1")
  void read_answersAnyBytesWithItsOwnErrorOnly(@ForAll byte[] bytes, @ForAll boolean afterHeader) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(afterHeader ? HEADER.getBytes(StandardCharsets.UTF_8) : new byte[0]);
    file.writeBytes(bytes);

    assertReadsOrNamesItsLine(file.toByteArray());
  }

  @Test
  void read_saysWhichLineIsWrongAndWhatWasExpected() {
    assertWrong("", "line 1: expected the header of a journal");
    assertWrong("hello\n", "line 1: expected JSON: Unrecognized token 'hello': was expecting "
        + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')");
    assertWrong("[]\n", "line 1: expected a JSON object");
    assertWrong("\0\0", "line 1: expected JSON, found a byte 0");
    assertWrong("{\"format\":\"log\",\"version\":1}\n", "line 1: expected \"format\" to be \"tapi-emulator journal\"");
    assertWrong(HEADER.replace("1}", "2}"), "line 1: expected \"version\" to be 1, the only one that is read here, not 2");
    assertWrong(HEADER + "\n", "line 2: expected a JSON object");
    assertWrong(HEADER + NOTE + NOTE, "line 3: expected \"n\" to be 1");
    assertWrong(HEADER + NOTE.replace("NOTE", "NOTED"),
        "line 2: expected \"kind\" to be a kind of record, not \"NOTED\"");
    assertWrong(HEADER + NOTE.replace("\"ns\"", "\"ms\""),
        "line 2: expected a field \"ns\" in the record: a number from 0 to 9223372036854775807");
    assertWrong(HEADER + NOTE.replace("\"text\":\"hi\"", "\"hex\":\"0g\""),
        "line 2: expected \"hex\" to be pairs of hexadecimal digits");
    assertWrong(HEADER + NOTE.replace("\"device\"", "\"phone\""), "line 2: expected no field \"phone\" in the record");
    assertWrong(HEADER + "{\"n\":0,\"ns\":0,\"kind\":\"CALL\","
        + "\"function\":\"phoneClose\",\"args\":{\"hPhone\":4294967296}}\n",
        "line 2: expected \"hPhone\" to be a number from -2147483648 to 2147483647");
    assertWrong(HEADER + "{\"n\":0,\"ns\":0,\"kind\":\"CHOICE\","
        + "\"decision\":\"LATENCY\",\"words\":{\"bound\":4,\"value\":4,\"about\":0}}\n",
        "line 2: expected the value of a choice to be from 0 to below its bound");
  }

  @Test
  void read_allowsCarriageReturnsAndNoLineEndBehindTheLastRecord() throws IOException {
    String windows = (HEADER + NOTE).replace("\n", "\r\n").stripTrailing();

    JournalRecord note = read(windows.getBytes(StandardCharsets.UTF_8)).get(0);

    assertEquals("hi", note.text());
    assertEquals(5, note.timeNanos());
    assertEquals(0, note.subject());
  }

  @Test
  void write_keepsAFileThatCanBeRead() throws IOException {
    Path file = directory.resolve("run.jsonl");

    JournalFile.write(FirstCalls.closeSuppressesReply(), file);

    assertEquals(OptionalInt.empty(), FirstCalls.closeSuppressesReply().firstDifference(JournalFile.read(file)));
  }

  @Test
  void write_isAsTheGoldenFileShows() throws IOException {
    Golden.check("first-call.jsonl", text(written(FirstCalls.firstCall())));
    Golden.check("pump-thread.jsonl", text(written(ThreadedRuns.pumpThread())));
    Golden.check("close-suppresses-reply.jsonl", text(written(FirstCalls.closeSuppressesReply())));
  }

  @Test
  void reasons_haveNamesThatTellThemApart() {
    Set<String> names = new HashSet<>();
    for (int why = 1; why <= 0xFF; why++) {
      assertTrue(names.add(Reason.nameOf(why)), Reason.nameOf(why));
      assertEquals(why, Reason.codeOf(Reason.nameOf(why)).orElseThrow());
    }
  }

  private static void assertReadsOrNamesItsLine(byte[] file) throws IOException {
    try {
      List<String> texts = new ArrayList<>();
      for (JournalRecord record : read(file)) {
        texts.add(RecordText.of(record));
      }
    } catch (JournalFormatException wrong) {
      assertTrue(wrong.getMessage().startsWith("line " + wrong.line() + ": expected "), wrong.getMessage());
      assertEquals(1, wrong.getMessage().lines().count(), wrong.getMessage());
    }
  }

  private static void assertWrong(String file, String message) {
    JournalFormatException wrong =
        assertThrows(JournalFormatException.class, () -> read(file.getBytes(StandardCharsets.UTF_8)));
    assertEquals(message, wrong.getMessage());
  }

  private static byte[] mutated(byte[] file, Random random) {
    byte[] mutated = file.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutated.length);
      mutated[at] = random.nextBoolean() ? (byte) random.nextInt() : mutated[random.nextInt(mutated.length)];
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length)) : mutated;
  }

  static byte[] written(Journal journal) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JournalWriter.write(journal, bytes);
    return bytes.toByteArray();
  }

  static Journal read(byte[] file) throws IOException {
    return JournalReader.read(new ByteArrayInputStream(file));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
