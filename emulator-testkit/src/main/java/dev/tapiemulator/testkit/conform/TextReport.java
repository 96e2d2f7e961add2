package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;

/** Findings for a terminal: the place, what was done, the rule and its page. */
final class TextReport {

  private TextReport() {}

  static String of(String file, Journal journal, List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      ClientRule rule = finding.rule();
      text.append(file).append(": ").append(Place.of(journal, finding.record())).append(": ")
          .append(rule.severity()).append(": ").append(rule.id()).append('\n')
          .append("  ").append(finding.explanation()).append('\n')
          .append("  rule: ").append(rule.text()).append(" (").append(rule.page()).append(")\n");
    }
    return text.append(file).append(": ").append(summary(findings)).append('\n').toString();
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
