package dev.tapiemulator.benchmarks.figures;

import java.io.PrintStream;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** All figures of a run by their names. They travel from one Java to another as lines of text. */
public final class Figures {

  private static final String LINE = "figure";
  private static final String SEPARATOR = "\t";

  private final Map<String, Figure> byName = new TreeMap<>();

  public void put(String name, Figure figure) {
    byName.put(name, figure);
  }

  /** Whether every one of them was measured. */
  public boolean have(String... names) {
    for (String name : names) {
      if (!byName.containsKey(name)) {
        return false;
      }
    }
    return true;
  }

  public Figure get(String name) {
    Figure figure = byName.get(name);
    if (figure == null) {
      throw new NoSuchElementException("no figure " + name + " among " + byName.keySet());
    }
    return figure;
  }

  /** Prints each as a line that {@link #read} understands. */
  public void printTo(PrintStream out) {
    byName.forEach((name, figure) ->
        out.println(String.join(SEPARATOR, LINE, name, "" + figure.value(), "" + figure.error())));
  }

  /** Takes a figure from a line; other lines mean nothing. */
  public void read(String line) {
    String[] cells = line.split(SEPARATOR);
    if (cells[0].equals(LINE)) {
      put(cells[1], new Figure(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
    }
  }
}
