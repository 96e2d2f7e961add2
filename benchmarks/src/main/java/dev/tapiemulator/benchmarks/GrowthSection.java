package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.benchmarks.measured.CloseAllBenchmark;
import dev.tapiemulator.benchmarks.measured.GrowthBenchmark;
import dev.tapiemulator.benchmarks.measured.MonitorsBenchmark;
import dev.tapiemulator.benchmarks.measured.OutstandingBenchmark;
import dev.tapiemulator.benchmarks.measured.PhoneHeap;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Many phones, many applications on one phone, many requests on one phone. */
final class GrowthSection implements Section {

  private static final int MILLION = 1_000_000;
  private static final List<Integer> APPLICATIONS = List.of(1, 4, 16, 64);
  private static final List<Integer> OUTSTANDING = List.of(1, 100, 10_000, 100_000);
  private static final double MOST_TIMES_ONE_PHONE = 2;
  private static final double MOST_BYTES_A_PHONE = 512;
  private static final double MILLIS = 1e-6;
  private static final List<String> HEAP_JVM = List.of("-Xmx6g", "-XX:+UseSerialGC");

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public List<Class<?>> benchmarks() {
    return List.of(
        GrowthBenchmark.class, CloseAllBenchmark.class, MonitorsBenchmark.class, OutstandingBenchmark.class);
  }

  @Override
  public void measure(Effort effort, Figures figures) throws IOException {
    for (int phones : effort.phones()) {
      ChildJvm.run(PhoneHeap.class, figures, HEAP_JVM, phones);
    }
  }

  @Override
  public List<Target> targets(Figures figures) {
    Target cycle = Target.of("growth-cycle",
        "cycle at 1,000,000 phones against 1 phone, after subtracting what the floor itself loses", "at most 2 times");
    Target heap = Target.of("growth-heap",
        "heap a phone at 1,000,000 phones, open with one outstanding request, beyond the model's own state",
        "at most 512 bytes");
    if (!figures.have(emulator(MILLION), PhoneHeap.emulatorFigure(MILLION))) {
      return List.of(cycle, heap);
    }
    Figure times = timesOnePhone(figures, MILLION);
    Figure bytes = figures.get(PhoneHeap.emulatorFigure(MILLION));
    return List.of(
        cycle.measured(times.in("times"), times.value() <= MOST_TIMES_ONE_PHONE),
        heap.measured(bytes.in("bytes"), bytes.value() <= MOST_BYTES_A_PHONE));
  }

  private static Figure timesOnePhone(Figures figures, int phones) {
    Figure lost = figures.get(floor(phones)).minus(figures.get(floor(1)));
    return figures.get(emulator(phones)).minus(lost).ratioTo(figures.get(emulator(1)));
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("Many phones").paragraph("""
        All open, each with one request outstanding; cycles on phones in random order, all of them closed one after the
        other. Journal off. The heap is what is in use after a full collection, without the models.""");
    Page.Table phones = page.table("phones", "cycle, ns", "floor, ns",
        "times one phone, less what the floor loses", "heap bytes a phone", "the model's own", "closing all, ms",
        "closing, ns a phone");
    for (int count : effort.phones()) {
      Figure closing = figures.get("CloseAllBenchmark.closeAll(phones=" + count + ")");
      phones.row(grouped(count), figures.get(emulator(count)).in(""), figures.get(floor(count)).in(""),
          count == 1 ? "1" : timesOnePhone(figures, count).in(""),
          figures.get(PhoneHeap.emulatorFigure(count)).in(""), figures.get(PhoneHeap.modelFigure(count)).in(""),
          closing.times(MILLIS).in(""), closing.times(1.0 / count).in(""));
    }

    page.heading("Many applications on one phone").paragraph("""
        An event of the phone, delivered to every application that monitors it, and taken by each. Journal on.""");
    Page.Table monitors = page.table("applications", "ns an event", "ns an event and application");
    for (int count : APPLICATIONS) {
      Figure event = figures.get("MonitorsBenchmark.event(applications=" + count + ")");
      monitors.row(grouped(count), event.in(""), event.times(1.0 / count).in(""));
    }

    page.heading("Many requests on one phone").paragraph("A cycle while the phone owes so many other requests.");
    Page.Table requests = page.table("outstanding", "cycle, ns", "times one");
    Figure one = figures.get(outstanding(1));
    for (int count : OUTSTANDING) {
      Figure cycle = figures.get(outstanding(count));
      requests.row(grouped(count), cycle.in(""), count == 1 ? "1" : cycle.ratioTo(one).in(""));
    }
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String emulator(int phones) {
    return "GrowthBenchmark.emulator(phones=" + phones + ")";
  }

  private static String floor(int phones) {
    return "GrowthBenchmark.floor(phones=" + phones + ")";
  }

  private static String outstanding(int requests) {
    return "OutstandingBenchmark.cycle(outstanding=" + requests + ")";
  }
}
