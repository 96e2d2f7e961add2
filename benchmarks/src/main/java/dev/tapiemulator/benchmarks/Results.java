package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.Target.Verdict;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The page with all figures: the targets first, then section by section. */
final class Results {

  private final Effort effort;
  private final List<Section> sections;
  private final Figures figures;
  private final Properties reasons = new Properties();

  /** The file names the reason for each target that may be missed. */
  Results(Effort effort, List<Section> sections, Figures figures, Path reasonsFile) throws IOException {
    this.effort = effort;
    this.sections = sections;
    this.figures = figures;
    try (Reader file = Files.newBufferedReader(reasonsFile)) {
      reasons.load(file);
    }
  }

  String page() {
    Page page = new Page().title("Benchmark results");
    page.paragraph("Written by the command in [README.md](README.md); the reasons are from"
        + " [reasons.properties](reasons.properties).");
    page.paragraph("Machine: " + Machine.inWords() + ".");
    page.paragraph("Effort: " + effort + ". What is compared ran side by side. ± is JMH's error, the half width of the"
        + " 99.9 % confidence interval; 0 bytes means that nothing was allocated.");
    writeTargets(page);
    sections.forEach(section -> section.write(page, effort, figures));
    return page.toString();
  }

  private void writeTargets(Page page) {
    page.heading("Targets");
    Page.Table table = page.table("figure", "target", "measured", "");
    List<Target> targets = sections.stream().flatMap(section -> section.targets(figures).stream()).toList();
    targets.forEach(target -> table.row(target.figure(), target.asked(), target.measured(), words(target.verdict())));
    targets.stream()
        .filter(target -> target.verdict() == Verdict.MISSED)
        .forEach(target -> page.paragraph("Missed, " + target.figure() + ": "
            + reasons.getProperty(target.key(), "no reason is given in reasons.properties.")));
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case MET -> "met";
      case MISSED -> "**missed**";
      case NOT_MEASURED -> "not measured";
    };
  }
}
