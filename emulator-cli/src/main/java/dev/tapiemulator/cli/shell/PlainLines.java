package dev.tapiemulator.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** Lines from a pipe or from a terminal that can do nothing: no editing, and a prompt only where somebody sees it. */
final class PlainLines implements LineSource {

  private final BufferedReader in;
  private final PrintWriter out;
  private String line = "";

  /** {@code out}: where to ask, or null when nobody would see it. */
  PlainLines(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Event next(String prompt) {
    if (out != null) {
      out.print(prompt);
      out.flush();
    }
    try {
      String read = in.readLine();
      if (read == null && out != null) {
        out.println(); // so that what comes next does not stand behind the prompt
      }
      line = read == null ? "" : read;
      return read == null ? Event.END : Event.LINE;
    } catch (IOException broken) {
      return Event.END;
    }
  }

  @Override
  public String line() {
    return line;
  }
}
