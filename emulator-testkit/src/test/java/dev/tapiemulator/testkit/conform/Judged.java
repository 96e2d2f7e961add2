package dev.tapiemulator.testkit.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;
import java.util.function.Consumer;

/** What the kit says of a small program. */
public final class Judged {

  private Judged() {}

  /** The journal of a program that ran to its end, or to the point where it could not go on. */
  public static Journal journal(EmulatorConfig.Builder config, Consumer<Emulator> program) {
    try (Emulator emulator = Emulator.create(config.build())) {
      try {
        program.accept(emulator);
      } catch (EmulatorFailure stuck) {
        return emulator.journal();
      }
      return emulator.journal();
    }
  }

  public static EmulatorConfig.Builder phone(String name) {
    return EmulatorConfig.builder().phone(name);
  }

  /** Says that a rule is broken, at least once. */
  public static void breaks(String id, List<Finding> findings) {
    assertTrue(Conformance.rule(id).isPresent(), id);
    assertTrue(findings.stream().anyMatch(finding -> finding.rule().id().equals(id)), findings::toString);
  }

  public static void keeps(String id, List<Finding> findings) {
    assertTrue(Conformance.rule(id).isPresent(), id);
    assertEquals(List.of(), findings.stream().filter(finding -> finding.rule().id().equals(id)).toList());
  }
}
