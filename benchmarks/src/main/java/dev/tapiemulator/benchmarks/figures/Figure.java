package dev.tapiemulator.benchmarks.figures;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A measured number and how far the true one may be from it, at 99.9 percent confidence, as JMH works it out; NaN when
 * there are too few samples to say.
 */
public record Figure(double value, double error) {

  private static final double CONFIDENCE = 0.999;
  private static final double LARGE = 100;
  private static final double SMALL = 10;

  /** A number that is known, not sampled. */
  public static Figure exactly(double value) {
    return new Figure(value, 0);
  }

  /** The mean of samples. */
  public static Figure mean(Collection<Double> samples) {
    Statistics statistics = new ListStatistics(samples.stream().mapToDouble(Double::doubleValue).toArray());
    return new Figure(statistics.getMean(), statistics.getMeanErrorAt(CONFIDENCE));
  }

  public Figure times(double factor) {
    return new Figure(value * factor, error * factor);
  }

  /** How many times the other this is; both errors add up as independent ones do. */
  public Figure ratioTo(Figure other) {
    double ratio = value / other.value;
    return new Figure(ratio, Math.abs(ratio) * Math.hypot(error / value, other.error / other.value));
  }

  public Figure minus(Figure other) {
    return new Figure(value - other.value, Math.hypot(error, other.error));
  }

  /** Both numbers, rounded, with a unit; the error is left out where there is none. */
  public String in(String unit) {
    String number = rounded(value) + (unit.isEmpty() ? "" : " " + unit);
    if (Double.isNaN(error)) {
      return number + " ± ?";
    }
    return error == 0 ? number : number + " ± " + rounded(error);
  }

  private static String rounded(double number) {
    double size = Math.abs(number);
    String format = size >= LARGE ? "%,.0f" : size >= SMALL || size == 0 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, number);
  }
}
