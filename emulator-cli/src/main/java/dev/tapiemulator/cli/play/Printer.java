package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.Wrap;
import java.io.PrintWriter;
import java.util.List;

/** Prints the story of a run inside 80 columns, in colours where a terminal shows them. */
public final class Printer {

  private static final String RESET = "\033[0m";

  private final PrintWriter out;
  private final boolean colours;
  private final boolean quiet;

  /** {@code quiet}: only failures and verdicts are printed. */
  public Printer(PrintWriter out, boolean colours, boolean quiet) {
    this.out = out;
    this.colours = colours;
    this.quiet = quiet;
  }

  /** How a line is meant. */
  enum Tone {
    PLAIN(""), STEP("\033[1m"), REFUSAL("\033[33m"), WHY("\033[2m"), GOOD("\033[32m"), BAD("\033[31m");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** Several words, between which lines may end; blanks inside a word count. */
  void tellWords(Tone tone, String indent, List<String> words) {
    if (!quiet && !words.isEmpty()) {
      print(tone, Wrap.lines(indent, " ".repeat(indent.length() + 2), words));
    }
  }

  /** A line of the story, wrapped. */
  void tell(Tone tone, String indent, String text) {
    if (!quiet) {
      print(tone, indent, text);
    }
  }

  /** A line that is printed even when the story is not. */
  void print(Tone tone, String indent, String text) {
    String hanging = " ".repeat(indent.length() + 2);
    print(tone, Wrap.lines(indent, hanging, text));
  }

  private void print(Tone tone, List<String> lines) {
    for (String line : lines) {
      boolean coloured = colours && tone != Tone.PLAIN;
      out.println(coloured ? tone.code + line + RESET : line);
    }
    out.flush();
  }

  /** A line as it is. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public boolean isQuiet() {
    return quiet;
  }
}
