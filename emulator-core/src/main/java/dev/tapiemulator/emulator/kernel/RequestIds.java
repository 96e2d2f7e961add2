package dev.tapiemulator.emulator.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds the slots of unsettled requests by their ids. Ids ascend, so neighbours come and go together: they stand side by
 * side in pages, and the page that the latest requests share stays near, however many requests wait elsewhere.
 */
final class RequestIds {

  private static final int PAGE_BITS = 5;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int SMALLEST = 2;
  /** 2 to the 32nd by the golden ratio: puts numbers that follow each other far apart. */
  private static final int SPREAD = 0x9E3779B9;

  /** Page by page, the first of them empty for ever: the slot of each id, 0 for none. */
  private int[] slots = new int[SMALLEST * PAGE_SIZE];
  /** By page: the ids it has places for, shifted; or the spare page that comes after it. */
  private int[] numbers = new int[SMALLEST];
  /** By page: how many of its ids are there. */
  private int[] counts = new int[SMALLEST];
  private int pages = 1;
  /** The page to be used next, 0 for a new one. */
  private int spare;
  /** The page of the id that was added last; it is kept when it is empty, since the next id belongs there too. */
  private int youngest;
  /** Pages by number: open addressing with linear probing; twice as many places as pages, a power of two. */
  private int[] places = new int[SMALLEST * 2];
  private int unusedBits = Integer.numberOfLeadingZeros(places.length) + 1;

  /** The slot of an id, 0 when it is not there. */
  int slotOf(int id) {
    int page = pageOf(id);
    return page == 0 ? 0 : slots[placeOf(page, id)];
  }

  /** Adds an id that is not there. */
  void add(int id, int slot) {
    int page = pageOf(id);
    if (page == 0 || page != youngest) {
      turnTo(page, id >>> PAGE_BITS);
    }
    slots[placeOf(youngest, id)] = slot;
    counts[youngest]++;
  }

  /** A page that is left empty becomes the next one at once, so that one id at a time never needs a second. */
  private void turnTo(int page, int number) {
    int before = youngest;
    youngest = page;
    freeIfEmpty(before);
    if (page == 0) {
      youngest = newPage(number);
    }
  }

  /** Takes an id out that is there. */
  void remove(int id) {
    int page = pageOf(id);
    slots[placeOf(page, id)] = 0;
    counts[page]--;
    freeIfEmpty(page);
  }

  /** Hands over the slots, page by page in the order of their ids. */
  void forEachSlot(IntConsumer consumer) {
    for (int slot : slots) {
      if (slot != 0) {
        consumer.accept(slot);
      }
    }
  }

  /** For how many ids there are places, taken or not. */
  int room() {
    return slots.length;
  }

  private static int placeOf(int page, int id) {
    return page << PAGE_BITS | id & PAGE_SIZE - 1;
  }

  private void freeIfEmpty(int page) {
    if (page != 0 && page != youngest && counts[page] == 0) {
      unplace(page);
      numbers[page] = spare;
      spare = page;
    }
  }

  private int newPage(int number) {
    int page = spare;
    if (page != 0) {
      spare = numbers[page];
    } else {
      if (pages == numbers.length) {
        grow();
      }
      page = pages++;
    }
    numbers[page] = number;
    place(page);
    return page;
  }

  // ---- pages by number

  private int pageOf(int id) {
    int number = id >>> PAGE_BITS;
    if (numbers[youngest] == number) {
      return youngest;
    }
    int i = home(number);
    while (places[i] != 0 && numbers[places[i]] != number) {
      i = i + 1 & places.length - 1;
    }
    return places[i];
  }

  private int home(int number) {
    return number * SPREAD >>> unusedBits;
  }

  private void place(int page) {
    int i = home(numbers[page]);
    while (places[i] != 0) {
      i = i + 1 & places.length - 1;
    }
    places[i] = page;
  }

  /** Takes a page out and moves those behind it up, so that probing never meets a gap. */
  private void unplace(int page) {
    int mask = places.length - 1;
    int gap = home(numbers[page]);
    while (places[gap] != page) {
      gap = gap + 1 & mask;
    }
    places[gap] = 0;
    for (int i = gap + 1 & mask; places[i] != 0; i = i + 1 & mask) {
      int moved = places[i];
      places[i] = 0;
      place(moved);
    }
  }

  private void grow() {
    slots = Arrays.copyOf(slots, slots.length * 2);
    numbers = Arrays.copyOf(numbers, pages * 2);
    counts = Arrays.copyOf(counts, pages * 2);
    int[] old = places;
    places = new int[old.length * 2];
    unusedBits--;
    for (int page : old) {
      if (page != 0) {
        place(page);
      }
    }
  }
}
