package dev.tapiemulator.emulator.choice;

/**
 * Random outcomes that depend on a seed alone (SplitMix64, written out so that no library's generator can change a
 * run).
 */
public final class SeededChoices implements Choices {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  public SeededChoices(long seed) {
    state = seed;
  }

  @Override
  public int choose(Decision decision, int bound) {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
  }
}
