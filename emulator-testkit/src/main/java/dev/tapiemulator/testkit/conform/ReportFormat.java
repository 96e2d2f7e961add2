package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The forms in which findings are written. */
public enum ReportFormat {
  /** For a terminal. */
  TEXT,
  /** One page for a browser, complete in itself, with the history drawn and the offending steps marked. */
  HTML,
  /** A test suite in which each rule is a test, for build servers. */
  JUNIT,
  /** SARIF 2.1.0, for tools that show results of analysis. */
  SARIF;

  /**
   * The report on a journal, which {@code file} names, ended by a line feed; {@code besides} is the evidence that was
   * looked at besides the journal alone.
   */
  public String report(String file, Journal journal, List<Finding> findings, Evidence... besides) {
    Set<Evidence> evidence = EnumSet.of(Evidence.TRACE, besides);
    List<Finding> inOrder = findings.stream().sorted(Finding.BY_PLACE).toList();
    return switch (this) {
      case TEXT -> TextReport.of(file, journal, inOrder);
      case HTML -> HtmlReport.of(file, journal, inOrder);
      case JUNIT -> JunitReport.of(file, journal, inOrder, evidence);
      case SARIF -> SarifReport.of(file, inOrder, evidence);
    };
  }
}
