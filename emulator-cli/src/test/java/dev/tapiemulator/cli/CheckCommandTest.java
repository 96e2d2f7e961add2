package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.testkit.conform.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code check}: what it prints, where, and with which exit code. */
class CheckCommandTest {

  @TempDir
  private Path folder;

  private String journal(String name, String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".tapi"), scenario);
    Path journal = folder.resolve(name + ".jsonl");
    ProgramRun run = ProgramRun.of("run", "-q", file.toString(), "--journal", journal.toString());
    assertEquals("", run.err());
    return journal.toString();
  }

  private String bad() throws IOException {
    return journal("bad", Conformance.rule("use-after-close").orElseThrow().wrong());
  }

  private String good() throws IOException {
    return journal("good", """
        app = phoneInitializeEx dialer event
        phoneGetDevCaps app 0
        phoneShutdown app
        """);
  }

  @Test
  void check_exits1WhenARuleOfSeverityErrorIsBroken() throws IOException {
    ProgramRun run = ProgramRun.of("check", bad());
    assertEquals(1, run.exitCode());
    assertTrue(run.out().contains("error: use-after-close"), run.out());
    assertTrue(run.out().contains("uses a handle that the program had closed"), run.out());
  }

  @Test
  void check_exits0WhenNoneIs() throws IOException {
    String good = good();
    ProgramRun run = ProgramRun.of("check", good);
    assertEquals(new ProgramRun(0, good + ": 0 errors, 0 warnings, 0 notes\n", ""), run);
  }

  @Test
  void check_exits0WhenThereAreWarningsOnly() throws IOException {
    String warned = journal("warned", Conformance.rule("never-shut-down").orElseThrow().wrong());
    ProgramRun run = ProgramRun.of("check", warned);
    assertEquals(0, run.exitCode());
    assertTrue(run.out().endsWith(": 0 errors, 1 warning, 0 notes\n"), run.out());
  }

  @ParameterizedTest
  @CsvSource({"text,use-after-close", "html,<svg", "junit,<testsuite", "sarif,2.1.0"})
  void format_isTheOneAskedFor(String format, String mark) throws IOException {
    Path report = folder.resolve("report");
    ProgramRun run = ProgramRun.of("check", bad(), "--format", format, "--output", report.toString());
    assertEquals(new ProgramRun(1, "", ""), run);
    assertTrue(Files.readString(report).contains(mark));
  }

  @Test
  void twoJournals_areComparedToo() throws IOException {
    String usual = journal("usual", twoBlocks(""));
    String other = journal("other", twoBlocks("fault fail-reply phoneSetData PHONEERR_OPERATIONFAILED\n"));
    ProgramRun run = ProgramRun.of("check", usual, other);
    assertTrue(run.out().contains("reply-error-ignored"), run.out());
  }

  /** Nothing follows from holding them side by side, which is not to be taken for "nothing wrong". */
  @Test
  void twoJournals_ofTwoPrograms_areOneLineAndExit2() throws IOException {
    String one = journal("one", twoBlocks(""));
    String two = journal("two", twoBlocks("").replace("two", "to"));
    refuses(two + ":34:1: expected the program of the usual run, which after the same results and messages goes on with "
        + "main: phoneSetData hPhone=0x40010000 dwDataID=0 lpData=\"two\" (record 32); found main: phoneSetData "
        + "hPhone=0x40010000 dwDataID=0 lpData=\"to\" (record 32); \"check --diff\" shows more", one, two);
    assertEquals(1, ProgramRun.of("check", "--diff", one, two).exitCode());
  }

  @Test
  void twoJournals_withOtherPhones_areOneLineAndExit2() throws IOException {
    String store = journal("store", "phone store\n" + twoBlocks(""));
    refuses(store + ":2:1: expected the phones of the usual run, desk-phone; found store; \"check --diff\" shows more",
        journal("desk", twoBlocks("")), store);
  }

  private static String twoBlocks(String fault) {
    return "app = phoneInitializeEx dialer event\n" + fault + """
        h = phoneOpen app 0 owner
        r = phoneSetData h 0 "one"
        phoneGetMessage app INFINITE
        s = phoneSetData h 0 "two"
        """;
  }

  @Test
  void diff_explainsTheFirstDifference() throws IOException {
    String one = bad();
    String two = good();
    ProgramRun run = ProgramRun.of("check", "--diff", one, two);
    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("the journals differ from record "), run.out());
    assertEquals(0, ProgramRun.of("check", "--diff", one, one).exitCode());
  }

  @Test
  void rules_areListedAndExplained() {
    ProgramRun list = ProgramRun.of("check", "--rules");
    assertEquals(0, list.exitCode());
    assertEquals(Conformance.rules().size(), list.out().lines().count());
    ProgramRun card = ProgramRun.of("check", "--rule", "two-owners");
    assertEquals(0, card.exitCode());
    assertTrue(card.out().contains("wrong:\n  app = phoneInitializeEx"), card.out());
    assertTrue(card.out().contains("https://learn.microsoft.com/"), card.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"format\":\"tapi-emulator journal\",\"version\":99}", "no journal at all"})
  void malformedJournal_isOneLineAndExit2(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.jsonl"), content);
    ProgramRun run = ProgramRun.of("check", file.toString());
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertEquals(1, run.errorLines().size());
    assertTrue(run.errorLines().get(0).startsWith(file + ":1:"), run.err());
  }

  /** Nothing happened in it, so it says nothing good of a program either. */
  @Test
  void journalWithoutRecords_isNoJournal() throws IOException {
    Path file = Files.writeString(
        folder.resolve("empty.jsonl"), "{\"format\":\"tapi-emulator journal\",\"version\":1}\n");
    refuses(file + ":2:1: expected the records of a journal, found none", file.toString());
    refuses(file + ":2:1: expected the records of a journal, found none", good(), file.toString());
  }

  @Test
  void help_andRules_fitATerminal() {
    for (String option : new String[] {"--help", "--rules"}) {
      ProgramRun.of("check", option).out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }

  @Test
  void wrongArguments_areOneLineAndExit2() throws IOException {
    String journal = good();
    refuses("expected a journal, found nothing");
    refuses("--format: expected one of text, html, junit, sarif, found \"pdf\"", journal, "--format", "pdf");
    refuses("--diff: expected two journals", "--diff", journal);
    refuses("there is no rule \"two-owner\"", "--rule", "two-owner");
    refuses("would overwrite", journal, "--output", journal);
    refuses("expected a journal, found no file", folder.resolve("missing.jsonl").toString());
    refuses("expected a journal, found a folder", folder.toString());
    refuses("expected one journal, or two of one program, found 3", journal, journal, journal);
    refuses("expected --rules or --rule, found both", "--rules", "--rule", "two-owners");
    refuses("leave --format out", "--rules", "--format", "html");
    refuses("leave --output out", "--rule", "two-owners", "--output", "x");
    refuses("leave --diff out", "--rules", "--diff");
    refuses("leave \"" + journal + "\" out", "--rules", journal);
  }

  private static void refuses(String what, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    ProgramRun run = ProgramRun.of(all);
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains(what), run.err());
  }
}
