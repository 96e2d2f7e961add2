package dev.tapiemulator.testkit.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The plain table of what the pages document, taken from them and not from any code. */
final class PageTable {

  /**
   * A line.
   *
   * @param function the C name
   * @param async whether it is asynchronous
   * @param errors its errors, without prefix, in the page's order
   */
  record Page(String function, boolean async, List<String> errors) {}

  private PageTable() {}

  static List<Page> pages() {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(
        PageTable.class.getResourceAsStream("documented-errors.txt"), StandardCharsets.UTF_8))) {
      return reader.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .map(words -> new Page(words.get(0), words.get(1).equals("async"), words.subList(2, words.size())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every pair as "phoneSetData REFUSAL NOMEM", "phoneSetData REPLY NOMEM". */
  static List<String> pairs() {
    List<String> pairs = new ArrayList<>();
    for (Page page : pages()) {
      page.errors().forEach(error -> pairs.add(page.function() + " REFUSAL " + error));
      if (page.async()) {
        page.errors().forEach(error -> pairs.add(page.function() + " REPLY " + error));
      }
    }
    return pairs;
  }

  static String inWords(DocumentedError pair) {
    return pair.function().headerName() + " " + pair.place() + " " + pair.error();
  }
}
