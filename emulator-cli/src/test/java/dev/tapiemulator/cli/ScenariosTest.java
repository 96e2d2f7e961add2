package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scenario of the project holds, and says so in 80 columns without colours. */
final class ScenariosTest {

  private static final Path FOLDER = Path.of(System.getProperty("scenarios", "../scenarios"));

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".tapi")).sorted().toList();
    }
  }

  @Test
  void scenarios_areThereForEveryGroupOfRules() throws IOException {
    List<String> names = scenarios().stream().map(file -> file.getFileName().toString().replace(".tapi", "")).toList();
    assertTrue(names.containsAll(List.of(
        "first-call", "close-suppresses-replies", "close-suppresses-queued-reply", "close-one-of-two-handles",
        "forced-close", "second-owner", "monitors-informed", "button-down-and-up", "status-masks",
        "firmware-download", "removal", "arrival", "suspend", "version-1.3-client", "event-handle-timeouts",
        "structure-sizes", "shutdown-with-everything-open", "completion-port",
        "version-negotiation", "pump-thread", "port-workers", "shutdown-under-a-waiter", "two-threads-close",
        "reply-before-return")),
        names.toString());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void run_passes(Path scenario) {
    ProgramRun run = ProgramRun.of("run", scenario.toString());
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("passed"), run.out());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void run_holdsTheSameStoryEveryTime(Path scenario) {
    assertEquals(ProgramRun.of("run", scenario.toString()), ProgramRun.of("run", scenario.toString()));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void run_canBeRunAgainFromItsJournal(Path scenario, @TempDir Path folder) {
    String journal = folder.resolve("run.jsonl").toString();
    assertEquals(0, ProgramRun.of("run", "-q", "--journal", journal, scenario.toString()).exitCode());
    ProgramRun again = ProgramRun.of("run", "-q", "--from-journal", journal);
    assertEquals(0, again.exitCode(), again.out() + again.err());
    assertTrue(again.out().contains("run again: identical"), again.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pump-thread", "port-workers", "shutdown-under-a-waiter", "two-threads-close"})
  void run_passesWhateverThreadHasItsTurnFirst(String scenario) {
    for (int seed = 1; seed <= 30; seed++) {
      ProgramRun run = ProgramRun.of("run", "--seed", "" + seed, FOLDER.resolve(scenario + ".tapi").toString());
      assertEquals(0, run.exitCode(), run.out() + run.err());
    }
  }

  @Test
  void run_showsAReplyBeforeItsRequestReturns() {
    String story = ProgramRun.of("run", FOLDER.resolve("reply-before-return.tapi").toString()).out();
    int told = story.indexOf("[reader] app gets PHONE_REPLY request 1 = OK");
    assertTrue(told >= 0 && told < story.indexOf("[main] phoneSetData -> request 1"), story);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void run_printsEightyColumnsAndNoEscapeSequences(Path scenario) {
    String out = ProgramRun.of("run", scenario.toString()).out().replace(FOLDER.toString(), "scenarios");
    assertTrue(out.chars().noneMatch(c -> c == 0x1B));
    assertTrue(out.lines().allMatch(line -> line.length() <= 80), out);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void run_isCommentedInTheFile(Path scenario) throws IOException {
    List<String> lines = Files.readAllLines(scenario);
    assertTrue(lines.get(0).startsWith("# "), scenario + " begins with a sentence for the reader");
    assertTrue(lines.stream().allMatch(line -> line.length() <= 112), scenario + " has overlong lines");
  }
}
