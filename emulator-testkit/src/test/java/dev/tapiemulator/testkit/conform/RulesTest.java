package dev.tapiemulator.testkit.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every rule has to have. */
class RulesTest {

  @Test
  void rules_areAtLeastTwentyFiveAndOfEveryEvidence() {
    assertTrue(Conformance.rules().size() >= 25);
    for (Evidence evidence : Evidence.values()) {
      assertTrue(Conformance.rules().stream().anyMatch(rule -> rule.evidence() == evidence), evidence::toString);
    }
  }

  @Test
  void id_isUniqueAndReadable() {
    List<String> ids = Conformance.rules().stream().map(ClientRule::id).toList();
    assertEquals(ids.size(), new TreeSet<>(ids).size());
    ids.forEach(id -> assertTrue(id.matches("[a-z0-9]+(-[a-z0-9]+)+"), id));
  }

  @Test
  void text_isASentence() {
    for (ClientRule rule : Conformance.rules()) {
      assertTrue(Character.isUpperCase(rule.text().charAt(0)) || rule.text().startsWith("phone")
          || rule.text().startsWith("dw"), rule.text());
      assertTrue(rule.text().endsWith("."), rule.text());
    }
  }

  @Test
  void page_isOneThatTheRulesOfTheEmulatorCite() {
    Set<String> pages = new TreeSet<>();
    Arrays.stream(Rule.values()).forEach(rule -> pages.addAll(rule.pages()));
    for (ClientRule rule : Conformance.rules()) {
      assertTrue(pages.contains(rule.page()), () -> rule.id() + ": " + rule.page());
    }
  }

  @Test
  void examples_differ() {
    Conformance.rules().forEach(rule -> assertTrue(!rule.wrong().equals(rule.right()), rule.id()));
  }
}
