package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code explore} as it is typed: what it prints, its exit codes, its shards, and what it refuses. */
final class ExploreCommandTest {

  private static final String IMPATIENT = "../scenarios/explore-impatient.tapi";

  @TempDir
  private Path folder;

  private String scenario(String... lines) throws IOException {
    Path file = folder.resolve("scene.tapi");
    Files.writeString(file, String.join("\n", lines));
    return file.toString();
  }

  @Test
  void explore_printsBehavioursFailuresAndHowToRepeatThem() throws IOException {
    ProgramRun run = ProgramRun.of("explore", "--families", "timing", IMPATIENT);
    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    String shown = Files.readString(Path.of("../README.md")).replaceAll("\\s+", " ");
    String output = run.out().replace("../scenarios", "scenarios").replaceAll("\\s+", " "); // lines end elsewhere
    assertTrue(shown.contains(output), () -> "the README should show\n" + output);
  }

  @Test
  void failure_isRepeatedByTheCommandThatIsPrinted() {
    ProgramRun found = ProgramRun.of("explore", IMPATIENT);
    List<String> commands = found.out().lines().map(String::strip)
        .filter(line -> line.startsWith("tapi-emulator run ")).toList();
    assertEquals(2, commands.size());
    for (String command : commands) {
      String[] words = command.replace("tapi-emulator ", "").split(" ");
      assertEquals(1, ProgramRun.of(words).exitCode(), command);
    }
  }

  @Test
  void explore_ofWhatCannotFail_exitsWithZero() throws IOException {
    String file = scenario("app = phoneInitializeEx x event", "h = phoneOpen app 0 owner", "r = phoneSetData h 0 \"a\"",
        "phoneClose h");
    ProgramRun run = ProgramRun.of("explore", file);
    assertEquals(0, run.exitCode(), run.out());
    assertTrue(run.out().endsWith(" 0 failures;\n  complete up to bound 2\n"), run.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void merge_ofAllShards_printsWhatTheWholePrints(int count) throws IOException {
    List<String> merge = new ArrayList<>(List.of("explore", "--merge", "--json"));
    for (int shard = 1; shard <= count; shard++) {
      ProgramRun run = ProgramRun.of("explore", "--json", "--shard", shard + "/" + count, IMPATIENT);
      Path file = folder.resolve(shard + ".json");
      Files.writeString(file, run.out());
      merge.add(file.toString());
    }
    ProgramRun whole = ProgramRun.of("explore", "--json", IMPATIENT);
    ProgramRun merged = ProgramRun.of(merge.toArray(String[]::new));
    assertEquals(whole.out(), merged.out());
    assertEquals(whole.exitCode(), merged.exitCode());
  }

  @Test
  void merge_ofWhatDoesNotFit_isOneLineAndTwo() throws IOException {
    Path one = folder.resolve("one.json");
    Files.writeString(one, ProgramRun.of("explore", "--json", "--shard", "1/2", IMPATIENT).out());
    Path other = folder.resolve("other.json");
    Files.writeString(other, ProgramRun.of("explore", "--json", "--shard", "2/2", "--bound", "1", IMPATIENT).out());
    refused("tapi-emulator: shards of different explorations: the bound is 2 in shard 1/2 and 1 in shard 2/2",
        "explore", "--merge", one.toString(), other.toString());
    refused("tapi-emulator: shard 2/2 is missing", "explore", "--merge", one.toString());
    refused("tapi-emulator: shard 1/2 is there 2 times", "explore", "--merge", one.toString(), one.toString());
    refused(IMPATIENT + ":1:1: Unexpected character", "explore", "--merge", IMPATIENT);
    refused("none.json:1:1: expected the result of an exploration, found no file", "explore", "--merge", "none.json");
    refused("tapi-emulator: --merge joins what has been explored; leave --bound out",
        "explore", "--merge", "--bound", "1", one.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--bound -1 | expected a bound of 0 or more, found -1",
      "--bound x | Invalid value for option '--bound': 'x' is not an int; try --help",
      "--shard 0/7 | expected a shard I/N with I from 1 to N, such as 2/7, found \"0/7\"",
      "--shard 8/7 | expected a shard I/N with I from 1 to N, such as 2/7, found \"8/7\"",
      "--max-runs 0 | expected at least 1 run, found 0",
      "--time soon | --time: expected a time such as 30s, 10min or 2h, found \"soon\"",
      "--families weather | --families: expected order, timing, errors, forced-close, removal, suspension, "
          + "threads or rulings, found \"weather\"",
      "--phone toaster | no phone is called \"toaster\"; \"devices\" lists those there are",
      "scene.tapi | explore takes one scenario, not 2"})
  void explore_ofWhatCannotBe_isOneLineAndTwo(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("explore"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.add(IMPATIENT);
    refused("tapi-emulator: " + message, arguments.toArray(String[]::new));
  }

  @Test
  void explore_ofAScenarioThatIsWrong_isOneLineAndTwo() throws IOException {
    refused("none.tapi:1:1: expected a scenario, found no file", "explore", "none.tapi");
    refused(":2:8: ", "explore", scenario("app = phoneInitializeEx x event", "device 7 press 1"));
    refused("sets a seed, but exploring makes the choices itself; leave it out",
        "explore", scenario("seed 5", "app = phoneInitializeEx x event"));
  }

  @Test
  void explore_thatRunsOutOfItsBudget_saysHowFarItCame() {
    ProgramRun runs = ProgramRun.of("explore", "--max-runs", "30", IMPATIENT);
    assertTrue(runs.out().replaceAll("\\s+", " ").contains(
        "NOT complete: stopped after 30 runs, complete up to bound 1"), runs.out());
    ProgramRun time = ProgramRun.of("explore", "--time", "0s", IMPATIENT);
    assertTrue(time.out().replaceAll("\\s+", " ").contains("0 runs, 0 behaviours, 0 failures; NOT complete: stopped"
        + " because the time was over, not even with bound 0"), time.out());
  }

  @Test
  void rulings_andAllErrors_addBehaviours() {
    String usual = lastLine(ProgramRun.of("explore", "--bound", "1", IMPATIENT));
    assertFalse(usual.equals(lastLine(ProgramRun.of("explore", "--bound", "1", "--rulings", IMPATIENT))));
    assertFalse(usual.equals(lastLine(ProgramRun.of("explore", "--bound", "1", "--all-errors", IMPATIENT))));
  }

  private static String lastLine(ProgramRun run) {
    List<String> lines = run.out().lines().toList();
    return lines.get(lines.size() - 2) + lines.get(lines.size() - 1);
  }

  private static void refused(String message, String... arguments) {
    ProgramRun run = ProgramRun.of(arguments);
    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertEquals("", run.out());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }
}
