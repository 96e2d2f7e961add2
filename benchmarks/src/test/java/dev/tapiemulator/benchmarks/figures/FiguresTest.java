package dev.tapiemulator.benchmarks.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Numbers with error bars: how they combine, how they are written, how they travel. */
class FiguresTest {

  private static final double EXACT = 1e-9;

  @Test
  void mean_hasTheErrorThatJmhWouldGive() {
    Figure mean = Figure.mean(List.of(9.0, 10.0, 11.0));
    assertEquals(10, mean.value(), EXACT);
    assertEquals(18.243, mean.error(), 0.001, "31.599 of Student's t for 2 degrees of freedom, times 1/sqrt(3)");
    assertTrue(Double.isNaN(Figure.mean(List.of(9.0)).error()));
  }

  @Test
  void ratioTo_addsBothErrors() {
    Figure ratio = new Figure(30, 3).ratioTo(new Figure(10, 1));
    assertEquals(3, ratio.value(), EXACT);
    assertEquals(3 * Math.sqrt(0.02), ratio.error(), EXACT);
  }

  @Test
  void minus_addsBothErrors() {
    assertEquals(new Figure(20, 5), new Figure(30, 3).minus(new Figure(10, 4)));
  }

  @Test
  void in_roundsByTheSizeOfTheNumber() {
    assertEquals("1,235 ns ± 12.3", new Figure(1234.6, 12.34).in("ns"));
    assertEquals("3.14 ± 0.02", new Figure(3.14159, 0.0151).in(""));
    assertEquals("0.0 bytes", Figure.exactly(0).in("bytes"));
    assertEquals("5.00 ± ?", new Figure(5, Double.NaN).in(""));
  }

  @Test
  void figures_travelAsLines_amongOthers() {
    Figures sent = new Figures();
    sent.put("a(b=1)", new Figure(1.5, Double.NaN));
    sent.put("c", new Figure(1e9, 0.25));
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    sent.printTo(new PrintStream(lines, true, StandardCharsets.UTF_8));
    Figures received = new Figures();
    ("# something else\n" + lines.toString(StandardCharsets.UTF_8)).lines().forEach(received::read);
    assertEquals(sent.get("a(b=1)"), received.get("a(b=1)"));
    assertEquals(sent.get("c"), received.get("c"));
    assertTrue(received.have("a(b=1)", "c"));
    assertFalse(received.have("c", "d"));
    assertThrows(NoSuchElementException.class, () -> received.get("d"));
  }
}
