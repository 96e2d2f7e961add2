package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import java.util.Arrays;

/**
 * Gives out handles and finds what they stand for. A handle is a positive number above 0xFFFF, so that one cut to 16
 * bits shows:
 *
 * <pre>
 * bit  30      the kind: 0 usage handle, 1 phone handle, so that the two never match
 * bits 16..29  the slot's generation, from 1
 * bits 0..15   the slot
 * </pre>
 *
 * A table of more than 65,536 entries gives the slot as many more bits as it needs, and the generation fewer.
 * A slot whose generations are spent is retired, so a stale handle never resolves (O-39).
 */
final class HandleTable<T extends HandleTable.Entry> {

  /** What a handle stands for; it remembers the handle, so that finding it touches nothing else. */
  interface Entry {
    int handle();
  }

  static final int USAGE_KIND = 0;
  static final int PHONE_KIND = 1 << 30;

  private static final int FEWEST_SLOT_BITS = 16;
  private static final int KIND_BIT = 30;

  private final int kind;
  private final int maximum;
  private final int slotBits;
  private final int slotMask;
  private final int lastGeneration;
  private Object[] entries = new Object[4];
  /** By slot: how many handles it has had. */
  private int[] generations = new int[4];
  private int[] freeSlots = new int[4];
  private int freeCount;
  private int slots;
  private int open;

  HandleTable(int kind, int maximum) {
    this.kind = kind;
    this.maximum = maximum;
    slotBits = Math.max(FEWEST_SLOT_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(maximum - 1));
    slotMask = (1 << slotBits) - 1;
    lastGeneration = (1 << KIND_BIT - slotBits) - 1;
  }

  /** Whether another entry may be added while so many entries' worth of room is taken by something else. */
  boolean hasRoomFor(int others) {
    return open + others < maximum && (freeCount > 0 || slots <= slotMask);
  }

  /** Adds an entry and returns its handle, which the entry is to remember. */
  int add(T entry) {
    int slot = freeCount > 0 ? freeSlots[--freeCount] : newSlot();
    entries[slot] = entry;
    generations[slot]++;
    open++;
    return kind | generations[slot] << slotBits | slot;
  }

  /** The entry a handle stands for, or null when it is stale, foreign or was never given out. */
  @SuppressWarnings("unchecked")
  T find(int handle) {
    int slot = slotOf(handle);
    T entry = slot < slots ? (T) entries[slot] : null;
    return entry != null && entry.handle() == handle ? entry : null;
  }

  /** Makes a handle stale. */
  void remove(int handle) {
    int slot = slotOf(handle);
    entries[slot] = null;
    open--;
    if (generations[slot] < lastGeneration) {
      if (freeCount == freeSlots.length) {
        freeSlots = Arrays.copyOf(freeSlots, freeCount * 2);
      }
      freeSlots[freeCount++] = slot;
    }
  }

  /** What decides which handles are given out next, and which resolve. */
  void addTo(StateHash hash) {
    hash.add(slots).add(open).add(freeCount);
    for (int i = 0; i < freeCount; i++) {
      hash.add(freeSlots[i]);
    }
    for (int slot = 0; slot < slots; slot++) {
      hash.add(generations[slot]).add(entries[slot] != null);
    }
  }

  int size() {
    return open;
  }

  /** The slot of a handle, a small number that is unique among the living. */
  int slotOf(int handle) {
    return handle & slotMask;
  }

  private int newSlot() {
    if (slots == entries.length) {
      entries = Arrays.copyOf(entries, slots * 2);
      generations = Arrays.copyOf(generations, slots * 2);
    }
    return slots++;
  }
}
