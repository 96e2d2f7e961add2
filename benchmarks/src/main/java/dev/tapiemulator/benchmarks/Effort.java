package dev.tapiemulator.benchmarks;

import java.util.List;

/**
 * How much is measured. All benchmarks run once in every round, one after the other, so that what is compared with each
 * other has met the same moods of the machine.
 *
 * @param rounds rounds, each with one fork of every JMH benchmark
 * @param warmups iterations of a fork that do not count
 * @param iterations iterations of a fork that count
 * @param iterationMillis the length of an iteration
 * @param mostPhones the largest number of phones
 * @param liveRounds the runs of each case of live mode
 * @param liveCycles the cycles of such a run
 * @param profileSeconds how long the explorer is sampled
 * @param programStarts how often the program is started in each way
 */
record Effort(
    int rounds,
    int warmups,
    int iterations,
    int iterationMillis,
    int mostPhones,
    int liveRounds,
    int liveCycles,
    int profileSeconds,
    int programStarts) {

  private static final List<Integer> PHONES = List.of(1, 100, 10_000, 1_000_000);

  /** What the published page is measured with. */
  static final Effort WHOLE = new Effort(2, 4, 8, 400, 1_000_000, 6, 20_000, 10, 20);

  /** Only shows that everything runs. */
  static final Effort SMOKE = new Effort(1, 0, 1, 10, 100, 1, 200, 1, 1);

  /** So many times shorter; the figures are worth less in the same measure. */
  Effort dividedBy(int divisor) {
    return new Effort(
        divided(rounds, divisor), warmups, divided(iterations, divisor), iterationMillis, mostPhones,
        divided(liveRounds, divisor), liveCycles, divided(profileSeconds, divisor), divided(programStarts, divisor));
  }

  /** The same with no more phones than that. */
  Effort withPhonesUpTo(int most) {
    return new Effort(
        rounds, warmups, iterations, iterationMillis, Math.min(most, mostPhones), liveRounds, liveCycles,
        profileSeconds, programStarts);
  }

  /** The numbers of phones that are measured. */
  List<Integer> phones() {
    return PHONES.stream().filter(count -> count <= mostPhones).toList();
  }

  /** Whether nothing counts but that it runs. */
  boolean isSmoke() {
    return warmups == 0;
  }

  private static int divided(int number, int divisor) {
    return Math.max(1, number / divisor);
  }

  /** In words, for the page. */
  @Override
  public String toString() {
    return rounds + " rounds, in each of them every benchmark in a Java of its own with " + warmups + " + " + iterations
        + " iterations of " + iterationMillis + " ms, the cycle, creation and the explorer with several times the warm-up";
  }
}
