package dev.tapiemulator.journal;

import java.io.IOException;

/** A file is no journal; the message is {@code line N: what was expected}. */
public final class JournalFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int line;

  JournalFormatException(int line, String expected) {
    super("line " + line + ": " + expected);
    this.line = line;
  }

  /** The line that is wrong, counted from 1. */
  public int line() {
    return line;
  }
}
