package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures everything and writes the page with the results; run from the project's folder. */
@Command(name = "benchmarks", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Measures the emulator and writes a page with the results. Run it from the project's folder.")
public final class Benchmarks implements Callable<Integer> {

  static final List<Section> SECTIONS = List.of(
      new CycleSection(), new CallsSection(), new GrowthSection(), new LiveSection(), new CreationSection(),
      new ExplorerSection(), new ProgramSection());

  private static final Path MODULE = Path.of("benchmarks");
  private static final Path OUTPUT = MODULE.resolve("target");
  private static final Path REASONS = MODULE.resolve("reasons.properties");

  @Spec
  private CommandSpec spec;

  @Option(names = "--smoke", description = "Runs everything once and very short, only to see that it runs.")
  private boolean smoke;

  @Option(names = "--divide", paramLabel = "N", defaultValue = "1", description = "Measures N times shorter.")
  private int divisor;

  @Option(names = "--most-phones", paramLabel = "N",
      description = "Measures growth up to so many phones; 1000000 needs 6 GB.")
  private int mostPhones = Integer.MAX_VALUE;

  @Option(names = "--only", paramLabel = "SECTION", split = ",",
      description = "Measures these sections: cycle, calls, growth, live, creation, explorer, program.")
  private List<String> only = List.of();

  /** The program; 0 when everything ran. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    long began = System.nanoTime();
    Effort effort = effort();
    List<Section> sections = sections();
    requireEverything(sections);
    Files.createDirectories(OUTPUT);
    Figures figures = measure(effort, sections);
    Path page = resultsFile(effort);
    Files.writeString(page, new Results(effort, sections, figures, REASONS).page());
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    System.out.println("wrote " + page + " after " + taken.toMinutes() + " min " + taken.toSecondsPart() + " s");
    return 0;
  }

  private Effort effort() {
    if (divisor < 1 || mostPhones < 1) {
      throw refusal("--divide and --most-phones take a number from 1 on");
    }
    return (smoke ? Effort.SMOKE : Effort.WHOLE).dividedBy(divisor).withPhonesUpTo(mostPhones);
  }

  private List<Section> sections() {
    List<String> known = SECTIONS.stream().map(Section::name).toList();
    for (String name : only) {
      if (!known.contains(name)) {
        throw refusal("--only takes some of " + known + ", not \"" + name + "\"");
      }
    }
    return SECTIONS.stream().filter(section -> only.isEmpty() || only.contains(section.name())).toList();
  }

  /** Rather now than after a quarter of an hour. */
  private void requireEverything(List<Section> sections) {
    if (!Files.exists(REASONS)) {
      throw refusal("there is no " + REASONS + " here; run from the project's folder");
    }
    sections.forEach(section -> section.missing().ifPresent(what -> {
      throw refusal(what);
    }));
  }

  private ParameterException refusal(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  /** Only a whole run is worth publishing. */
  private Path resultsFile(Effort effort) {
    return effort.equals(Effort.WHOLE) && only.isEmpty() ? MODULE.resolve("RESULTS.md") : OUTPUT.resolve("results.md");
  }

  private static Figures measure(Effort effort, List<Section> sections) throws IOException, RunnerException {
    Figures figures = new Figures();
    Path log = OUTPUT.resolve("jmh.log");
    System.out.println("what JMH prints goes to " + log);
    try (PrintStream out = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      JmhRounds jmh = new JmhRounds(effort, out);
      for (int round = 1; round <= effort.rounds(); round++) {
        for (Section section : sections) {
          System.out.println("round " + round + " of " + effort.rounds() + ": " + section.name());
          jmh.run(section.benchmarks(), section.warmUpFactor());
        }
      }
      jmh.addTo(figures);
      jmh.writeJson(OUTPUT.resolve("jmh.json"));
    }
    for (Section section : sections) {
      System.out.println("apart: " + section.name());
      section.measure(effort, figures);
    }
    return figures;
  }
}
