package dev.tapiemulator.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a sample test class by itself and keeps what came of it. */
public final class SampleRun {

  private final EngineExecutionResults results;

  private SampleRun(EngineExecutionResults results) {
    this.results = results;
  }

  public static SampleRun of(Class<?> sample) {
    return new SampleRun(EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample)).execute());
  }

  /** With several tests at once. */
  public static SampleRun parallel(Class<?>... samples) {
    EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter");
    for (Class<?> sample : samples) {
      engine.selectors(selectClass(sample));
    }
    return new SampleRun(engine
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute());
  }

  public long succeeded() {
    return results.testEvents().succeeded().count();
  }

  public long failed() {
    return results.testEvents().failed().count();
  }

  public long aborted() {
    return results.testEvents().aborted().count();
  }

  /** Why the only failing test failed. */
  public Throwable failure() {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .reduce((first, second) -> first)
        .orElseThrow(() -> new AssertionError("nothing failed"));
  }

  /** The messages of all failures, by the names of their tests. */
  public String failures() {
    return results.testEvents().failed().stream()
        .sorted((a, b) -> name(a).compareTo(name(b)))
        .map(event -> name(event) + ": "
            + event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow().getMessage())
        .collect(Collectors.joining("\n"));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", "");
  }

  /** How many reports stand below the reasons of tests that were given up. */
  public long reportsOfAborted() {
    return results.testEvents().aborted().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .flatMap(reason -> Arrays.stream(reason.getSuppressed()))
        .count();
  }

  /** The reports below all failures. */
  public List<String> reports() {
    return results.testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .flatMap(failure -> Arrays.stream(failure.getSuppressed()))
        .filter(RunReport.class::isInstance)
        .map(Throwable::toString)
        .toList();
  }

  /** The report below the failure. */
  public String report() {
    return Arrays.stream(failure().getSuppressed()).filter(RunReport.class::isInstance).map(Throwable::toString)
        .collect(Collectors.joining());
  }
}
