package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;

/** Findings as one HTML page without scripts: the list, and the history with the offending steps marked. */
final class HtmlReport {

  private static final String STYLE = """
      body { font: 14px/1.45 sans-serif; margin: 2em; color: #1b1b1b; background: #fff; }
      h1 { font-size: 1.3em; }
      li { margin-bottom: 1em; }
      .error { color: #b00020; } .warning { color: #8a5a00; } .note { color: #00509e; }
      pre { background: #f4f4f4; padding: .5em; display: inline-block; margin: .2em 1em .2em 0; vertical-align: top; }
      svg { font: 12px monospace; }
      .lane { stroke: #bbb; } .call { stroke: #444; } .answer { stroke: #444; stroke-dasharray: 4 3; }
      .marked { fill: #ffe3e6; } .marked-warning { fill: #fff1d6; } .marked-note { fill: #e2effc; }
      .time, .gap { fill: #777; } .head { font-weight: bold; }
      """;

  private HtmlReport() {}

  static String of(String file, Journal journal, List<Finding> findings) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>")
        .append(Markup.escape(file)).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>")
        .append(Markup.escape(file)).append(": ").append(TextReport.summary(findings)).append("</h1>\n");
    if (!findings.isEmpty()) {
      page.append("<ol>\n");
      findings.forEach(finding -> page.append(item(journal, finding)));
      page.append("</ol>\n");
    }
    return page.append(SequenceDrawing.svg(journal, findings)).append("</body>\n</html>\n").toString();
  }

  private static String item(Journal journal, Finding finding) {
    ClientRule rule = finding.rule();
    return "<li><a href=\"#r" + finding.record() + "\">" + Markup.escape(Place.of(journal, finding.record()))
        + "</a>: <b class=\"" + rule.severity() + "\">" + rule.severity() + " " + Markup.escape(rule.id()) + "</b><br/>\n"
        + Markup.escape(finding.explanation()) + "<br/>\n" + Markup.escape(rule.text()) + " <a href=\""
        + Markup.escape(rule.pageAddress()) + "\">" + Markup.escape(rule.page()) + "</a>\n"
        + "<details><summary>wrong and right</summary><pre>" + Markup.escape(rule.wrong()) + "</pre><pre>"
        + Markup.escape(rule.right()) + "</pre></details></li>\n";
  }
}
