package dev.tapiemulator.emulator.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.ScriptedChoices;
import dev.tapiemulator.emulator.choice.SeededChoices;
import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A run is decided by its actions and its choices, and by nothing else. */
class ReplayPropertiesTest {

  @Provide
  Arbitrary<Plan> anything() {
    return Plans.with(
        ChoiceFamily.ORDER, ChoiceFamily.TIMING, ChoiceFamily.ERRORS, ChoiceFamily.FORCED_CLOSE, ChoiceFamily.REMOVAL,
        ChoiceFamily.SUSPENSION);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void recordedChoices_giveTheSameJournal(@ForAll("anything") Plan plan) {
    try (Lab first = new Lab(plan)) {
      first.run(plan);
      Journal journal = first.emulator.journal();
      try (Lab second = new Lab(plan, new ScriptedChoices(journal.choices()))) {
        second.run(plan);
        assertSame(journal, second.emulator.journal(), plan);
      }
    }
  }

  /** Without trouble by choice, which at random would strike every second call and leave little to compare. */
  @Provide
  Arbitrary<Plan> untroubled() {
    return Plans.with(ChoiceFamily.ORDER, ChoiceFamily.TIMING);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void theSameSeed_givesTheSameJournal(@ForAll("untroubled") Plan plan, @ForAll long seed) {
    Journal first = journalOf(plan, new SeededChoices(seed));
    Journal second = journalOf(plan, new SeededChoices(seed));
    assertSame(first, second, plan);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void aResetEmulator_behavesAsANewOne(@ForAll("untroubled") Plan before, @ForAll("untroubled") Plan plan) {
    Journal fresh = journalOf(plan, new SeededChoices(1));
    try (Lab used = new Lab(before, new SeededChoices(2))) {
      used.run(before);
      Lab again = used.reset(new SeededChoices(1));
      again.run(plan);
      assertSame(fresh, again.emulator.journal(), plan);
    }
  }

  private static Journal journalOf(Plan plan, Choices choices) {
    try (Lab lab = new Lab(plan, choices)) {
      lab.run(plan);
      return lab.emulator.journal();
    }
  }

  private static void assertSame(Journal expected, Journal actual, Plan plan) {
    OptionalInt difference = expected.firstDifference(actual);
    assertEquals(
        OptionalInt.empty(),
        difference,
        () -> "in\n" + plan + "\nchoices " + List.of(expected.choices(), actual.choices()));
  }
}
