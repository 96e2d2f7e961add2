package dev.tapiemulator.testkit.explore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of an exploration, to be run on its own and merged later.
 *
 * @param index which part, from 1
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

  /** The whole exploration. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final int MOST_DIGITS = 6;
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1," + MOST_DIGITS + "})/(\\d{1," + MOST_DIGITS + "})");

  public Shard {
    if (count < 1 || index < 1 || index > count) {
      throw notAShard(index + "/" + count);
    }
  }

  /**
   * Reads {@code 2/7}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Shard parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw notAShard(text);
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  private static IllegalArgumentException notAShard(String text) {
    return new IllegalArgumentException(
        "expected a shard I/N with I from 1 to N, such as 2/7, found \"" + text + "\"");
  }

  /** Whether this shard has the subtree with that number, counted from 0 within its bound. */
  boolean owns(long ordinal) {
    return ordinal % count == index - 1;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
