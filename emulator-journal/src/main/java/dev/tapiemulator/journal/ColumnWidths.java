package dev.tapiemulator.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How wide columns are, and text broken into lines of a width. */
final class ColumnWidths {

  private static final String CONTINUED = "  ";
  private static final String BREAKS_BEHIND = "_=|,";

  private ColumnWidths() {}

  /** Each column at least as wide as its longest word, if that is possible; the rest is shared. */
  static int[] share(int available, int[] longestWord, int[] wanted) {
    int[] least = new int[wanted.length];
    int[] more = new int[wanted.length];
    int room = available;
    for (int i = 0; i < wanted.length; i++) {
      least[i] = Math.min(wanted[i], longestWord[i] + CONTINUED.length());
      more[i] = wanted[i] - least[i];
      room -= least[i];
    }
    if (room < 0) {
      return share(available, wanted);
    }
    int[] widths = share(room, more);
    for (int i = 0; i < widths.length; i++) {
      widths[i] += least[i];
    }
    return widths;
  }

  static int longestWord(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(String::length).max().orElse(0);
  }

  /** Each column as wide as it wants while there is room; those that want more share what the others leave. */
  static int[] share(int available, int[] wanted) {
    int[] widths = new int[wanted.length];
    boolean[] settled = new boolean[wanted.length];
    int room = available;
    int open = wanted.length;
    for (boolean again = true; again && open > 0; ) {
      again = false;
      int fair = room / open;
      for (int i = 0; i < wanted.length; i++) {
        if (!settled[i] && wanted[i] <= fair) {
          settled[i] = true;
          widths[i] = wanted[i];
          room -= wanted[i];
          open--;
          again = true;
        }
      }
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!settled[i]) {
        widths[i] = room / open;
        room -= widths[i];
        open--;
      }
    }
    return widths;
  }

  /** The text in lines, broken at blanks where that is possible; every line but the first is indented. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    String indent = "";
    while (indent.length() + rest.length() > width) {
      int room = Math.max(1, width - indent.length());
      int end = lineEnd(rest, room);
      lines.add(indent + rest.substring(0, end));
      rest = rest.substring(end < rest.length() && rest.charAt(end) == ' ' ? end + 1 : end);
      indent = width > 2 * CONTINUED.length() ? CONTINUED : "";
    }
    lines.add(indent + rest);
    return lines;
  }

  /** The last blank within the room, else behind the last joint of a long name, else where the room ends. */
  private static int lineEnd(String text, int room) {
    int blank = text.lastIndexOf(' ', room);
    if (blank > 0 && !text.substring(0, blank).isBlank()) {
      return blank;
    }
    for (int end = room; end > room / 4; end--) {
      if (BREAKS_BEHIND.indexOf(text.charAt(end - 1)) >= 0
          || Character.isLowerCase(text.charAt(end - 1)) && Character.isUpperCase(text.charAt(end))) {
        return end;
      }
    }
    return room;
  }

  /** The line with blanks up to a width. */
  static String pad(String line, int width) {
    char[] blanks = new char[Math.max(0, width - line.length())];
    Arrays.fill(blanks, ' ');
    return line + new String(blanks);
  }
}
