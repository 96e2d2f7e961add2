package dev.tapiemulator.cli.words;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at blanks so that it stays inside a terminal of {@value #WIDTH} columns. */
public final class Wrap {

  /** Columns of the narrowest terminal that everything is printed for. */
  public static final int WIDTH = 80;

  private Wrap() {}

  /** The text in lines that begin with {@code indent}; a word that is too long has a line of its own. */
  public static List<String> lines(String indent, String text) {
    return lines(indent, indent, text);
  }

  /** The same with another beginning of the first line. */
  public static List<String> lines(String first, String indent, String text) {
    return lines(first, indent, List.of(text.strip().split("\\s+")));
  }

  /** The same with words that may have blanks inside. */
  public static List<String> lines(String first, String indent, List<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : words) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** The same as one text, each line ended. */
  public static String text(String first, String indent, String text) {
    return String.join("\n", lines(first, indent, text)) + "\n";
  }
}
