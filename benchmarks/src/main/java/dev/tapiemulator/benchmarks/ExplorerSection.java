package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.benchmarks.measured.ExplorerBenchmark;
import dev.tapiemulator.benchmarks.measured.ExplorerScaling;
import dev.tapiemulator.benchmarks.measured.ExplorerShares;
import dev.tapiemulator.benchmarks.measured.SmallWorld;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How fast every behaviour is tried. */
final class ExplorerSection implements Section {

  private static final int WARM_UP_FACTOR = 8;
  private static final List<Integer> WORKERS = List.of(1, 2);
  private static final double LEAST_RUNS_A_SECOND = 50_000;
  private static final double LEAST_TIMES_ON_TWO = 1.8;
  private static final double ALL = 100;

  @Override
  public String name() {
    return "explorer";
  }

  @Override
  public List<Class<?>> benchmarks() {
    return List.of(ExplorerBenchmark.class);
  }

  @Override
  public int warmUpFactor() {
    return WARM_UP_FACTOR;
  }

  @Override
  public void measure(Effort effort, Figures figures) throws IOException {
    ChildJvm.run(ExplorerScaling.class, figures, List.of(), effort.profileSeconds());
    ChildJvm.run(ExplorerShares.class, figures, List.of(), effort.profileSeconds());
  }

  @Override
  public List<Target> targets(Figures figures) {
    Target speed = Target.of("explorer-speed", "explorer on one core in the standard small world",
        "at least 50,000 complete runs a second");
    Target scaling = Target.of("explorer-scaling", "explorer on two cores against one", "at least 1.8 times");
    if (figures.have(runs(SmallWorld.Size.STANDARD, false, 1))) {
      Figure runs = figures.get(runs(SmallWorld.Size.STANDARD, false, 1));
      speed = speed.measured(runs.in("a second"), runs.value() >= LEAST_RUNS_A_SECOND);
    }
    if (figures.have(ExplorerScaling.TIMES)) {
      Figure times = figures.get(ExplorerScaling.TIMES);
      scaling = scaling.measured(times.in("times"), times.value() >= LEAST_TIMES_ON_TWO);
    }
    return List.of(speed, scaling);
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("The explorer").paragraph("""
        Complete explorations by one thread and by two. The standard small world is one application, one phone and one
        request, eight choices in the ordinary run. Its 24 runs are over before a second thread has begun, so two threads are
        judged by the longer world, which has 894. Pruned, an exploration needs fewer runs, %s.""".formatted(sparing()));
    Page.Table table = page.table("world", "pruned", "threads", "runs a second", "calls a second");
    for (SmallWorld.Size world : SmallWorld.Size.values()) {
      for (boolean pruned : new boolean[] {false, true}) {
        for (int workers : WORKERS) {
          if (figures.have(runs(world, pruned, workers))) {
            table.row(world.words(), pruned ? "yes" : "no", "" + workers,
                figures.get(runs(world, pruned, workers)).in(""),
                figures.get(name(world, pruned, workers) + ".steps").in(""));
          }
        }
      }
    }
    page.paragraph("""
        Side by side in one Java that is warm, the longer world is explored by one thread at %s runs a second, by two at
        %s, and by two explorations that share nothing at %s together. Turn by turn, two threads are %s times as fast as
        one; two explorations, which is what this machine gives, %s times.""".formatted(
            figures.get(ExplorerScaling.ONE).in(""), figures.get(ExplorerScaling.TWO).in(""),
            figures.get(ExplorerScaling.APART).in(""), figures.get(ExplorerScaling.TIMES).in(""),
            figures.get(ExplorerScaling.TIMES_APART).in("")));
    page.paragraph("""
        Where the time of the standard small world goes, by samples of the flight recorder; what the JDK does counts for
        whoever asked for it. Outside the kernel: %s %%.""".formatted(
            Figure.exactly(ALL - figures.get(ExplorerShares.Part.KERNEL.figure()).value()).in("")));
    Page.Table shares = page.table("part", "percent");
    for (ExplorerShares.Part part : ExplorerShares.Part.values()) {
      shares.row(part.words(), figures.get(part.figure()).in(""));
    }
  }

  /** How many runs each world has, pruned. */
  private static String sparing() {
    return Arrays.stream(SmallWorld.Size.values()).map(world -> world.prunedRuns() + " in the "
        + (world == SmallWorld.Size.STANDARD ? "first" : "second")).collect(Collectors.joining(" and "));
  }

  private static String runs(SmallWorld.Size world, boolean pruned, int workers) {
    return name(world, pruned, workers) + ".runs";
  }

  private static String name(SmallWorld.Size world, boolean pruned, int workers) {
    return "ExplorerBenchmark.explore(pruned=" + pruned + ",workers=" + workers + ",world=" + world + ")";
  }
}
