package dev.tapiemulator.emulator.spec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
public final class Suggestion {

  private static final int FARTHEST = 3;

  private Suggestion() {}

  /**
   * {@code " (did you mean phoneOpen?)"}, or nothing when no name is close: one with a few other letters, whatever their
   * case, or one that ends so.
   */
  public static String of(String typed, Collection<String> names) {
    String best = null;
    int bestDistance = FARTHEST + 1;
    for (String name : names) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance && distance < name.length()) {
        best = name;
        bestDistance = distance;
      }
    }
    return best == null ? "" : " (did you mean " + best + "?)";
  }

  private static int distance(String typed, String name) {
    boolean isEnd = typed.length() > FARTHEST && name.endsWith(typed);
    return isEnd ? Math.min(FARTHEST, name.length() - typed.length()) : lettersBetween(typed, name);
  }

  /** How many letters must be put in, taken out or replaced. */
  private static int lettersBetween(String from, String to) {
    if (Math.abs(from.length() - to.length()) > FARTHEST) {
      return FARTHEST + 1;
    }
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
