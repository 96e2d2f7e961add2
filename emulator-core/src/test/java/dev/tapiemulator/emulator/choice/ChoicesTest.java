package dev.tapiemulator.emulator.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The sources of choices by themselves. */
class ChoicesTest {

  private static List<Integer> draw(Choices choices, int count, int bound) {
    return IntStream.range(0, count).map(i -> choices.choose(Decision.LATENCY, bound)).boxed().toList();
  }

  @Test
  void ordinary_isAlwaysZero() {
    assertEquals(List.of(0, 0, 0), draw(Choices.ordinary(), 3, 7));
  }

  @Property(seed = "1")
  void seeded_staysBelowTheBoundAndRepeats(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    List<Integer> drawn = draw(new SeededChoices(seed), 20, bound);
    assertTrue(drawn.stream().allMatch(value -> value >= 0 && value < bound), drawn::toString);
    assertEquals(drawn, draw(new SeededChoices(seed), 20, bound));
  }

  @Test
  void seeded_meetsEveryOutcomeAndDiffersBySeed() {
    assertEquals(7, new TreeSet<>(draw(new SeededChoices(1), 200, 7)).size());
    assertNotEquals(draw(new SeededChoices(1), 20, 7), draw(new SeededChoices(2), 20, 7));
  }

  @Test
  void seeded_isTheSameOnEveryMachine() {
    assertEquals(List.of(5, 5, 0, 2, 6, 4, 2, 6), draw(new SeededChoices(42), 8, 7));
  }

  @Test
  void scripted_followsItsListAndIsOrdinaryAfterIt() {
    Choices choices = new ScriptedChoices(
        List.of(new Choice(Decision.LATENCY, 4, 3), new Choice(Decision.RECLAIM, 2, 1)));
    assertEquals(3, choices.choose(Decision.LATENCY, 4));
    assertEquals(1, choices.choose(Decision.RECLAIM, 2));
    assertEquals(0, choices.choose(Decision.LATENCY, 4));
  }

  @Test
  void scripted_namesTheChoiceThatDoesNotFit() {
    List<Choice> script = List.of(new Choice(Decision.LATENCY, 4, 3), new Choice(Decision.RECLAIM, 2, 1));
    Choices otherDecision = new ScriptedChoices(script);
    otherDecision.choose(Decision.LATENCY, 4);
    ChoiceMismatchException mismatch =
        assertThrows(ChoiceMismatchException.class, () -> otherDecision.choose(Decision.REMOVE, 2));
    assertEquals("the recorded choices do not fit: choice 1 was RECLAIM/2=1, but the run asks REMOVE/2", mismatch.getMessage());
    Choices otherBound = new ScriptedChoices(script);
    assertThrows(ChoiceMismatchException.class, () -> otherBound.choose(Decision.LATENCY, 5));
  }

  @Test
  void sparse_deviatesAtItsPositionsAlone() {
    Choices choices = new SparseChoices(Map.of(1, 3, 3, 9, 4, -1));
    assertEquals(List.of(0, 3, 0, 1, 3, 0), draw(choices, 6, 4));
  }

  @Property(seed = "1")
  void odometer_runsEveryCombinationOnce(
      @ForAll @IntRange(min = 1, max = 4) int first, @ForAll @IntRange(min = 1, max = 4) int second) {
    OdometerChoices choices = new OdometerChoices();
    List<List<Integer>> runs = new ArrayList<>();
    do {
      List<Integer> run = new ArrayList<>(List.of(choices.choose(Decision.LATENCY, first)));
      for (int i = 0; i < run.get(0); i++) {
        run.add(choices.choose(Decision.EQUAL_DEADLINES, second)); // The later wheels depend on the first.
      }
      runs.add(run);
      assertEquals(run, choices.choices().stream().map(Choice::value).toList());
    } while (choices.advance());
    int expected = IntStream.range(0, first).map(length -> (int) Math.pow(second, length)).sum();
    assertEquals(expected, runs.size());
    assertEquals(expected, new TreeSet<>(runs.stream().map(List::toString).toList()).size());
    assertTrue(runs.get(0).stream().allMatch(value -> value == 0), "the ordinary run is the first");
  }

  @Test
  void odometer_noticesARunThatIsNotTheSame() {
    OdometerChoices choices = new OdometerChoices();
    choices.choose(Decision.LATENCY, 2);
    assertTrue(choices.advance());
    assertThrows(ChoiceMismatchException.class, () -> choices.choose(Decision.LATENCY, 3));
  }

  @Test
  void odometer_endsAtOnceWhereNothingIsAsked() {
    assertFalse(new OdometerChoices().advance());
  }

  // ---- the written form

  @Property(seed = "1")
  void parse_readsWhatToStringWrites(@ForAll Decision decision, @ForAll @IntRange(min = 1) int bound, @ForAll int value) {
    Choice choice = new Choice(decision, bound, Math.floorMod(value, bound));
    assertEquals(Optional.of(choice), Choice.parse(choice.toString()));
  }

  @Property(seed = "1")
  void parse_ofAnyTextIsAChoiceOrNothing(@ForAll String text) {
    Choice.parse(text).ifPresent(choice -> assertEquals(Optional.of(choice), Choice.parse(choice.toString())));
  }

  @Property(seed = "1")
  void parse_ofASpoiltChoiceIsAChoiceOrNothing(
      @ForAll Decision decision, @ForAll char put, @ForAll @IntRange(max = 20) int where) {
    StringBuilder text = new StringBuilder(new Choice(decision, 1000, 999).toString());
    text.setCharAt(Math.min(where, text.length() - 1), put);
    Choice.parse(text.toString()).ifPresent(choice -> assertTrue(choice.value() < choice.bound()));
  }
}
