package dev.tapiemulator.benchmarks;

/**
 * What is asked of a figure, and what it is.
 *
 * @param key the name by which a reason is found, if it is missed
 * @param figure what is measured
 * @param asked the target
 * @param measured the figure, in words
 * @param verdict whether the target is met
 */
record Target(String key, String figure, String asked, String measured, Verdict verdict) {

  /** How a figure stands to its target. */
  enum Verdict {
    MET, MISSED, NOT_MEASURED
  }

  /** A target before anything is known. */
  static Target of(String key, String figure, String asked) {
    return new Target(key, figure, asked, "-", Verdict.NOT_MEASURED);
  }

  /** The same with what was measured. */
  Target measured(String words, boolean met) {
    return new Target(key, figure, asked, words, met ? Verdict.MET : Verdict.MISSED);
  }
}
