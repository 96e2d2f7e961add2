package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;

/** Findings as one HTML page without scripts: the list, and the history with the offending steps marked. */
final class HtmlReport {

  /** So many findings a reader will look at; the text has them all. */
  private static final int MOST_FINDINGS = 200;

  private static final String STYLE = """
      :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #666; --rule: #bbb; --code: #f4f4f4;
        --link: #0645ad; --error: #b00020; --warning: #7a4f00; --note: #00509e;
        --marked-error: #ffe3e6; --marked-warning: #fff1d6; --marked-note: #e2effc; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e6e6e6; --paper: #181818; --faint: #a0a0a0; --rule: #555; --code: #262626; --link: #8ab4f8;
          --error: #ff8a95; --warning: #ffc766; --note: #8cc4ff;
          --marked-error: #4a1a20; --marked-warning: #443410; --marked-note: #14324d; } }
      body { font: 14px/1.45 sans-serif; margin: 2em; color: var(--ink); background: var(--paper); }
      h1 { font-size: 1.3em; overflow-wrap: anywhere; }
      ol { max-width: 60em; padding-left: 2.5em; overflow-wrap: anywhere; }
      li { margin-bottom: 1em; }
      a { color: var(--link); }
      b.error { color: var(--error); } b.warning { color: var(--warning); } b.note { color: var(--note); }
      pre { background: var(--code); padding: .5em; margin: .2em 1em .2em 0; vertical-align: top; max-width: 100%;
        display: inline-block; overflow-x: auto; box-sizing: border-box; }
      .heads { position: sticky; top: 0; width: max-content; background: var(--paper); }
      svg { font: 12px monospace; display: block; }
      svg g { scroll-margin-top: 4em; }
      svg text { fill: var(--ink); }
      svg .lane { stroke: var(--rule); } svg .call, svg .answer { stroke: var(--faint); }
      svg .answer { stroke-dasharray: 4 3; } svg .tip { fill: var(--faint); }
      svg .marked-error { fill: var(--marked-error); } svg .marked-warning { fill: var(--marked-warning); }
      svg .marked-note { fill: var(--marked-note); }
      svg text.time, svg text.number, svg text.gap { fill: var(--faint); }
      svg text.head, svg text.error, svg text.warning, svg text.note { font-weight: bold; }
      svg text.error { fill: var(--error); } svg text.warning { fill: var(--warning); }
      svg text.note { fill: var(--note); }
      """;

  private HtmlReport() {}

  static String of(String file, Journal journal, List<Finding> findings) {
    Place place = Place.in(journal);
    List<Finding> listed = findings.subList(0, Math.min(MOST_FINDINGS, findings.size()));
    String title = Markup.escape(Words.onOneLine(file));
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\"/>\n<meta name=\"viewport\" "
        + "content=\"width=device-width\"/>\n<title>").append(title).append("</title>\n<style>\n").append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>").append(title).append(": ").append(TextReport.summary(findings))
        .append("</h1>\n");
    if (!listed.isEmpty()) {
      page.append("<ol>\n");
      for (int i = 0; i < listed.size(); i++) {
        page.append(item(i + 1, place, listed.get(i)));
      }
      page.append("</ol>\n");
    }
    if (listed.size() < findings.size()) {
      page.append("<p>").append(findings.size() - listed.size())
          .append(" more are not shown here; the text report lists all.</p>\n");
    }
    return page.append(SequenceDrawing.of(journal, place, listed)).append("</body>\n</html>\n").toString();
  }

  private static String item(int number, Place place, Finding finding) {
    ClientRule rule = finding.rule();
    return "<li id=\"f" + number + "\"><a href=\"#r" + finding.record() + "\">"
        + Markup.escape(place.of(finding.record())) + "</a>: <b class=\"" + rule.severity() + "\">" + rule.severity()
        + " " + Markup.escape(rule.id()) + "</b><br/>\n"
        + Markup.escape(finding.explanation()) + "<br/>\n" + Markup.escape(rule.text()) + " <a href=\""
        + Markup.escape(rule.pageAddress()) + "\">" + Markup.escape(rule.page()) + "</a>\n"
        + "<details><summary>wrong and right</summary><pre>" + Markup.escape(rule.wrong()) + "</pre><pre>"
        + Markup.escape(rule.right()) + "</pre></details></li>\n";
  }
}
