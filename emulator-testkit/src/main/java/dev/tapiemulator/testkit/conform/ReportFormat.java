package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;

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

  /** The report on a journal, which {@code file} names, ended by a line feed. */
  public String report(String file, Journal journal, List<Finding> findings) {
    return switch (this) {
      case TEXT -> TextReport.of(file, journal, findings);
      case HTML -> HtmlReport.of(file, journal, findings);
      case JUNIT -> JunitReport.of(file, journal, findings);
      case SARIF -> SarifReport.of(file, findings);
    };
  }
}
