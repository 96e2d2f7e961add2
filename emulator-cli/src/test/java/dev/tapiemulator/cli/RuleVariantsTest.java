package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.testkit.conform.Conformance;
import dev.tapiemulator.testkit.conform.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of {@code rule-variants.txt}: other ways to break a rule, and unusual programs that keep it. */
class RuleVariantsTest {

  private static final String SAYS = "# says ";

  @TempDir
  private Path folder;

  /**
   * @param title what the program does, with what is expected of it in front
   */
  record Variant(String title, String scenario) {

    List<String> words() {
      return List.of(title.substring(0, title.indexOf(':')).split(" "));
    }

    Stream<String> says() {
      return scenario.lines().filter(line -> line.startsWith(SAYS)).map(line -> line.substring(SAYS.length()));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Variant> variants() throws IOException {
    try (InputStream file = RuleVariantsTest.class.getResourceAsStream("rule-variants.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== ")).skip(1).map(variant -> {
        int title = variant.indexOf('\n');
        return new Variant(variant.substring(0, title), variant.substring(title + 1));
      });
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void variant_isJudgedAsItsTitleSays(Variant variant) throws IOException {
    List<Finding> findings = Conformance.check(JournalFile.read(journal(variant.scenario())));
    String expected = variant.words().get(0);
    if (expected.equals("conforms")) {
      assertEquals(List.of(), findings);
      return;
    }
    String rule = variant.words().get(1);
    assertTrue(Conformance.rule(rule).isPresent(), rule);
    boolean found = findings.stream().anyMatch(finding -> finding.rule().id().equals(rule));
    assertTrue(List.of("breaks", "keeps").contains(expected), expected);
    assertEquals(expected.equals("breaks"), found, findings::toString);
    variant.says().forEach(words -> assertTrue(findings.stream().anyMatch(finding ->
        finding.rule().id().equals(rule) && finding.toString().contains(words)), findings::toString));
  }

  private Path journal(String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve("variant.tapi"), scenario);
    Path journal = folder.resolve("variant.jsonl");
    ProgramRun run = ProgramRun.of("run", "-q", file.toString(), "--journal", journal.toString());
    assertEquals("", run.err());
    assertFalse(run.exitCode() == TapiEmulator.BAD_INPUT, run.out());
    return journal;
  }
}
