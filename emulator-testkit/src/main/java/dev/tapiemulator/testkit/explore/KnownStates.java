package dev.tapiemulator.testkit.explore;

/**
 * The states in which runs were asked, each with the simplest way to it: how many choices before were not ordinary, then
 * how many there were at all. A state is its hash; that two of a million have the same one by chance happens once in
 * forty million explorations.
 */
final class KnownStates {

  private static final int SMALLEST = 64;

  /** Open addressing with linear probing, at most half full; 0 marks a free place, so 0 itself is never known. */
  private long[] states = new long[SMALLEST];
  private long[] ways = new long[SMALLEST];
  private int size;

  /**
   * Whether the state was met in a simpler or equally simple way, so that all that can follow has been explored from
   * there; otherwise this way is remembered.
   */
  boolean isMetAgain(long state, int deviations, int position) {
    if (state == 0) {
      return false;
    }
    long way = (long) deviations << Integer.SIZE | position;
    int place = placeOf(state);
    if (states[place] == state && ways[place] <= way) {
      return true;
    }
    if (states[place] == 0) {
      size++;
    }
    states[place] = state;
    ways[place] = way;
    if (size * 2 > states.length) {
      grow();
    }
    return false;
  }

  private int placeOf(long state) {
    int mask = states.length - 1;
    int place = (int) (state ^ state >>> Integer.SIZE) & mask;
    while (states[place] != 0 && states[place] != state) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldStates = states;
    long[] oldWays = ways;
    states = new long[oldStates.length * 2];
    ways = new long[states.length];
    for (int i = 0; i < oldStates.length; i++) {
      if (oldStates[i] != 0) {
        int place = placeOf(oldStates[i]);
        states[place] = oldStates[i];
        ways[place] = oldWays[i];
      }
    }
  }
}
