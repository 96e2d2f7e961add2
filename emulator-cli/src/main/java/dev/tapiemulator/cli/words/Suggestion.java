package dev.tapiemulator.cli.words;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
public final class Suggestion {

  private static final int FARTHEST = 3;

  private Suggestion() {}

  /** {@code " (did you mean phoneOpen?)"}, or nothing when no name is close. */
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

  /** How many letters must be put in, taken out or replaced. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > FARTHEST) {
      return FARTHEST + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
