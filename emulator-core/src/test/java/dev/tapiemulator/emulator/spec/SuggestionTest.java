package dev.tapiemulator.emulator.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who mistypes a name is told the one that may be meant, and no other. */
class SuggestionTest {

  private static final List<String> FUNCTIONS =
      Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList();

  @ParameterizedTest
  @CsvSource({
      "phoneOpne, phoneOpen", "phonesetdta, phoneSetData", "lineOpen, phoneOpen", "phoneSetLamps, phoneSetLamp",
      "setLamp, phoneSetLamp", "hook, ''", "tch, ''", "''  , ''", "lineGetDevCapsAndMore, ''"})
  void suggestion_isTheNearestNameIfAny(String typed, String meant) {
    assertEquals(meant.isEmpty() ? "" : " (did you mean " + meant + "?)", Suggestion.of(typed, FUNCTIONS));
  }

  @ParameterizedTest
  @CsvSource({"abcdX, abcde", "abcd, abcde", "bcdef, abcdef"})
  void suggestion_prefersFewerLettersBetween(String typed, String meant) {
    assertEquals(
        " (did you mean " + meant + "?)", Suggestion.of(typed, List.of("xyzbcdef", "abcdef", "abcde")));
  }
}
