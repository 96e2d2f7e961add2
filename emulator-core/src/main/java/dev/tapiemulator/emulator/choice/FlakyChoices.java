package dev.tapiemulator.emulator.choice;

/**
 * Random outcomes that depend on a seed alone, in which what goes wrong goes wrong seldom: one call in eight fails, one
 * in 32 costs the phone. Order and timing are as likely one way as another.
 */
public final class FlakyChoices implements Choices {

  private static final int CALLS_FOR_A_FAILURE = 8;
  private static final int CALLS_FOR_AN_INCIDENT = 32;

  private final SeededChoices random;

  public FlakyChoices(long seed) {
    random = new SeededChoices(seed);
  }

  @Override
  public int choose(Decision decision, int bound) {
    return switch (decision.family()) {
      case ERRORS -> seldom(decision, bound, CALLS_FOR_A_FAILURE);
      case FORCED_CLOSE, REMOVAL, SUSPENSION -> seldom(decision, bound, CALLS_FOR_AN_INCIDENT);
      case ORDER, TIMING, RULINGS, THREADS -> random.choose(decision, bound);
    };
  }

  private int seldom(Decision decision, int bound, int onceIn) {
    return random.choose(decision, onceIn) == 0 ? 1 + random.choose(decision, bound - 1) : 0;
  }
}
