package dev.tapiemulator.cli.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.cli.ProgramRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios with several threads, run again: by the same seed, by the choices told, from a journal. */
@Timeout(60)
final class ThreadRunsAgainTest {

  private static final String BEFORE = """
      app = phoneInitializeEx dialer event
      h = phoneOpen app 0 owner
      """;

  @TempDir
  Path folder;

  private ProgramRun run(String text, String... options) {
    return ProgramRun.ofScenario(folder, text, options);
  }

  @ParameterizedTest
  @CsvSource({"--seed,4", "--seed,11", "--choices,NEXT_THREAD/2=1"})
  void run_isTheSameEveryTime(String option, String value) {
    String text = BEFORE + """
        thread one {
          phoneGetRing h
          phoneGetLamp h 20
        }
        phoneGetRing h
        phoneGetLamp h 20
        idle
        expect time = 1ms
        """;
    ProgramRun first = run(text, option, value);
    assertEquals(1, first.exitCode());
    assertEquals(first, run(text, option, value));
    String choices = first.out().lines().filter(line -> line.startsWith("again: --choices ")).findFirst().orElseThrow()
        .substring("again: --choices ".length());
    assertTrue(choices.contains("NEXT_THREAD/2=1"), choices);
    assertEquals(first.out(), run(text, "--choices", choices).out());
  }

  @Test
  void run_saysWhenChoicesOfThreadsBelongToAnotherRun() {
    ProgramRun run = run(BEFORE + "thread one {\n  phoneGetRing h\n}\njoin one\n", "--choices", "NEXT_THREAD/9=1");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("the recorded choices do not fit"), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
  }

  @ParameterizedTest
  @CsvSource({"phoneGetMessage app INFINITE,0", "wait app 10ms,3", "r = phoneSetLamp h 20 steady,0", "idle,5"})
  void run_canBeRunAgainFromItsJournalHoweverItEnded(String line, int seed) {
    String journal = folder.resolve("run.jsonl").toString();
    String text = "fault complete-twice phoneSetLamp\n" + BEFORE + "thread one {\n  " + line
        + "\n  expect time = 7ms\n  advance 1s\n}\njoin one\n";
    assertEquals(1, run(text, "-q", "--seed", Integer.toString(seed), "--journal", journal).exitCode());
    ProgramRun again = ProgramRun.of("run", "-q", "--from-journal", journal);
    assertEquals(0, again.exitCode(), again.out() + again.err());
    assertTrue(again.out().contains("run again: identical"), again.out());
  }
}
