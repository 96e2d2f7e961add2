package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.benchmarks.measured.LiveLoad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Live mode with several threads. */
final class LiveSection implements Section {

  private static final List<String> LIVE_JVM = List.of("-Xms4g", "-Xmx4g");

  @Override
  public String name() {
    return "live";
  }

  @Override
  public void measure(Effort effort, Figures figures) throws IOException {
    ChildJvm.run(LiveLoad.class, figures, LIVE_JVM, effort.liveRounds(), effort.liveCycles());
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("Live mode").paragraph("""
        Threads, each an application with a phone of its own, go through cycles as fast as they can; the model answers at
        once. A thread sends its next order when it has the reply, so the times are those of a system under full load, not
        of orders that arrive by a clock. Journal on.""");
    Page.Table table = page.table("threads", "on", "cycles a second", "p50, µs", "p99, µs", "p99.9, µs");
    for (boolean together : new boolean[] {true, false}) {
      for (int threads : LiveLoad.THREADS) {
        List<String> cells = new ArrayList<>(List.of(
            "" + threads, together ? "one emulator" : "one emulator each",
            figures.get(LiveLoad.rateFigure(threads, together)).in("")));
        for (double percentile : LiveLoad.PERCENTILES) {
          cells.add(figures.get(LiveLoad.percentileFigure(threads, together, percentile)).in(""));
        }
        table.row(cells.toArray(String[]::new));
      }
    }
  }
}
