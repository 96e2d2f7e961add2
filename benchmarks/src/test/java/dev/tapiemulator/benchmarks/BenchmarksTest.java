package dev.tapiemulator.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the program takes, and how it refuses the rest. */
class BenchmarksTest {

  @Test
  void effort_isDividedButNeverToNothing() {
    Effort half = Effort.WHOLE.dividedBy(3);
    assertEquals(1, half.rounds());
    assertEquals(Effort.WHOLE.iterations() / 3, half.iterations());
    assertEquals(1, Effort.WHOLE.dividedBy(1000).programStarts());
    assertEquals(Effort.WHOLE, Effort.WHOLE.dividedBy(1).withPhonesUpTo(Integer.MAX_VALUE));
  }

  @Test
  void phones_endWhereTheyAreToldTo() {
    assertEquals(List.of(1, 100, 10_000, 1_000_000), Effort.WHOLE.phones());
    assertEquals(List.of(1, 100), Effort.WHOLE.withPhonesUpTo(9_999).phones());
  }

  @Test
  void unknownSection_isRefusedInOneLine() {
    assertRefused("--only takes some of [cycle, calls, growth, live, creation, explorer, program], not \"cycles\"",
        "--only", "cycles");
  }

  @Test
  void divisorBelowOne_isRefused() {
    assertRefused("--divide and --most-phones take a number from 1 on", "--divide", "0");
  }

  @Test
  void wrongFolder_isRefusedBeforeAnythingIsMeasured() {
    assertRefused("there is no benchmarks/reasons.properties here; run from the project's folder", "--only", "cycle");
  }

  private static void assertRefused(String line, String... arguments) {
    StringWriter err = new StringWriter();
    int exit = new CommandLine(new Benchmarks()).setErr(new PrintWriter(err)).execute(arguments);
    assertEquals(2, exit);
    assertTrue(err.toString().startsWith(line + System.lineSeparator()), err::toString);
  }
}
