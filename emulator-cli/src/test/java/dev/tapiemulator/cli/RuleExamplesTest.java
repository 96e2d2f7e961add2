package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.testkit.conform.ClientRule;
import dev.tapiemulator.testkit.conform.Conformance;
import dev.tapiemulator.testkit.conform.Evidence;
import dev.tapiemulator.testkit.conform.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the rules are scenarios: the wrong one breaks its rule, the right one, nearly the same, does not. */
class RuleExamplesTest {

  /** Rules whose examples need Java, and whose tests are in the testkit. */
  private static final Set<String> IN_JAVA = Set.of(
      "message-block-not-freed", "foreign-block-freed", "port-closed-before-shutdown", "pumps-on-other-thread",
      "capabilities-change-ignored", "vendor-escape-without-extension", "waits-for-closed-event");

  @TempDir
  private Path folder;

  static Stream<String> rules() {
    return Conformance.rules().stream()
        .filter(rule -> rule.evidence() == Evidence.TRACE && !IN_JAVA.contains(rule.id()))
        .map(ClientRule::id);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void wrongExample_breaksTheRule(String id) throws IOException {
    ClientRule rule = Conformance.rule(id).orElseThrow();
    List<Finding> findings = Conformance.check(journal(rule.wrong()));
    assertEquals(1, findings.stream().filter(finding -> finding.rule() == rule).count(), findings::toString);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rightExample_keepsTheRule(String id) throws IOException {
    ClientRule rule = Conformance.rule(id).orElseThrow();
    List<Finding> findings = Conformance.check(journal(rule.right()));
    assertEquals(0, findings.stream().filter(finding -> finding.rule() == rule).count(), findings::toString);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rightExample_hasNoErrorAtAll(String id) throws IOException {
    List<Finding> findings = Conformance.check(journal(Conformance.rule(id).orElseThrow().right()));
    assertFalse(Conformance.hasErrors(findings), findings::toString);
  }

  private Journal journal(String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve("example.tapi"), scenario);
    Path journal = folder.resolve("example.jsonl");
    ProgramRun run = ProgramRun.of("run", "-q", file.toString(), "--journal", journal.toString());
    assertEquals("", run.err());
    return JournalFile.read(journal);
  }
}
