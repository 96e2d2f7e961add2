package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The result as a file: the same after reading, and one clear line for what is none. */
class ExplorationFileTest {

  private static final String SMALL = ExplorationFile.write(
      new Explorer().name("small").bound(1).shard(new Shard(2, 3)).explore(new ChoiceTree(1, 4)));

  @Test
  void read_ofWhatWasWritten_isTheSame() throws ExplorationFormatException {
    for (int seed = 1; seed <= 4; seed++) {
      Exploration whole = new Explorer().bound(3).explore(new ChoiceTree(seed, 5));
      assertEquals(whole, ExplorationFile.read("whole.json", ExplorationFile.write(whole)));
      Exploration stopped = new Explorer().bound(3).maxRuns(9).explore(new ChoiceTree(seed, 5));
      assertEquals(stopped, ExplorationFile.read("stopped.json", ExplorationFile.write(stopped)));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "exploration 2 | exploration 9 | format: expected \"tapi-emulator exploration 2\"",
      "\"bound\" : 1 | \"bound\" : -1 | bound: expected a whole number that is not negative",
      "\"bound\" : 1 | \"bound\" : 0 | runs: expected at most 1 numbers, one for each bound from 0 to 0",
      "\"bound\" : 1 | \"bound\" : 1.5 | bound: expected a whole number that is not negative",
      "\"bound\" : 1 | \"bounds\" : 1 | expected an object with \"bound\"",
      "\"2/3\" | \"4/3\" | shard: expected a shard I/N with I from 1 to N",
      "\"ORDER\" | \"ORDERS\" | families[0]: expected a family such as ORDER",
      "\"test\" : \"small\" | \"test\" : null | test: expected a text",
      "\"complete\" : true | \"complete\" : false | complete: expected true without \"stopped\", or false with it",
      "\"allErrors\" : false | \"allErrors\" : 0 | allErrors: expected true or false",
      "\"outcomes\" : [ | \"outcomes\" : 7, \"x\" : [ | outcomes: expected an array",
      "\"runs\" : 1, | \"runs\" : 0, | outcomes[0].runs: expected a whole number of 1 or more",
      "\"runs\" : [ 0, | \"runs\" : [ 4, | outcomes: expected outcomes of 6 runs altogether"
  })
  void read_ofAFileThatIsWrong_saysWhere(String right, String wrong, String message) {
    String broken = SMALL.replaceFirst(Pattern.quote(right),
        Matcher.quoteReplacement(wrong));
    assertEquals(message, message(broken).replace("small.json: ", ""));
  }

  @Test
  void read_ofWhatIsNoJson_saysWhere() {
    assertEquals("small.json:1:1: expected the result of an exploration, a JSON object", message("[]"));
    assertEquals("small.json:1:1: expected the result of an exploration, a JSON object", message(""));
    assertEquals("small.json:1:4: expected nothing more", message("{} {}"));
    assertEquals(1, message(SMALL.substring(0, SMALL.length() / 2)).lines().count());
    assertEquals(1, message("\u0000{\"a\nb\": \n\u001b").lines().count());
  }

  private static String message(String text) {
    return assertThrows(ExplorationFormatException.class, () -> ExplorationFile.read("small.json", text)).getMessage();
  }
}
