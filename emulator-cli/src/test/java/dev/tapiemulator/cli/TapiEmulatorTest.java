package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: exit codes, one line for every mistake, nothing on standard error otherwise. */
final class TapiEmulatorTest {

  @TempDir
  Path folder;

  private String scenario(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file.toString();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
      "; expected a command: run, explore, shell, devices, spec, matrix or check",
      "fly; expected a command: run, explore, shell, devices, spec, matrix or check, found \"fly\"",
      "spec phoneOpen fly; expected no more arguments, found \"fly\"",
      "run; FILE",
      "run --fly x; --fly",
      "run --seed many x; expected a whole number of 64 bits, found \"many\"",
      "run --choices LATENCY x; LATENCY",
      "run --seed 1 --choices LATENCY/4=1 x; exclude each other",
      "run --phone rotary x; rotary",
      "run --journal a.jsonl x y; one scenario",
      "run --journal x ./x; --journal would overwrite \"./x\"",
      "run --diagram . x; --diagram: expected a file, found the folder",
      "run --journal none/y x; --journal: there is no folder",
      "run --journal y --diagram ./y x; expected two files",
      "run --from-journal --seed 1 x; leave --seed out",
      "devices rotary; rotary",
      "spec phoneclose; did you mean phoneClose?",
      "spec --json phoneOpen; phoneOpen",
      "matrix phoneSetDate; (did you mean phoneSetData?)",
      "matrix phoneOpen lineOpen; no function is called \"lineOpen\"",
      "matrix --fly; --fly",
      "shell --phone rotary; rotary"})
  void run_answersAWrongCommandLineWithOneLineAndTwo(String line, String part) {
    ProgramRun run = ProgramRun.of(line == null ? new String[0] : line.split(" "));
    assertAll(
        () -> assertEquals(2, run.exitCode()),
        () -> assertEquals(1, run.errorLines().size(), run.err()),
        () -> assertTrue(run.err().startsWith("tapi-emulator: ") && run.err().contains(part), run.err()),
        () -> assertEquals("", run.out()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "run --help", "shell --help", "devices --help", "spec --help",
      "devices", "devices store lamp-panel", "spec",
      "spec phoneOpen", "spec PHONE_STATE", "spec O-04", "spec PHONESTATE_", "spec C-55",
      "spec secondOwner", "spec PHONECAPS", "spec PHONEERR_NOMEM"})
  void run_answersARightOneOnStandardOutputInEightyColumns(String line) {
    ProgramRun run = ProgramRun.of(line.split(" "));
    assertAll(
        () -> assertEquals(0, run.exitCode()),
        () -> assertEquals("", run.err()),
        () -> assertFalse(run.out().isBlank()),
        () -> assertTrue(run.out().lines().allMatch(text -> text.length() <= 80), run.out()),
        () -> assertTrue(run.out().chars().noneMatch(c -> c == 0x1B)));
  }

  @Test
  void run_exitsWithOneWhenAnExpectationFails() throws IOException {
    ProgramRun run = ProgramRun.of("run", scenario("fails.tapi", "expect phoneShutdown 1 = OK"));
    assertEquals(1, run.exitCode());
    String out = run.out().replaceAll("\\s+", " ");
    assertTrue(out.contains(
        "fails.tapi:1:8: phoneShutdown was expected to return OK, but returned PHONEERR_UNINITIALIZED"), out);
  }

  @Test
  void run_exitsWithTheWorstOfSeveralFiles() throws IOException {
    String good = scenario("good.tapi", "app = phoneInitializeEx x event");
    String bad = scenario("bad.tapi", "app =");
    assertEquals(0, ProgramRun.of("run", good, good).exitCode());
    assertEquals(2, ProgramRun.of("run", bad, good).exitCode());
  }

  @Test
  void run_doesNothingWhenALaterLineIsWrong() throws IOException {
    ProgramRun run = ProgramRun.of("run", scenario("late.tapi", "app = phoneInitializeEx x event", "phoneClose"));
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().endsWith("late.tapi:2:11: expected an open phone, found the end of the line\n"), run.err());
  }

  @Test
  void run_namesThePlaceOfWhatIsMissingAtRunTime() throws IOException {
    ProgramRun run = ProgramRun.of("run", "-q", scenario("device.tapi", "device 3 press 1"));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().endsWith("device.tapi:1:8: expected a phone that there is (0 desk-phone), found 3\n"), run.err());
  }

  @Test
  void run_acceptsCrLfAndAByteOrderMark() throws IOException {
    Path file = folder.resolve("windows.tapi");
    Files.writeString(file, "\uFEFF# from Windows\r\napp = phoneInitializeEx x event\r\n");
    assertEquals(0, ProgramRun.of("run", file.toString()).exitCode());
  }

  @Test
  void run_overwritesNeitherItsScenarioNorOneOfItsOutputs() throws IOException {
    String file = scenario("kept.tapi", "app = phoneInitializeEx x event");
    String before = Files.readString(Path.of(file));
    assertEquals(2, ProgramRun.of("run", "--diagram", file, file).exitCode());
    assertEquals(before, Files.readString(Path.of(file)));
  }

  @Test
  void run_refusesWhatIsNoText() throws IOException {
    Path file = folder.resolve("latin1.tapi");
    Files.write(file, "\n# \u00E9".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(ProgramRun.of("run", file.toString()).err().endsWith("latin1.tapi:2:3: expected text in UTF-8\n"));
    assertTrue(ProgramRun.of("run", folder.toString()).err().endsWith(":1:1: expected a scenario, found a folder\n"));
    assertTrue(ProgramRun.of("run", "none.tapi").err().equals("none.tapi:1:1: expected a scenario, found no file\n"));
  }

  @Test
  void run_usesThePhoneOfTheCommandLineWhereTheScenarioNamesNone() throws IOException {
    String file = scenario("areas.tapi",
        "app = phoneInitializeEx x event", "expect phoneGetDevCaps app 0 dwNumSetData = 16");
    assertEquals(0, ProgramRun.of("run", "--phone", "store", file).exitCode());
    assertEquals(1, ProgramRun.of("run", file).exitCode());
  }

  @Test
  void run_failsOnMessagesThatNobodyExpectedOnlyWhenStrict() throws IOException {
    String file = scenario("left.tapi",
        "app = phoneInitializeEx x event", "h = phoneOpen app 0 owner", "phoneClose h");
    ProgramRun run = ProgramRun.of("run", file);
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("nobody expected PHONE_CLOSE h for app"), run.out());
    assertEquals(1, ProgramRun.of("run", "--strict", file).exitCode());
  }

  @Test
  void run_writesAJournalAndADiagram() throws IOException {
    String file = scenario("two.tapi", "app = phoneInitializeEx x event", "phoneShutdown app", "phoneShutdown app");
    Path journal = folder.resolve("out.jsonl");
    Path diagram = folder.resolve("out.md");
    ProgramRun run = ProgramRun.of("run", "-q", "--journal", journal.toString(), "--diagram", diagram.toString(), file);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(Files.readString(diagram).contains("sequenceDiagram"));
    assertTrue(Files.readString(diagram).contains("PHONEERR_UNINITIALIZED"));
    ProgramRun again = ProgramRun.of("run", "--from-journal", journal.toString());
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().contains("phoneShutdown"), again.out());
  }

  @Test
  void run_namesTheLineOfAJournalThatIsWrong() throws IOException {
    ProgramRun run = ProgramRun.of("run", "--from-journal", scenario("bad.jsonl", "{}"));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("bad.jsonl:1:1: expected a field \"format\""), run.err());
    assertEquals(1, run.errorLines().size());
    run = ProgramRun.of("run", "--from-journal", scenario("broken.jsonl", "{\"format\": tapi}"));
    assertTrue(run.err().contains("broken.jsonl:1:16: expected JSON"), run.err());
    run = ProgramRun.of("run", "--from-journal", "nowhere.jsonl");
    assertEquals("nowhere.jsonl:1:1: expected a journal, found no file\n", run.err());
  }

  @Test
  void run_saysOnStandardErrorWhyAJournalCannotBeRunAgain() throws IOException {
    String header = "{\"format\":\"tapi-emulator journal\",\"version\":1}";
    ProgramRun run = ProgramRun.of("run", "-q", "--from-journal", scenario("headless.jsonl", header));
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("headless.jsonl: cannot be run again: "), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
  }

  @Test
  void run_repeatsASeededRunFromItsChoices() throws IOException {
    String file = scenario("timing.tapi",
        "app = phoneInitializeEx x event", "h = phoneOpen app 0 owner", "r = phoneSetData h 0 \"a\"", "idle",
        "expect time = 1min");
    ProgramRun seeded = ProgramRun.of("run", "--seed", "5", file);
    assertEquals(1, seeded.exitCode());
    String list = seeded.out().lines().filter(line -> line.startsWith("again: --choices ")).findFirst().orElseThrow()
        .substring("again: --choices ".length());
    assertEquals(seeded.out(), ProgramRun.of("run", "--choices", list, file).out());
  }

  @Test
  void run_asksForWhatItsChoicesHold_andForNothingElse() throws IOException {
    String file = scenario("reclaimed.tapi",
        "app = phoneInitializeEx x event", "h = phoneOpen app 0 owner", "expect PHONE_CLOSE h");
    assertEquals(1, ProgramRun.of("run", "-q", file).exitCode());
    ProgramRun run = ProgramRun.of("run", "-q", "--choices", "RECLAIM/2=1", file);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "LATENCY/3=1 | the recorded choices do not fit",
      "NEXT_THREAD/2=1 | expected a list for this scenario, which asks 0 choices, found one of 1"})
  void run_saysWhenChoicesBelongToAnotherRun(String list, String message) throws IOException {
    String file = scenario("timing.tapi",
        "app = phoneInitializeEx x event", "h = phoneOpen app 0 owner", "r = phoneSetData h 0 \"a\"", "idle");
    ProgramRun run = ProgramRun.of("run", "-q", "--choices", list, file);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
  }
}
