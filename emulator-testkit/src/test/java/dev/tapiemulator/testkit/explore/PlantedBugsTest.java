package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Choice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients with a bug that shows only at a certain time, and their corrected twins, explored on the real emulator. */
class PlantedBugsTest {

  private static final EmulatorConfig STORE = EmulatorConfig.builder().phone("store").build();

  @ParameterizedTest
  @EnumSource
  void bug_isFoundWithinItsBound_andNothingInTheTwin(PlantedBug bug) {
    EmulatedTest wrong = emulator -> bug.run(new SmallClient(emulator), true);
    Exploration below = new Explorer().bound(bug.bound - 1).explore(STORE, wrong);
    Exploration found = new Explorer().bound(bug.bound).explore(STORE, wrong);
    Exploration twin = new Explorer().bound(2).explore(STORE, emulator -> bug.run(new SmallClient(emulator), false));
    assertEquals(List.of(), twin.failures(), "the corrected twin");
    assertTrue(below.failures().isEmpty(), "the bound is the smallest: " + below.failures());
    assertEquals(1, found.failures().size(), () -> "failures: " + found.failures());
    Failure failure = found.failures().get(0);
    assertEquals(bug.shortest, failure.replayText());
    assertTrue(failure.kind().contains(bug.kind), failure.kind());
  }

  @ParameterizedTest
  @EnumSource
  void shortestList_leadsToTheFailureByItself(PlantedBug bug) {
    Exploration found = new Explorer().bound(bug.bound)
        .explore(STORE, emulator -> bug.run(new SmallClient(emulator), true));
    Failure failure = found.failures().get(0);
    for (List<Choice> list : List.of(failure.choices(), failure.replay())) {
      try (Emulator emulator = Emulator.create(STORE.toBuilder().replay(list).build())) {
        Throwable thrown = assertThrows(Throwable.class, () -> bug.run(new SmallClient(emulator), true));
        assertEquals(failure.kind(), ThrownText.trouble(thrown).kind());
      }
    }
  }
}
