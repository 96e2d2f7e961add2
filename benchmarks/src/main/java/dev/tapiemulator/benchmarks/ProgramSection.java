package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long somebody who types {@code tapi-emulator run} waits; the whole process, the shell's part included. */
final class ProgramSection implements Section {

  private static final Path JAR = Path.of("emulator-cli", "target", "tapi-emulator.jar");
  private static final String SCENARIO = "scenarios/first-call.tapi";
  /** Those of the launcher. */
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final double MOST_SECONDS = 0.5;
  private static final double MILLIS_OF_A_SECOND = 1e3;
  private static final double NANOS_OF_A_MILLI = 1e6;

  /** A way to start the program. */
  private enum Way {
    LAUNCHER("`./tapi-emulator run`, as it is typed"),
    NO_ARCHIVE("`java -jar`, without class-data sharing"),
    JDK_ARCHIVE("`java -jar`, with the JDK's own archive"),
    OWN_ARCHIVE("`java -jar`, with an archive of the program's classes");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    private String firstLine() {
      return "Program." + name() + ".firstLine";
    }

    private String end() {
      return "Program." + name() + ".end";
    }
  }

  /** From the start to the first line of output, and to the end. */
  private record Start(double firstLineMillis, double endMillis) {}

  @Override
  public String name() {
    return "program";
  }

  @Override
  public Optional<String> missing() {
    return Files.exists(JAR) ? Optional.empty() : Optional.of("there is no " + JAR + "; mvn package makes it");
  }

  @Override
  public void measure(Effort effort, Figures figures) throws IOException {
    Path archive = Files.createTempFile("tapi-emulator", ".jsa");
    start(java("-XX:ArchiveClassesAtExit=" + archive));
    Map<Way, List<Start>> starts = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      starts.put(way, new ArrayList<>());
      start(command(way, archive)); // the first start reads files that later ones find in memory
    }
    for (int i = 0; i < effort.programStarts(); i++) {
      for (Way way : Way.values()) {
        starts.get(way).add(start(command(way, archive)));
      }
    }
    Files.delete(archive);
    starts.forEach((way, all) -> {
      figures.put(way.firstLine(), median(all.stream().map(Start::firstLineMillis).sorted().toList()));
      figures.put(way.end(), median(all.stream().map(Start::endMillis).sorted().toList()));
    });
  }

  private static List<String> command(Way way, Path archive) {
    return switch (way) {
      case LAUNCHER -> List.of("./tapi-emulator", "run", SCENARIO);
      case NO_ARCHIVE -> java("-Xshare:off");
      case JDK_ARCHIVE -> java("-Xshare:auto");
      case OWN_ARCHIVE -> java("-XX:SharedArchiveFile=" + archive);
    };
  }

  private static List<String> java(String sharing) {
    List<String> command = new ArrayList<>(List.of(ChildJvm.java(), sharing));
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", JAR.toString(), "run", SCENARIO));
    return command;
  }

  private static Start start(List<String> command) throws IOException {
    long began = System.nanoTime();
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.readLine();
      double firstLine = millisSince(began);
      while (lines.readLine() != null) {
        // the program must not wait for its reader
      }
      ChildJvm.requireSuccess(command.toString(), process);
      return new Start(firstLine, millisSince(began));
    }
  }

  private static double millisSince(long beganNanos) {
    return (System.nanoTime() - beganNanos) / NANOS_OF_A_MILLI;
  }

  /** The middle one, and half the width of the middle half as its error. */
  private static Figure median(List<Double> sorted) {
    int count = sorted.size();
    double middle = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
    double halfWidth = (sorted.get(count - 1 - count / 4) - sorted.get(count / 4)) / 2;
    return new Figure(middle, halfWidth);
  }

  @Override
  public List<Target> targets(Figures figures) {
    Target start = Target.of("program", "program start to first line", "at most 0.5 s");
    if (!figures.have(Way.LAUNCHER.firstLine())) {
      return List.of(start);
    }
    Figure seconds = figures.get(Way.LAUNCHER.firstLine()).times(1 / MILLIS_OF_A_SECOND);
    return List.of(start.measured(seconds.in("s"), seconds.value() <= MOST_SECONDS));
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("The program").paragraph("""
        From the start of the process to its first line and to its end, in ms, for scenarios/first-call.tapi: the median of
        %d starts, alternating, and half the width of the middle half.""".formatted(effort.programStarts()));
    Page.Table table = page.table("", "first line", "end");
    for (Way way : Way.values()) {
      table.row(way.words, figures.get(way.firstLine()).in(""), figures.get(way.end()).in(""));
    }
  }
}
