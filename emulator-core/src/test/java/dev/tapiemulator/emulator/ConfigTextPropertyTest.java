package dev.tapiemulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever stands in a text, reading it as a configuration gives one or the stated error. */
class ConfigTextPropertyTest {

  private static final List<String> KEYS = List.of(
      "provider", "startError", "phone", "ruling.secondOwner", "ruling.", "ruling.nothing", "families", "fault", "strict",
      "allErrors", "codePage", "bound.requests", "bound.openPhones", "bound.journalRecords", "bound.initialJournalBytes",
      "bound.nothing", "journal", "seed", "", "=", "unknown");

  private static final List<String> VALUES = List.of(
      "", "provider 1", "desk-phone", "INUSE", "ALLOCATED", "0", "1", "-1", "65536", "2147483647", "2147483648",
      "9223372036854775808", "0x90000018", "0x190000018", "0x9000001C", "true", "false", "TRUE", "windows-1250", "UTF-8",
      "ISO-2022-CN", "x-no-such-charset", "not a charset", "ORDER,TIMING", "ORDER,,", ",", "ERRORS", "a\\nb\\", "\\", "\r",
      "REFUSE,phoneOpen,*,1,0x90000018,0", "REFUSE,phoneOpen,*,0,0x90000018,0", "REFUSE,phoneNothing,*,1,0x90000018,0",
      "LATENCY,phoneSetData,0,1,0,-1", "\u0000", "😀");

  @Property(seed = "1")
  void read_ofAnyTextGivesAConfigurationOrTheStatedError(@ForAll String text) {
    readOrRefuse(text);
  }

  @Property(seed = "1")
  void read_ofAnyLinesGivesAConfigurationOrTheStatedError(@ForAll("lines") List<String> lines) {
    readOrRefuse(String.join("\n", lines));
  }

  private static void readOrRefuse(String text) {
    EmulatorConfig config;
    try {
      config = ConfigText.read(text).build();
    } catch (IllegalArgumentException expected) {
      assertTrue(expected.getMessage().startsWith("configuration"), expected::getMessage);
      return;
    }
    String written = ConfigText.write(config);
    assertEquals(written, ConfigText.write(ConfigText.read(written).build()), "what was read can be written and read again");
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> line = Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of(VALUES))
        .as((key, value) -> key + "=" + value);
    return Arbitraries.frequencyOf(Tuple.of(9, line), Tuple.of(1, Arbitraries.of(VALUES)))
        .list().ofMaxSize(8);
  }
}
