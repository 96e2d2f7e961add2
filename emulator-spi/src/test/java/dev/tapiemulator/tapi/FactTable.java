package dev.tapiemulator.tapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published facts as plain tables beside the tests: one row a line, columns separated by one space. */
public final class FactTable {

  private FactTable() {}

  /** The rows of the table, without comments and empty lines; the last column takes the rest of its line. */
  public static List<String[]> rows(String name, int columns) {
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(FactTable.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      return lines.lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(" ", columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
