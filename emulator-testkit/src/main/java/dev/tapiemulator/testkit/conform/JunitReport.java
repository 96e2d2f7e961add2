package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;

/** Findings as a JUnit test suite: each rule a test, which fails when the rule is of severity error and broken. */
final class JunitReport {

  private JunitReport() {}

  static String of(String file, Journal journal, List<Finding> findings) {
    StringBuilder cases = new StringBuilder();
    int failures = 0;
    for (ClientRule rule : Conformance.rules()) {
      List<Finding> own = findings.stream().filter(finding -> finding.rule().equals(rule))
          .toList();
      boolean fails = !own.isEmpty() && rule.severity() == Severity.ERROR;
      failures += fails ? 1 : 0;
      cases.append("  <testcase classname=\"conformance\" name=\"").append(Markup.escape(rule.id())).append("\"");
      if (own.isEmpty()) {
        cases.append("/>\n");
      } else {
        String tag = fails ? "failure" : "system-out";
        String message = fails ? " message=\"" + Markup.escape(own.get(0).explanation()) + "\"" : "";
        cases.append(">\n    <").append(tag).append(message).append('>')
            .append(Markup.escape(TextReport.of(file, journal, own)))
            .append("</").append(tag).append(">\n  </testcase>\n");
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + Markup.escape(file) + "\" tests=\""
        + Conformance.rules().size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\">\n" + cases
        + "</testsuite>\n";
  }
}
