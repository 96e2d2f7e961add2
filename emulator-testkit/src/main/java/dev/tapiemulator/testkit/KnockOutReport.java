package dev.tapiemulator.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which losses a client does not survive.
 *
 * @param runs how many features were taken away, one at a time
 * @param fatal those without which the client failed, and with what, in the order of their bits
 */
public record KnockOutReport(int runs, Map<MissingFeature, Throwable> fatal) {

  public KnockOutReport {
    fatal = Collections.unmodifiableMap(new LinkedHashMap<>(fatal));
  }

  /** Whether the client got along without any one feature. */
  public boolean survivesEverything() {
    return fatal.isEmpty();
  }

  /** The figures, and a line for each loss that was fatal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(
        "the client survives the loss of " + (runs - fatal.size()) + " of " + runs + " features");
    fatal.forEach((missing, failure) -> text.append("\n  ").append(missing).append(": ").append(firstLine(failure)));
    return text.toString();
  }

  private static String firstLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("");
  }
}
