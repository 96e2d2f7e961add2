package dev.tapiemulator.emulator.spec;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

  @Test
  void id_numbersEachDocumentedRuleOnceAndInOrder() {
    List<String> documented = IntStream.rangeClosed(1, 92).mapToObj(n -> String.format("C-%02d", n)).collect(toList());

    assertEquals(documented, Arrays.stream(Rule.values()).map(Rule::id).collect(toList()));
  }

  @ParameterizedTest
  @EnumSource
  void text_isOneOrTwoSentences(Rule rule) {
    long sentences = Stream.of(rule.text().split("(?<=[.])(\\s|$)")).count();

    assertTrue(rule.text().endsWith("."), rule.text());
    assertTrue(sentences <= 2, rule.text());
    assertFalse(rule.text().contains("  "), rule.text());
  }

  @ParameterizedTest
  @EnumSource
  void pages_nameTheSourcesOnce(Rule rule) {
    assertFalse(rule.pages().isEmpty());
    assertEquals(rule.pages().size(), new HashSet<>(rule.pages()).size());
    for (String page : rule.pages()) {
      assertTrue(page.matches("[a-z0-9]+([-_]+[a-z0-9]+)*"), page);
    }
  }

  @Test
  void fidelity_judgesEveryRuleUnderItsName() {
    List<String> judged = SpecNotes.rows("fidelity.md", "C-").stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .collect(toList());

    assertEquals(Arrays.stream(Rule.values()).map(rule -> rule.id() + " " + rule).collect(toList()), judged);
  }

  @Test
  void fidelity_saysHowEachRuleIsFounded() {
    for (List<String> row : SpecNotes.rows("fidelity.md", "C-")) {
      assertTrue(row.get(3).matches("(documented|inferred|observed).*"), row.toString());
    }
  }
}
