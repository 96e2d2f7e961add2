package dev.tapiemulator.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The ids that are found are those that are there, whichever ones wait for how long. */
class RequestIdsPropertyTest {

  private static final int TRIES = 100;
  private static final int STEPS = 1_000;
  private static final int ROOM_STEPS = 100_000;
  private static final int WAITING = 100;
  private static final int MOST_ROOM = 1_000;
  private static final int LAST_ID = Integer.MAX_VALUE;

  private final RequestIds ids = new RequestIds();
  /** What is there, told by the collections of the JDK. */
  private final TreeMap<Integer, Integer> expected = new TreeMap<>();
  private int lastId;
  private int lastSlot;

  /** {@code patience}: of how many that could go one does, so that few or many wait, and some for long. */
  @Property(seed = "1", tries = TRIES)
  void slotOf_isThatOfTheIdThatIsThere(@ForAll int seed, @ForAll @IntRange(min = 1, max = 40) int patience) {
    Random random = new Random(seed);
    lastId = random.nextBoolean() ? 0 : LAST_ID - random.nextInt(STEPS);
    for (int step = 0; step < STEPS; step++) {
      if (expected.isEmpty() || random.nextInt(patience) > 0 && random.nextInt(STEPS) > step / 2) {
        add();
      } else {
        remove(random);
      }
      lookAround(random);
    }
    requireAll();
  }

  @Example
  void room_staysWhenIdsComeAndGo() {
    for (int step = 0; step < ROOM_STEPS; step++) {
      ids.add(step + 1, 1);
      if (step >= WAITING) {
        ids.remove(step + 1 - WAITING);
      }
    }
    assertTrue(ids.room() < MOST_ROOM, () -> ids.room() + " places for " + WAITING + " ids");
  }

  @Example
  void room_isEnoughFromTheBeginningForOneIdAtATime() {
    int room = ids.room();
    for (int id = 1; id < ROOM_STEPS; id++) {
      ids.add(id, 1);
      ids.remove(id);
    }
    assertEquals(room, ids.room());
  }

  /** Ids ascend, begin anew and leave out those that are there. */
  private void add() {
    do {
      lastId = lastId == LAST_ID ? 1 : lastId + 1;
    } while (expected.containsKey(lastId));
    expected.put(lastId, ++lastSlot);
    ids.add(lastId, lastSlot);
  }

  /** The youngest, the oldest, or any. */
  private void remove(Random random) {
    int id = switch (random.nextInt(3)) {
      case 0 -> expected.lastKey();
      case 1 -> expected.firstKey();
      default -> {
        Integer above = expected.ceilingKey(1 + random.nextInt(LAST_ID));
        yield above == null ? expected.firstKey() : above;
      }
    };
    expected.remove(id);
    ids.remove(id);
    assertEquals(0, ids.slotOf(id), () -> "id " + id + " was taken out");
  }

  private void lookAround(Random random) {
    int id = Math.max(1, lastId - random.nextInt(STEPS));
    assertEquals(expected.getOrDefault(id, 0), ids.slotOf(id), () -> "id " + id);
  }

  private void requireAll() {
    expected.forEach((id, slot) -> assertEquals(slot, ids.slotOf(id), () -> "id " + id));
    List<Integer> slots = new ArrayList<>();
    ids.forEachSlot(slots::add);
    assertEquals(expected.size(), slots.size());
    assertEquals(new HashSet<>(expected.values()), new HashSet<>(slots));
  }
}
