package dev.tapiemulator.journal;

import java.io.IOException;

/** A file is no journal; the message is {@code line N: what was expected}. */
public final class JournalFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String expected;

  JournalFormatException(int line, String expected) {
    this(line, 1, expected);
  }

  JournalFormatException(int line, int column, String expected) {
    super("line " + line + ": " + oneLine(expected));
    this.line = line;
    this.column = column;
    this.expected = oneLine(expected);
  }

  /** What the file quotes may hold line ends and other control characters; the message stays one line. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> {
      if (Character.isISOControl(c)) {
        line.append(String.format("\\u%04X", c));
      } else {
        line.append((char) c);
      }
    });
    return line.toString();
  }

  /** The line that is wrong, counted from 1. */
  public int line() {
    return line;
  }

  /** Where in the line the JSON breaks, counted from 1; 1 where the record as a whole is wrong. */
  public int column() {
    return column;
  }

  /** What was expected there. */
  public String expected() {
    return expected;
  }
}
