package dev.tapiemulator.emulator.choice;

import java.util.Map;
import java.util.TreeMap;

/**
 * Ordinary outcomes except at a few positions, so that shrinking a failing run makes it more ordinary. A value that is
 * too large for the bound met there wraps around.
 */
public final class SparseChoices implements Choices {

  private final TreeMap<Integer, Integer> deviations;
  private int position;

  /** @param deviations value by position, counted from 0 over all choices of the run */
  public SparseChoices(Map<Integer, Integer> deviations) {
    this.deviations = new TreeMap<>(deviations);
  }

  @Override
  public int choose(Decision decision, int bound) {
    return Math.floorMod(deviations.getOrDefault(position++, 0), bound);
  }
}
