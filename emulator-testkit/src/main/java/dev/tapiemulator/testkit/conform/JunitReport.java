package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings as a JUnit test suite: each rule a test, which fails when the rule is of severity error and broken, and is
 * skipped when there was no evidence to decide it by.
 */
final class JunitReport {

  private final Place place;
  private final String file;
  private final Journal journal;
  private final StringBuilder cases = new StringBuilder();
  private int failures;
  private int skipped;

  private JunitReport(String file, Journal journal) {
    this.file = file;
    this.journal = journal;
    this.place = Place.in(journal);
  }

  static String of(String file, Journal journal, List<Finding> findings, Set<Evidence> evidence) {
    JunitReport report = new JunitReport(file, journal);
    Map<String, List<Finding>> byRule = findings.stream().collect(Collectors.groupingBy(found -> found.rule().id()));
    for (ClientRule rule : Conformance.rules()) {
      report.test(rule, byRule.getOrDefault(rule.id(), List.of()), evidence.contains(rule.evidence()));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\""
        + Markup.escape(Words.onOneLine(file)) + "\" tests=\"" + Conformance.rules().size()
        + "\" failures=\"" + report.failures + "\" errors=\"0\" skipped=\"" + report.skipped + "\" time=\"0\">\n"
        + report.cases + "</testsuite>\n";
  }

  private void test(ClientRule rule, List<Finding> own, boolean wasLookedAt) {
    cases.append("  <testcase classname=\"conformance\" name=\"").append(Markup.escape(rule.id()))
        .append("\" time=\"0\"");
    if (!own.isEmpty() && rule.severity() == Severity.ERROR) {
      failures++;
      Finding first = own.get(0);
      inside("failure type=\"" + rule.severity() + "\" message=\""
          + Markup.escape(place.of(first.record()) + ": " + first.explanation()) + "\"", own);
    } else if (!own.isEmpty()) {
      inside("system-out", own);
    } else if (!wasLookedAt) {
      skipped++;
      cases.append(">\n    <skipped message=\"needs ").append(rule.evidence()).append(" evidence\"/>\n  </testcase>\n");
    } else {
      cases.append("/>\n");
    }
  }

  private void inside(String tag, List<Finding> own) {
    cases.append(">\n    <").append(tag).append('>')
        .append(Markup.escape(TextReport.of(file, journal, own)))
        .append("</").append(tag.split(" ")[0]).append(">\n  </testcase>\n");
  }
}
