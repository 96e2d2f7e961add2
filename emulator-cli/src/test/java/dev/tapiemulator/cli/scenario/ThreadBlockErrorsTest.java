package dev.tapiemulator.cli.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake around threads gets one line with its place and what was expected there. */
final class ThreadBlockErrorsTest {

  private static final PhoneCatalogue CATALOGUE =
      PhoneCatalogue.discover(ThreadBlockErrorsTest.class.getClassLoader());
  private static final String BEFORE = "app = phoneInitializeEx x event\nthread reader {\n  idle\n}\n";

  private static Scenario parse(String text) throws ScenarioError {
    return Scenario.parse("s", text, Path.of("").toAbsolutePath(), () -> CATALOGUE);
  }

  private static String error(String text) {
    return assertThrows(ScenarioError.class, () -> parse(text)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      // The head of a block.
      "thread ~ s:5:7: expected a name for the thread, found the end of the line",
      "thread { ~ s:5:8: expected a name for the thread, found \"{\"",
      "thread \"a\" { ~ s:5:8: expected a name for the thread, found a string",
      "thread 1a { ~ s:5:8: expected a name of letters and digits that begins with a letter, found \"1a\"",
      "thread a ~ s:5:9: expected \"{\", found the end of the line",
      "thread a b { ~ s:5:10: expected \"{\", found \"b\"",
      "thread a { idle ~ s:5:12: expected the end of the line, found \"idle\"",
      "thread a {} ~ s:5:11: expected the end of the line, found \"}\"",
      "thread a {{ ~ s:5:11: expected the end of the line, found \"{\"",
      "thread main { ~ s:5:8: expected another name: \"main\" plays the lines outside all blocks",
      "thread reader { ~ s:5:8: expected a new name; the block of thread \"reader\" is at s:2:1",
      "x = thread a { ~ s:5:5: expected a function, found \"thread\"",
      "p: thread ~ s:5:10: expected a name for the thread, found the end of the line",
      "p: q: thread a { ~ s:5:4: expected a function, found \"q\"",
      "threat a { ~ s:5:1: expected a function or command (did you mean thread?), found \"threat\"",
      "at 1s thread a { ~ s:5:7: expected a call or an act that lets no time pass, found \"thread\"",
      "at 1s p: thread a { ~ s:5:7: expected a call or an act that lets no time pass, found \"p\"",
      "{ ~ s:5:1: expected a function or command, found \"{\"",
      // Its end.
      "} ~ s:5:1: expected a function or command, since no block is open, found \"}\"",
      "thread a {\\n  idle\\n} idle ~ s:7:3: expected the end of the line, found \"idle\"",
      "thread a {\\n  idle }\\n} ~ s:6:8: expected the end of the line, found \"}\"",
      "thread a {\\n  idle ~ s:6:7: expected \"}\" for thread \"a\", whose block begins at s:5:1, "
          + "found the end of the input",
      "thread a {\\n ~ s:6:1: expected \"}\" for thread \"a\", whose block begins at s:5:1, found the end of the input",
      // Its lines.
      "thread a {\\n  thread b {\\n}\\n} ~ s:6:3: expected \"}\" before the next block; thread \"a\", which begins at "
          + "s:5:1, has none yet",
      "thread a {\\n  p: thread b {\\n}\\n} ~ s:6:3: expected \"}\" before the next block; thread \"a\", which begins "
          + "at s:5:1, has none yet",
      "thread a {\\n  phone desk-phone\\n} ~ s:6:3: expected \"phone\" before the first call",
      "thread a {\\n  set secondOwner INUSE\\n} ~ s:6:3: expected \"set\" before the first call",
      "thread a {\\n  seed 1\\n} ~ s:6:3: expected \"seed\" before the first call",
      "thread a {\\n  version 2.0\\n} ~ s:6:3: expected \"version\" before the first call",
      "thread a {\\n  strict on\\n} ~ s:6:3: expected \"strict\" before the first call",
      "thread a {\\n  phoneClose k\\n} ~ s:6:14: expected an open phone; nothing is called \"k\" yet",
      "thread a {\\n  xyzzy\\n} ~ s:6:3: expected a function or command, found \"xyzzy\"",
      // Waiting.
      "join ~ s:5:5: expected the name of a thread, found the end of the line",
      "join \"reader\" ~ s:5:6: expected the name of a thread, found a string",
      "join readr ~ s:5:6: expected the name of a thread whose block stands above (did you mean reader?), "
          + "found \"readr\"",
      "join main ~ s:5:6: expected the name of a thread whose block stands above, found \"main\"",
      "join reader 1s ~ s:5:13: expected the end of the line, found \"1s\"",
      "thread a {\\n  join a\\n} ~ s:6:8: expected another thread; \"a\" would wait for itself",
      "at 1s join reader ~ s:5:7: expected a call or an act that lets no time pass, found \"join\"",
      "pump app 10 ~ s:5:10: expected a time such as 20ms or 1s, or INFINITE, found \"10\"",
      "pump app INFINIT ~ s:5:10: expected a time such as 20ms or 1s, or INFINITE, found \"INFINIT\"",
      "pump app 1s 1s ~ s:5:13: expected the end of the line, found \"1s\"",
      "take app \"1s\" ~ s:5:10: expected a time such as 20ms or 1s, or INFINITE, found a string",
      "take app INFINITE now ~ s:5:19: expected the end of the line, found \"now\"",
      "wait app ~ s:5:9: expected a time such as 20ms or 1s, or INFINITE, found the end of the line",
      "wait app 71583min ~ s:5:10: expected a time of less than 49 days, found \"71583min\"",
      "expect take app soon = packet ~ s:5:17: expected a time such as 20ms or 1s, or INFINITE, found \"soon\""})
  void parse_saysWhatWasExpectedAndWhere(String lines, String expected) {
    String text = BEFORE + lines.replace("\\n", "\n");
    assertEquals(expected, error(text));
    assertEquals(expected, error(text.replace("\n", "\r\n")));
  }

  @Test
  void parse_givesOneStepForABlock() throws ScenarioError {
    List<Step> steps = parse("\uFEFF" + (BEFORE + "p: thread other{ # a comment\n\n  at 1s idel\n} # ends\njoin other\n")
        .replace("idel", "device 0 press 1").replace("\n", "\r\n")).steps();
    assertEquals(List.of("app = phoneInitializeEx x event", "thread reader {", "p: thread other{", "join other"),
        steps.stream().map(Step::source).toList());
    assertEquals(List.of("p: thread other{", "  at 1s device 0 press 1", "}"), steps.get(2).lines());
    assertEquals("s:5:1", steps.get(2).position().toString());
  }

  @Test
  void parse_knowsTheNamesOfABlockInTheLinesBelow() throws ScenarioError {
    assertEquals(4, parse(BEFORE + "thread a {\n  h = phoneOpen app 0 owner\n}\nphoneClose h\n").steps().size());
  }

  @Test
  void abandonBlock_leavesNoTrace() throws ScenarioError {
    ScenarioParser parser = new ScenarioParser("s", Path.of(""), () -> CATALOGUE);
    parser.parse(1, "thread a {");
    parser.parse(2, "app = phoneInitializeEx x event");
    assertEquals("a", parser.openThread().orElseThrow());
    parser.abandonBlock();
    assertEquals(0, parser.names().all().size());
    parser.parse(3, "phone store"); // still before the first call
    parser.parse(4, "thread a {");
    assertEquals("thread a {", parser.parse(5, "}").orElseThrow().source());
    parser.end(6, 1);
  }
}
