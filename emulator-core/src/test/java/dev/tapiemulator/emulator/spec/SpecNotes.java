package dev.tapiemulator.emulator.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the notes on the specification, which lie beside the modules. */
final class SpecNotes {

  private SpecNotes() {}

  static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("..", "spec-notes", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of the table rows whose first cell begins with the prefix. */
  static List<List<String>> rows(String file, String prefix) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("| " + prefix)) {
        rows.add(List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
      }
    }
    return rows;
  }

  /** The lines of rulings.md below each heading that names an open point, by that open point. */
  static Map<String, List<String>> entriesByOpenPoint() {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    List<String> entry = new ArrayList<>();
    for (String line : lines("rulings.md")) {
      if (line.startsWith("#")) {
        entry = new ArrayList<>();
      }
      if (line.startsWith("### ")) {
        String openPoint = line.split(" ")[1];
        if (entries.put(openPoint, entry) != null) {
          throw new AssertionError(openPoint + " has two entries");
        }
      }
      entry.add(line);
    }
    return entries;
  }
}
