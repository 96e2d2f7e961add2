package dev.tapiemulator.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.benchmarks.Target.Verdict;
import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of figures: met, missed with its reason, or not measured. */
class ResultsTest {

  @TempDir
  private Path folder;

  @Test
  void targets_areMetAtTheirLimits_andMissedBeyond() {
    assertEquals(List.of(Verdict.MET, Verdict.MET, Verdict.MET), verdicts(cycle(30, 10, 600, 0)));
    assertEquals(List.of(Verdict.MISSED, Verdict.MET, Verdict.MET), verdicts(cycle(31, 10, 1000, 0)));
    assertEquals(List.of(Verdict.MET, Verdict.MISSED, Verdict.MET), verdicts(cycle(30, 10, 599, 0)));
    assertEquals(List.of(Verdict.MET, Verdict.MET, Verdict.MISSED), verdicts(cycle(30, 10, 600, 0.01)));
  }

  @Test
  void targets_withoutFigures_areNotMeasured() {
    for (Section section : Benchmarks.SECTIONS) {
      section.targets(new Figures()).forEach(target -> assertEquals(Verdict.NOT_MEASURED, target.verdict()));
    }
    assertEquals(10, Benchmarks.SECTIONS.stream().mapToInt(section -> section.targets(new Figures()).size()).sum());
  }

  @Test
  void growth_isJudgedWithoutWhatTheFloorLoses() {
    Figures figures = new Figures();
    growth(figures, 1, 100, 10, 0);
    growth(figures, 1_000_000, 280, 90, 512);
    assertEquals(List.of(Verdict.MET, Verdict.MET), verdicts(new GrowthSection(), figures));
    growth(figures, 1_000_000, 281, 90, 513);
    assertEquals(List.of(Verdict.MISSED, Verdict.MISSED), verdicts(new GrowthSection(), figures));
  }

  @Test
  void page_quotesTheReasonForAMissedTarget_andForNoOther() throws IOException {
    String page = page(cycle(40, 10, 1000, 0), "cycle-floor = the journal is written\ncycle-mock = never said\n");
    assertTrue(page.contains("Missed, cycle, journal on, against the floor: the journal is written\n"), page);
    assertFalse(page.contains("never said"), page);
    assertTrue(page.contains("| cycle against the Mockito mock | at least 20 times faster | 25.0 times | met |"), page);
  }

  @Test
  void page_saysThatAReasonIsNotGiven() throws IOException {
    String page = page(cycle(40, 10, 1000, 0), "");
    assertTrue(page.contains("against the floor: no reason is given in reasons.properties.\n"), page);
  }

  private static Figures cycle(double emulator, double floor, double mock, double bytes) {
    Figures figures = new Figures();
    put(figures, "CycleBenchmark.journalOn", emulator, bytes);
    put(figures, "CycleBenchmark.journalOff", emulator / 2, bytes);
    put(figures, "CycleBenchmark.floor", floor, 0);
    put(figures, "CycleBenchmark.mockito", mock, 1);
    return figures;
  }

  private static void put(Figures figures, String name, double nanos, double bytes) {
    figures.put(name, Figure.exactly(nanos));
    figures.put(name + ".bytes", Figure.exactly(bytes));
  }

  private static void growth(Figures figures, int phones, double emulator, double floor, double heap) {
    figures.put("GrowthBenchmark.emulator(phones=" + phones + ")", Figure.exactly(emulator));
    figures.put("GrowthBenchmark.floor(phones=" + phones + ")", Figure.exactly(floor));
    figures.put("PhoneHeap.emulator(phones=" + phones + ")", Figure.exactly(heap));
  }

  private static List<Verdict> verdicts(Figures figures) {
    return verdicts(new CycleSection(), figures);
  }

  private static List<Verdict> verdicts(Section section, Figures figures) {
    return section.targets(figures).stream().map(Target::verdict).toList();
  }

  private String page(Figures figures, String reasons) throws IOException {
    Path file = Files.writeString(folder.resolve("reasons.properties"), reasons);
    return new Results(Effort.SMOKE, List.of(new CycleSection()), figures, file).page();
  }
}
