package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.spi.StateHash;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Not varying what is known leaves nothing out: every behaviour and every failure is found, by the same list. */
class PruningTest {

  private static final int RANDOM_WORLDS = 25;
  private static final int STEPS = 8;

  private static EmulatorConfig with(String phone) {
    return EmulatorConfig.builder().phone(phone).build();
  }

  /** Explores with and without; the runs that pruning has spared. */
  private static long requireSame(Explorer pruned, Explorer whole, EmulatorConfig config, EmulatedTest test,
      String world) {
    Exploration some = pruned.explore(config, test);
    Exploration all = whole.unpruned().explore(config, test);
    assertEquals(seen(all), seen(some), () -> world + ": behaviours, " + some.summary() + " of " + all.summary());
    assertEquals(failures(all), failures(some), world);
    assertEquals(lists(all), lists(some), world);
    assertEquals(0, all.cut());
    return all.allRuns() - some.allRuns();
  }

  private static Set<String> seen(Exploration found) {
    return new TreeSet<>(found.outcomes().stream().map(Outcome::seen).toList());
  }

  private static List<String> failures(Exploration found) {
    return found.failures().stream().map(failure -> failure.kind() + " " + failure.replayText()).toList();
  }

  /** The simplest list to each behaviour. */
  private static List<List<Choice>> lists(Exploration found) {
    return found.outcomes().stream().map(Outcome::choices).toList();
  }

  @ParameterizedTest
  @EnumSource
  void explore_ofAPlantedBugAndItsTwin_findsTheSame(PlantedBug world) {
    for (boolean wrong : new boolean[] {true, false}) {
      EmulatedTest test = emulator -> world.run(new SmallClient(emulator), wrong);
      requireSame(new Explorer(), new Explorer(), with("store"), test, world + " " + wrong);
    }
  }

  @Test
  void explore_ofTheStandardWorld_findsTheSame_andSparesRuns() {
    assertEquals(6, requireSame(StandardWorld.explorer().bound(8), StandardWorld.explorer().bound(8),
        StandardWorld.CONFIG, StandardWorld::run, "standard"));
  }

  /** In this one a thread stops once before and once behind a line of its own, and nothing else is different. */
  @Test
  void explore_whereAThreadStopsBeforeOrBehindCodeOfItsOwn_keepsTheTwoApart() {
    EnumSet<ChoiceFamily> families = EnumSet.of(ChoiceFamily.THREADS, ChoiceFamily.TIMING);
    requireSame(new Explorer().families(families), new Explorer().families(families), with("desk-phone"),
        new RandomClient(9, 12, false), "seed 9");
  }

  /** Shards do not know each other's states, and so run more; they find the same. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void shards_findTheSame_asThePrunedWhole(int count) throws ExplorationFormatException {
    for (int seed = 1; seed <= 3; seed++) {
      EmulatedTest program = new RandomClient(seed, STEPS, false);
      Explorer explorer = new Explorer().bound(3).families(EnumSet.of(ChoiceFamily.TIMING, ChoiceFamily.REMOVAL));
      Exploration whole = explorer.explore(with("store"), program);
      List<Exploration> shards = new ArrayList<>();
      for (int index = 1; index <= count; index++) {
        shards.add(explorer.shard(new Shard(index, count)).explore(with("store"), program));
      }
      Exploration merged = ExplorationFile.merge(shards);
      assertEquals(seen(whole), seen(merged));
      assertEquals(lists(whole), lists(merged));
      assertEquals(failures(whole), failures(merged));
      assertTrue(merged.allRuns() >= whole.allRuns());
    }
  }

  /** Where a program waits for each reply, it does not matter afterwards how long that took. */
  @Test
  void explore_ofAPatientProgram_needsRunsInProportionToItsLength() throws Exception {
    EmulatedTest patient = emulator -> {
      SmallClient client = new SmallClient(emulator);
      client.opens();
      for (int i = 0; i < 6; i++) {
        client.waitsFor(client.sends(i));
      }
      return "done";
    };
    Set<ChoiceFamily> timing = EnumSet.of(ChoiceFamily.TIMING);
    Exploration pruned = new Explorer().families(timing).bound(3).explore(with("store"), patient);
    Exploration whole = new Explorer().families(timing).bound(3).unpruned().explore(with("store"), patient);
    assertEquals(List.of(1L, 18L), pruned.runs(), pruned::summary);
    assertEquals(List.of(1L, 18L, 135L, 540L), whole.runs(), whole::summary);
    assertEquals(seen(whole), seen(pruned));
    assertTrue(pruned.exhaustive());
  }

  /** The clock tells how long it took, a face or the journal even more. */
  @Test
  void explore_ofAProgramThatLooks_recognisesLess() throws Exception {
    assertEquals(List.of(1L, 6L), runsOfOneThatSees(emulator -> ""));
    assertEquals(List.of(1L, 6L, 9L), runsOfOneThatSees(Emulator::now));
    assertEquals(List.of(1L, 6L, 9L), runsOfOneThatSees(emulator -> emulator.journal().choices().size()));
    assertEquals(List.of(1L, 6L, 9L), runsOfOneThatSees(emulator -> emulator.phone(0).face().ringMode()));
    assertEquals(List.of(1L, 6L), runsOfOneThatSees(emulator -> emulator.phone(0).ringMode()));
  }

  private static List<Long> runsOfOneThatSees(Function<Emulator, Object> look) {
    return new Explorer().families(EnumSet.of(ChoiceFamily.TIMING)).explore(with("store"), emulator -> {
      SmallClient client = new SmallClient(emulator);
      client.opens();
      client.waitsFor(client.sends(1));
      client.waitsFor(client.sends(2));
      return look.apply(emulator);
    }).runs();
  }

  /** Nobody can tell what a test reads from an object that it holds itself. */
  @Test
  void explore_withAPhoneThatIsAnObject_isNotPruned() {
    EmulatorConfig config = EmulatorConfig.builder().phone(new Stateless()).build();
    Exploration found = new Explorer().families(EnumSet.of(ChoiceFamily.TIMING)).explore(config, emulator -> {
      SmallClient client = new SmallClient(emulator);
      client.opens();
      client.waitsFor(client.sends(1));
      client.waitsFor(client.sends(2));
      return "";
    });
    assertEquals(List.of(1L, 6L, 9L), found.runs());
    assertEquals(0, found.cut());
  }

  private static final class Stateless extends StandardPhone {
    @Override
    public PhoneDescription describe() {
      return PhoneDescription.named("stateless").area(DataArea.download(0, "in", 8, payload -> 0)).build();
    }

    @Override
    protected void addState(StateHash hash) {}
  }

  @ParameterizedTest
  @CsvSource({
    "store, 2, false, TIMING ORDER",
    "desk-phone, 2, false, THREADS TIMING",
    "store, 2, true, TIMING ORDER",
    "store, 2, false, TIMING ERRORS",
    "store, 2, false, TIMING FORCED_CLOSE REMOVAL",
    "store, 3, false, TIMING ORDER",
    "desk-phone, 2, false, TIMING ORDER",
    "desk-phone, 2, true, TIMING SUSPENSION",
    "desk-phone, 2, false, TIMING FORCED_CLOSE",
    "desk-phone, 1, false, RULINGS TIMING",
    "firmware-phone, 2, false, TIMING SUSPENSION",
    "lamp-panel, 2, false, TIMING ORDER REMOVAL",
    "handset-only, 2, false, ERRORS SUSPENSION"
  })
  void explore_ofRandomPrograms_findsTheSame(String phone, int bound, boolean clock, String names) {
    EnumSet<ChoiceFamily> families = EnumSet.noneOf(ChoiceFamily.class);
    for (String name : names.split(" ")) {
      families.add(ChoiceFamily.valueOf(name));
    }
    for (int seed = 1; seed <= RANDOM_WORLDS; seed++) {
      EmulatedTest program = new RandomClient(seed, STEPS, clock);
      requireSame(new Explorer().bound(bound).families(families), new Explorer().bound(bound).families(families),
          with(phone), program, phone + ", seed " + seed);
    }
  }
}
