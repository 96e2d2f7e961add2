package dev.tapiemulator.emulator.spec;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.CaseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulingTest {

  @Test
  void values_areTheSwitchesOfTheDesign() throws IOException {
    List<String> constants = Arrays.stream(Ruling.values())
        .map(ruling -> ruling.switchName() + " | " + ruling.openPoint() + " | " + String.join(", ", ruling.options()))
        .collect(toList());

    assertEquals(switchTable(), constants);
  }

  @ParameterizedTest
  @EnumSource
  void switchName_spellsTheConstantAsOneWord(Ruling ruling) {
    assertEquals(CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, ruling.name()), ruling.switchName());
  }

  @ParameterizedTest
  @EnumSource
  void question_isOneQuestion(Ruling ruling) {
    assertEquals(ruling.question().length() - 1, ruling.question().indexOf('?'), ruling.question());
  }

  @ParameterizedTest
  @EnumSource
  void withSwitchName_findsEachRuling(Ruling ruling) {
    assertEquals(Optional.of(ruling), Ruling.withSwitchName(ruling.switchName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secondowner", "SECOND_OWNER", "thirdOwner"})
  void withSwitchName_findsNothingUnderAnotherName(String name) {
    assertEquals(Optional.empty(), Ruling.withSwitchName(name));
  }

  @ParameterizedTest
  @EnumSource
  void indexOf_findsEachOptionAtItsPlace(Ruling ruling) {
    for (int index = 0; index < ruling.options().size(); index++) {
      assertEquals(index, ruling.indexOf(ruling.options().get(index)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSE_MESSAGE_AFTER_OWN_CLOSE, not-sent, 1",
    "CLOSE_MESSAGE_AFTER_OWN_CLOSE, NOT_SENT, 1",
    "CLOSE_MESSAGE_AFTER_OWN_CLOSE, notSent, 1",
    "SECOND_OWNER, inuse, 0",
    "VERSION_OF_OPEN_DEVICE, each-applications, 0",
    "DATA_AREA_CHANGE, phonestate-devspecific, 1",
    "DEV_SPECIFIC_WRITE_BACK, 'phone devspecific message', 1",
  })
  void indexOf_ignoresCaseAndSeparators(Ruling ruling, String spelling, int index) {
    assertEquals(index, ruling.indexOf(spelling));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sen", "sent!", "maybe", "no"})
  void indexOf_isNegativeForWhatIsNoOption(String spelling) {
    assertEquals(-1, Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE.indexOf(spelling));
  }

  @Test
  void rulings_decideEveryOpenPoint() {
    Map<String, List<String>> entries = SpecNotes.entriesByOpenPoint();

    assertEquals(openPoints().collect(toSet()), entries.keySet());
    entries.forEach((openPoint, entry) -> {
      assertTrue(entry.stream().anyMatch(line -> line.startsWith("- Sides: ")), openPoint + " without its sides");
      assertTrue(entry.stream().anyMatch(line -> line.startsWith("- Ruling")), openPoint + " without a ruling");
      assertTrue(entry.stream().anyMatch(line -> line.startsWith("- Why: ")), openPoint + " without a reason");
    });
  }

  @Test
  void rulings_nameEachSwitchWithItsValuesAtItsOpenPoint() {
    SpecNotes.entriesByOpenPoint().forEach((openPoint, entry) -> {
      Set<String> written = entry.stream()
          .filter(line -> line.startsWith("- Switch "))
          .map(line -> line.substring(0, line.indexOf('.')))
          .collect(toSet());

      assertEquals(switchesOf(openPoint), written, openPoint);
    });
  }

  @Test
  void fidelity_judgesEveryOpenPointWithItsSwitches() {
    List<List<String>> rows = SpecNotes.rows("fidelity.md", "O-");

    assertEquals(openPoints().collect(toList()), rows.stream().map(row -> row.get(0)).collect(toList()));
    for (List<String> row : rows) {
      String switches = ofOpenPoint(row.get(0)).map(ruling -> quoted(ruling.switchName())).collect(joining(", "));
      assertEquals(switches, row.get(3), row.get(0));
    }
  }

  private static Set<String> switchesOf(String openPoint) {
    return ofOpenPoint(openPoint).map(RulingTest::switchLine).collect(toSet());
  }

  private static String switchLine(Ruling ruling) {
    List<String> options = ruling.options();
    String others = options.stream().skip(1).map(RulingTest::quoted).collect(joining(", "));
    return "- Switch " + quoted(ruling.switchName()) + ": " + quoted(options.get(0)) + " (default), " + others;
  }

  private static String quoted(String word) {
    return "`" + word + "`";
  }

  private static Stream<Ruling> ofOpenPoint(String openPoint) {
    return Arrays.stream(Ruling.values()).filter(ruling -> ruling.openPoint().equals(openPoint));
  }

  private static Stream<String> openPoints() {
    return IntStream.rangeClosed(1, 45).mapToObj(n -> String.format("O-%02d", n));
  }

  private static List<String> switchTable() throws IOException {
    try (InputStream table = RulingTest.class.getResourceAsStream("switches.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).collect(toList());
    }
  }
}
