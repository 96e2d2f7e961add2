package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.choice.OdometerChoices;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exploring on the real emulator: complete, in shards, with threads, and with nothing left from run to run. */
class EmulatedTestsTest {

  private static final EmulatorConfig STORE = StandardWorld.CONFIG;
  private static final int LARGE = 50;

  @Test
  void standardWorld_hasTheseRunsAndBehaviours() {
    try (Emulator emulator = Emulator.create(StandardWorld.explorer().prepare(STORE.toBuilder()).build())) {
      StandardWorld.run(emulator);
      assertEquals(8, emulator.journal().choices().size(), "choices of the ordinary run");
    }
    Exploration found = StandardWorld.explorer().bound(8).explore(STORE, StandardWorld::run);
    assertEquals("18 runs, 11 behaviours, 0 failures; 3 runs cut short in a known state; complete up to bound 8, and no"
        + " larger bound would find more", found.summary());
    Exploration unpruned = StandardWorld.explorer().bound(8).unpruned().explore(STORE, StandardWorld::run);
    assertEquals("24 runs, 11 behaviours, 0 failures; complete up to bound 8, and no larger bound would find more",
        unpruned.summary());
  }

  /** The odometer knows nothing of bounds, prefixes or rounds. */
  @ParameterizedTest
  @EnumSource
  void explore_withoutABound_findsWhatAnOdometerFinds(PlantedBug world) {
    Set<ChoiceFamily> families = EnumSet.of(ChoiceFamily.TIMING, ChoiceFamily.ORDER, ChoiceFamily.THREADS);
    for (boolean wrong : new boolean[] {false, true}) {
      Explorer explorer = new Explorer().families(families).bound(LARGE).unpruned();
      Exploration found = explorer.explore(STORE, emulator -> world.run(new SmallClient(emulator), wrong));
      Set<String> expected = new TreeSet<>();
      OdometerChoices odometer = new OdometerChoices();
      long runs = 0;
      do {
        EmulatorConfig config = STORE.toBuilder().families(families).choices(odometer).build();
        try (Emulator emulator = Emulator.create(config)) {
          String end = end(world, emulator, wrong);
          expected.add(Observation.of(emulator.journal()) + end);
        }
        runs++;
      } while (odometer.advance());
      assertEquals(expected, new TreeSet<>(found.outcomes().stream().map(Outcome::seen).toList()));
      assertEquals(runs, found.allRuns());
      assertTrue(found.exhaustive());
    }
  }

  private static String end(PlantedBug world, Emulator emulator, boolean wrong) {
    try {
      return "returned " + world.run(new SmallClient(emulator), wrong) + "\n";
    } catch (RuntimeException failure) {
      return "failed: " + ThrownText.trouble(failure).kind() + "\n";
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void shards_ofARealWorld_mergeToTheWhole(int count) throws ExplorationFormatException {
    EmulatedTest test = emulator -> PlantedBug.NOTES_THE_REQUEST_TOO_LATE.run(new SmallClient(emulator), true);
    List<Exploration> shards = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      Exploration shard = new Explorer().shard(new Shard(index, count)).explore(STORE, test);
      shards.add(ExplorationFile.read("shard", ExplorationFile.write(shard)));
    }
    assertEquals(new Explorer().explore(STORE, test), ExplorationFile.merge(shards));
  }

  @Test
  void threads_areExplored_andOnlyWhenAskedFor() {
    EmulatedTest race = emulator -> {
      SmallClient client = new SmallClient(emulator);
      client.opens();
      List<String> order = new ArrayList<>();
      TapiThread other = client.process.start("other", () -> {
        client.tapi.phoneGetLamp(client.hPhone, 0, null);
        order.add("other");
      });
      client.tapi.phoneGetLamp(client.hPhone, 0, null);
      order.add("first");
      other.join();
      return order;
    };
    Exploration with = new Explorer().families(Set.of(ChoiceFamily.THREADS)).bound(LARGE).explore(STORE, race);
    Set<String> orders = new TreeSet<>();
    with.outcomes().forEach(outcome -> orders.add(outcome.seen().lines().reduce((a, b) -> b).orElseThrow()));
    assertEquals(Set.of("returned [first, other]", "returned [other, first]"), orders);
    Exploration without = new Explorer().families(Set.of(ChoiceFamily.TIMING)).bound(LARGE).explore(STORE, race);
    assertEquals(1, without.outcomes().size());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"THREADS", "ORDER"})
  void family_addsRuns_andNothingIsAskedOfTheOthers(ChoiceFamily family) {
    Exploration none = new Explorer().families(Set.of()).bound(LARGE).explore(STORE, StandardWorld::run);
    assertEquals(1, none.allRuns());
    Exploration only = new Explorer().families(Set.of(family)).bound(1).explore(STORE, StandardWorld::run);
    assertTrue(only.allRuns() > 1, only::summary);
    only.outcomes().forEach(outcome ->
        outcome.choices().forEach(choice -> assertEquals(family, choice.decision().family())));
  }

  @Test
  void allErrors_showMoreThanTheRepresentatives() {
    Exploration one = StandardWorld.explorer().bound(1).explore(STORE, StandardWorld::run);
    Exploration all = StandardWorld.explorer().bound(1).allErrors().explore(STORE, StandardWorld::run);
    assertTrue(all.outcomes().size() > one.outcomes().size());
    assertTrue(all.allErrors());
  }

  /** Counts what it was sent, which it forgets only by a factory reset. */
  private static final class Counter extends StandardPhone {
    private int sent;

    @Override
    public PhoneDescription describe() {
      return PhoneDescription.named("counter")
          .area(DataArea.download(0, "in", 8, payload -> {
            sent++;
            return 0;
          }))
          .area(DataArea.upload(0, "how many", 1, () -> new byte[] {(byte) sent}))
          .build();
    }

    @Override
    public void factoryReset() {
      super.factoryReset();
      sent = 0;
    }
  }

  @Test
  void phoneHandedOverAsAnObject_isAsNewInEveryRun() {
    EmulatorConfig config = EmulatorConfig.builder().phone(new Counter()).build();
    Exploration found = new Explorer().families(Set.of(ChoiceFamily.TIMING)).explore(config, emulator -> {
      SmallClient client = new SmallClient(emulator);
      client.opens();
      client.waitsFor(client.sends(1));
      return client.reads();
    });
    assertEquals(4, found.allRuns());
    assertEquals(1, found.outcomes().size(), found.outcomes()::toString);
    assertTrue(found.outcomes().get(0).seen().endsWith("returned 1\n"));
  }

  @Test
  void violation_thatTheClientSwallows_failsTheRun_butNotALenientOne() {
    EmulatorConfig wrongPhone = STORE.toBuilder()
        .faults(FaultPlan.builder().happens(FaultKind.COMPLETE_TWICE, PhoneFunction.PHONE_SET_DATA, 1).build()).build();
    EmulatedTest swallowing = emulator -> {
      try {
        return StandardWorld.run(emulator);
      } catch (EmulatorFailure swallowed) {
        return "nothing happened";
      }
    };
    Exploration strict = new Explorer().bound(0).explore(wrongPhone, swallowing);
    assertEquals(1, strict.failures().size());
    assertTrue(strict.failures().get(0).kind().startsWith("violation: "), strict.failures()::toString);
    Exploration lenient = new Explorer().bound(0).explore(wrongPhone.toBuilder().lenient().build(), swallowing);
    assertEquals(List.of(), lenient.failures());
  }

  @Test
  void failuresOfOnePlace_areOne_whateverTheirNumbers_andOfTwoPlacesTwo() {
    EmulatedTest counting = emulator -> {
      int choices = emulator.journal().size();
      SmallClient client = new SmallClient(emulator);
      client.opens();
      client.sends(1);
      int asked = emulator.journal().choices().get(0).value();
      if (asked == 3) {
        throw new IllegalStateException("it was " + asked + choices);
      }
      if (asked > 0) {
        throw new IllegalStateException("it was " + asked + choices);
      }
      return null;
    };
    Exploration found = new Explorer().families(Set.of(ChoiceFamily.TIMING)).explore(STORE, counting);
    assertEquals(2, found.failures().size());
    assertEquals(List.of(2L, 1L), found.failures().stream().map(Failure::runs).toList());
    assertTrue(found.failures().get(0).kind().startsWith("IllegalStateException: it was # (EmulatedTestsTest.java:"));
    assertTrue(found.failures().get(0).text().startsWith("IllegalStateException: it was 1"));
  }

  @Test
  void configuration_thatCannotBe_isNoFailureOfARun() {
    EmulatorConfig unknown = EmulatorConfig.builder().phone("rotary").build();
    assertThrows(IllegalArgumentException.class, () -> new Explorer().explore(unknown, StandardWorld::run));
  }

  @Test
  void clientWithARandomNumber_isNotDeterministic() {
    int[] run = {0};
    NotDeterministicException told = assertThrows(NotDeterministicException.class, () -> new Explorer()
        .explore(STORE, emulator -> {
          SmallClient client = new SmallClient(emulator);
          client.opens();
          return run[0]++ % 3 == 0 ? client.sends(1) : client.reads();
        }));
    assertTrue(told.getMessage().startsWith("the client is not deterministic at choice 8: it asked CALL_FAILS/2"),
        told.getMessage());
    assertFalse(told.getMessage().contains("\n"));
  }
}
