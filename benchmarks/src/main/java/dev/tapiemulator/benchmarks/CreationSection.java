package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.benchmarks.measured.CreationBenchmark;
import java.util.List;

/** What a new emulator costs a test. */
final class CreationSection implements Section {

  private static final int WARM_UP_FACTOR = 5;
  private static final String LEAST = "CreationBenchmark.leastPhone";
  private static final String STORE = "CreationBenchmark.store";
  private static final double MICROS = 1e-3;
  private static final double NANOS_OF_A_SECOND = 1e9;
  private static final double MOST_MICROS = 20;
  private static final double KIB = 1.0 / 1024;
  private static final double MOST_KIB = 16;

  @Override
  public String name() {
    return "creation";
  }

  @Override
  public List<Class<?>> benchmarks() {
    return List.of(CreationBenchmark.class);
  }

  @Override
  public int warmUpFactor() {
    return WARM_UP_FACTOR;
  }

  @Override
  public List<Target> targets(Figures figures) {
    Target creation = Target.of("creation", "create + open + close", "at most 20 µs, at most 16 KiB");
    if (!figures.have(LEAST)) {
      return List.of(creation);
    }
    Figure micros = figures.get(LEAST).times(MICROS);
    Figure kib = figures.get(LEAST + ".bytes").times(KIB);
    return List.of(creation.measured(
        micros.in("µs") + ", " + kib.in("KiB"), micros.value() <= MOST_MICROS && kib.value() <= MOST_KIB));
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("A new emulator").paragraph("""
        Emulator.create, a process and its phoneInitializeEx, phoneOpen, phoneClose, and the end of the emulator; by a
        configuration made once.""");
    Page.Table table = page.table("phone", "µs", "a second", "KiB");
    row(table, "the least phone, an object of the test", LEAST, figures);
    row(table, "`store`, made anew by its name", STORE, figures);
  }

  private static void row(Page.Table table, String words, String name, Figures figures) {
    Figure nanos = figures.get(name);
    table.row(words, nanos.times(MICROS).in(""), Figure.exactly(NANOS_OF_A_SECOND).ratioTo(nanos).in(""),
        figures.get(name + ".bytes").times(KIB).in(""));
  }
}
