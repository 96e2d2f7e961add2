package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH benchmarks in rounds and puts the forks of all rounds together, as JMH does with those of one run. */
final class JmhRounds {

  private static final String BYTES = "bytes";
  private static final String OPERATIONS = "operations";

  private final Effort effort;
  private final PrintStream log;
  private final Map<String, List<RunResult>> byName = new TreeMap<>();

  /** The log takes what JMH prints. */
  JmhRounds(Effort effort, PrintStream log) {
    this.effort = effort;
    this.log = log;
  }

  /** Runs every benchmark of these classes once in one fork, with so many times the usual warm-up. */
  void run(List<Class<?>> benchmarks, int warmUpFactor) throws RunnerException {
    if (benchmarks.isEmpty()) {
      return;
    }
    TimeValue time = TimeValue.milliseconds(effort.iterationMillis());
    ChainedOptionsBuilder options = new OptionsBuilder()
        .forks(1)
        .warmupIterations(effort.warmups() * warmUpFactor)
        .warmupTime(time)
        .measurementIterations(effort.iterations())
        .measurementTime(time)
        .param("phones", effort.phones().stream().map(String::valueOf).toArray(String[]::new))
        .shouldFailOnError(true);
    benchmarks.forEach(benchmark -> options.include(benchmark.getName().replace(".", "\\.") + "\\."));
    if (effort.isSmoke()) {
      options.jvmArgs("-Xmx2g");
    }
    new Runner(options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).run()
        .forEach(result -> byName.computeIfAbsent(name(result.getParams()), ignored -> new ArrayList<>()).add(result));
  }

  /** Class and method, and in brackets the parameters in the order of their names. */
  private static String name(BenchmarkParams params) {
    String[] names = params.getBenchmark().split("\\.");
    Map<String, String> values = new TreeMap<>();
    params.getParamsKeys().forEach(key -> values.put(key, key + "=" + params.getParam(key)));
    String method = names[names.length - 2] + "." + names[names.length - 1];
    return values.isEmpty() ? method : method + "(" + String.join(",", values.values()) + ")";
  }

  /** Adds the score of every benchmark, the bytes of an operation, and whatever else a benchmark counts. */
  void addTo(Figures figures) {
    byName.forEach((name, rounds) -> {
      RunResult all = together(rounds);
      figures.put(name, figure(all.getPrimaryResult()));
      Map<String, Result<?>> counted = new TreeMap<>();
      all.getSecondaryResults().forEach((label, result) -> counted.put(label, result));
      if (counted.containsKey(OPERATIONS)) {
        double operations = counted.remove(OPERATIONS).getScore();
        figures.put(name + "." + BYTES, Figure.exactly(counted.remove(BYTES).getScore() / operations));
      }
      counted.forEach((label, result) -> figures.put(name + "." + label, figure(result)));
    });
  }

  private static Figure figure(Result<?> result) {
    return new Figure(result.getScore(), result.getScoreError());
  }

  private static RunResult together(List<RunResult> rounds) {
    List<BenchmarkResult> forks = new ArrayList<>();
    rounds.forEach(round -> forks.addAll(round.getBenchmarkResults()));
    return new RunResult(rounds.get(0).getParams(), forks);
  }

  /** Writes what JMH's own tools read. */
  void writeJson(Path file) throws IOException {
    Collection<RunResult> all = byName.values().stream().map(JmhRounds::together).toList();
    try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(all);
    }
  }
}
