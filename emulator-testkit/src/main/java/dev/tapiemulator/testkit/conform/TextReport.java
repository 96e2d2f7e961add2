package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;

/** Findings for a terminal: the place, what was done, the rule and its page. */
final class TextReport {

  private static final int WIDTH = 80;

  private TextReport() {}

  static String of(String file, Journal journal, List<Finding> findings) {
    Place place = Place.in(journal);
    String name = Words.onOneLine(file);
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      ClientRule rule = finding.rule();
      text.append(name).append(": ").append(place.of(finding.record())).append(": ")
          .append(rule.severity()).append(": ").append(rule.id()).append('\n');
      append(text, finding.explanation());
      append(text, "rule: " + rule.text() + " (" + rule.page() + ")");
    }
    return text.append(name).append(": ").append(summary(findings)).append('\n').toString();
  }

  /** In lines that are no wider than a terminal, indented. */
  private static void append(StringBuilder text, String sentence) {
    int column = 0;
    for (String word : sentence.split(" ")) {
      boolean isFirst = column == 0;
      if (isFirst || column + 1 + word.length() > WIDTH) {
        text.append(isFirst ? "  " : "\n    ");
        column = isFirst ? 2 : 4;
      } else {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }

  /** "2 errors, 1 warning, 0 notes". */
  static String summary(List<Finding> findings) {
    return count(findings, Severity.ERROR) + ", " + count(findings, Severity.WARNING) + ", "
        + count(findings, Severity.NOTE);
  }

  private static String count(List<Finding> findings, Severity severity) {
    long count = findings.stream().filter(finding -> finding.rule().severity() == severity).count();
    return count + " " + severity + (count == 1 ? "" : "s");
  }
}
