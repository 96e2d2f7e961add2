package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.testkit.explore.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario sees the same of recorded phones as it saw of the phones themselves. */
final class RecordedScenariosTest {

  private static final Path FOLDER = Path.of(System.getProperty("scenarios", "../scenarios"));

  @TempDir
  private Path folder;

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".tapi")).sorted().toList();
    }
  }

  private Path journal(String name, Path scenario, String... options) {
    Path journal = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("run", "-q", "--journal", journal.toString()));
    arguments.addAll(List.of(options));
    arguments.add(scenario.toString());
    ProgramRun run = ProgramRun.of(arguments.toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.out() + run.err());
    return journal;
  }

  private static String seen(Path journal) throws IOException {
    Journal read = JournalFile.read(journal);
    String seen = Observation.of(read);
    assertTrue(!seen.isEmpty());
    return seen;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void phoneFrom_isTheSameToEveryScenario(Path scenario) throws IOException {
    Path first = journal("first.jsonl", scenario);
    Path again = journal("again.jsonl", scenario, "--phone-from", first.toString());
    assertEquals(seen(first), seen(again));
  }

  /** With what people do to the phones, with phones that arrive, go away and come back. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void phoneFrom_withTheJournalOfSuchARun_runsItAgain(Path scenario) {
    Path first = journal("first.jsonl", scenario);
    Path again = journal("again.jsonl", scenario, "--phone-from", first.toString());
    ProgramRun run = ProgramRun.of("run", "-q", "--from-journal", "--phone-from", first.toString(), again.toString());
    assertEquals("", run.err());
    assertTrue(run.out().startsWith(again + ": run again: identical: "), run.out());
    assertEquals(0, run.exitCode());
  }

  /** The recorded times and orders are kept without the seed that led to them. */
  @ParameterizedTest
  @ValueSource(strings = {
      "first-call", "data-areas", "firmware-download", "monitors-informed", "suspend", "removal", "button-down-and-up",
      "close-suppresses-replies", "status-masks", "completion-port"})
  void phoneFrom_takesTheTimeThatTheRecordedRunTook(String name) throws IOException {
    Path scenario = FOLDER.resolve(name + ".tapi");
    for (int seed = 1; seed <= 10; seed++) {
      Path first = folder.resolve("first.jsonl");
      ProgramRun.of("run", "-q", "--seed", "" + seed, "--journal", first.toString(), scenario.toString());
      Path again = folder.resolve("again.jsonl");
      ProgramRun.of(
          "run", "-q", "--phone-from", first.toString(), "--journal", again.toString(), scenario.toString());
      assertEquals(seen(first), seen(again), name + " with seed " + seed);
    }
  }

  /** What is played with a recorded phone can be recorded as well. */
  @ParameterizedTest
  @ValueSource(strings = {"firmware-download", "status-masks", "suspend"})
  void phoneFrom_canBeRecordedAgain(String name) throws IOException {
    Path scenario = FOLDER.resolve(name + ".tapi");
    Path first = journal("first.jsonl", scenario);
    Path second = journal("second.jsonl", scenario, "--phone-from", first.toString());
    Path third = journal("third.jsonl", scenario, "--phone-from", second.toString());
    assertEquals(seen(first), seen(third));
  }
}
