package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JournalSchemaTest {

  private static final Map<?, ?> SCHEMA = schema();
  private static final SchemaCheck CHECK = new SchemaCheck(SCHEMA);

  @Property(seed = "1")
  void schema_acceptsEveryLineThatIsWritten(@ForAll long seed) throws IOException {
    Journal journal = RandomJournals.ofSeed(seed);

    for (String line : JournalCodecTest.text(JournalCodecTest.written(journal)).split("\n")) {
      assertTrue(CHECK.accepts(JsonTree.of(line)), line);
    }
  }

  @Test
  void schema_refusesWhatTheReaderRefuses() throws IOException {
    String note = "{\"n\":0,\"ns\":0,\"kind\":\"NOTE\"}";

    assertTrue(CHECK.accepts(JsonTree.of(note)));
    assertFalse(CHECK.accepts(JsonTree.of(note.replace("NOTE", "NOTED"))));
    assertFalse(CHECK.accepts(JsonTree.of(note.replace("\"ns\":0,", ""))));
    assertFalse(CHECK.accepts(JsonTree.of(note.replace("}", ",\"phone\":1}"))));
    assertFalse(CHECK.accepts(JsonTree.of(note.replace("}", ",\"hex\":\"0\"}"))));
    assertFalse(CHECK.accepts(JsonTree.of(note.replace("NOTE", "PUMPED"))));
  }

  @Test
  void schema_namesEveryKindWithItsWordsAndEveryCode() {
    Map<?, ?> record = (Map<?, ?>) ((Map<?, ?>) SCHEMA.get("$defs")).get("record");
    List<String> kinds = new ArrayList<>();
    for (Object one : (List<?>) record.get("oneOf")) {
      Map<?, ?> properties = (Map<?, ?>) ((Map<?, ?>) one).get("properties");
      JournalKind kind = JournalKind.valueOf((String) ((Map<?, ?>) properties.get("kind")).get("const"));
      kinds.add(kind.name());
      List<String> words = kind.words().stream().map(word -> word.replace(":2", "")).toList();
      Object declared = properties.get("words");
      assertEquals(words, declared instanceof Map<?, ?> object ? object.get("required") : List.of(), kind.name());
    }
    assertEquals(Arrays.stream(JournalKind.values()).map(Enum::name).toList(), kinds);
    for (CodeMeaning meaning : CodeMeaning.values()) {
      if (meaning != CodeMeaning.NOTHING) {
        Map<?, ?> field = (Map<?, ?>) ((Map<?, ?>) record.get("properties")).get(meaning.field());
        assertEquals(meaning.names(), field.get("enum"));
      }
    }
  }

  @Test
  void document_explainsEveryKindAndEachOfItsWords() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("JOURNAL.md"));
    for (JournalKind kind : JournalKind.values()) {
      String row = lines.stream().filter(line -> line.startsWith("| " + kind + " |")).findFirst().orElse("");
      assertTrue(row.startsWith("| " + kind + " | " + (kind.isInput() ? "yes" : "") + " |"), kind + ": " + row);
      for (String word : kind.words()) {
        assertTrue(row.contains("`" + word.replace(":2", "") + "`"), kind + " " + word);
      }
    }
  }

  @Test
  void document_numbersRequestStatesAndEventsAsTheKernelDoes() throws Exception {
    assertNumbered("RequestState", RecordText.REQUEST_STATES);
    assertNumbered("RequestEvent", RecordText.REQUEST_EVENTS);
  }

  /** The kernel's package is not exported, but its numbers are in the journal. */
  private static void assertNumbered(String kernelEnum, List<String> names) throws Exception {
    String document = Files.readString(Path.of("JOURNAL.md"));
    Object[] constants = Class.forName("dev.tapiemulator.emulator.kernel." + kernelEnum).getEnumConstants();
    assertEquals(
        Arrays.stream(constants).map(constant -> constant.toString().toLowerCase(Locale.ROOT)).toList(), names);
    for (String name : names) {
      assertTrue(document.contains(" " + names.indexOf(name) + " " + name), name);
    }
  }

  private static Map<?, ?> schema() {
    try (InputStream source = JournalWriter.class.getResourceAsStream("journal.schema.json")) {
      return (Map<?, ?>) JsonTree.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
