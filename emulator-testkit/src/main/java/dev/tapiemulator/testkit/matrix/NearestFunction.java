package dev.tapiemulator.testkit.matrix;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Finds a function by its C name, and says which one may have been meant when there is none. */
final class NearestFunction {

  private NearestFunction() {}

  static PhoneFunction named(String name) {
    return PhoneFunction.named(name).orElseThrow(() -> new IllegalArgumentException(
        "no function is called \"" + name + "\"; the nearest name is " + nearest(name)));
  }

  private static String nearest(String name) {
    return Arrays.stream(PhoneFunction.values())
        .map(PhoneFunction::headerName)
        .min(Comparator.comparingInt(known -> distance(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** How many letters must be put in, taken out or replaced. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
