package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.benchmarks.measured.CycleBenchmark;
import java.util.List;

/** phoneSetData to phoneGetMessage, beside the least work and beside a mock. */
final class CycleSection implements Section {

  private static final int WARM_UP_FACTOR = 5;
  private static final String ON = "CycleBenchmark.journalOn";
  private static final String OFF = "CycleBenchmark.journalOff";
  private static final String FLOOR = "CycleBenchmark.floor";
  private static final String MOCK = "CycleBenchmark.mockito";
  private static final double MOST_TIMES_THE_FLOOR = 3;
  private static final double LEAST_TIMES_FASTER_THAN_THE_MOCK = 20;
  /** Less than one byte in a batch of ten thousand cycles, which is none. */
  private static final double NO_BYTES = 0.0001;

  @Override
  public String name() {
    return "cycle";
  }

  @Override
  public List<Class<?>> benchmarks() {
    return List.of(CycleBenchmark.class);
  }

  @Override
  public int warmUpFactor() {
    return WARM_UP_FACTOR;
  }

  @Override
  public List<Target> targets(Figures figures) {
    Target floor = Target.of("cycle-floor", "cycle, journal on, against the floor", "at most 3 times");
    Target mock = Target.of("cycle-mock", "cycle against the Mockito mock", "at least 20 times faster");
    Target bytes = Target.of("cycle-bytes", "bytes allocated a cycle", "0");
    if (!figures.have(ON, FLOOR, MOCK)) {
      return List.of(floor, mock, bytes);
    }
    Figure timesFloor = figures.get(ON).ratioTo(figures.get(FLOOR));
    Figure timesFaster = figures.get(MOCK).ratioTo(figures.get(ON));
    Figure allocated = figures.get(ON + ".bytes");
    return List.of(
        floor.measured(timesFloor.in("times"), timesFloor.value() <= MOST_TIMES_THE_FLOOR),
        mock.measured(timesFaster.in("times"), timesFaster.value() >= LEAST_TIMES_FASTER_THAN_THE_MOCK),
        bytes.measured(allocated.in(""), allocated.value() < NO_BYTES));
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("A cycle").paragraph("""
        phoneSetData of 16 bytes, the device, PHONE_REPLY, phoneGetMessage; stepped, one thread. The floor is a hand-written
        loop of the least work with the same meaning, without device and journal. The mock answers the two calls with
        constants and delivers no message.""");
    Page.Table table = page.table("", "ns", "bytes", "times the floor");
    row(table, "emulator, journal on", ON, figures);
    row(table, "emulator, journal off", OFF, figures);
    row(table, "floor", FLOOR, figures);
    row(table, "Mockito mock", MOCK, figures);
  }

  private static void row(Page.Table table, String words, String name, Figures figures) {
    String ratio = name.equals(FLOOR) ? "1" : figures.get(name).ratioTo(figures.get(FLOOR)).in("");
    table.row(words, figures.get(name).in(""), figures.get(name + ".bytes").in(""), ratio);
  }
}
