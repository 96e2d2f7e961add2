package dev.tapiemulator.cli.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.testkit.explore.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The bar on a terminal and the lines elsewhere, by a clock that the test moves. */
final class ProgressDisplayTest {

  private static final long MILLI = 1_000_000;

  private final StringWriter shown = new StringWriter();
  private final long[] now = {0};

  private ProgressDisplay display(boolean onTerminal) {
    return new ProgressDisplay(new PrintWriter(shown), onTerminal, () -> now[0]);
  }

  @Test
  void terminal_showsABar_atMostTenTimesASecond() {
    ProgressDisplay display = display(true);
    now[0] = 99 * MILLI;
    display.accept(new Progress(1, 10, 9, 18, 4, 0));
    assertEquals("", shown.toString());
    now[0] = 100 * MILLI;
    display.accept(new Progress(1, 10, 9, 18, 4, 0));
    assertEquals("\r[#####-----] bound 1: 9/18 runs, 4 behaviours, 0 failed, 100/s, 0 s left", shown.toString());
  }

  @Test
  void terminal_drawsOverALongerLine_andLeavesACleanOne() {
    ProgressDisplay display = display(true);
    now[0] = 1000 * MILLI;
    display.accept(new Progress(1, 10, 9, 1_000_000, 4, 0));
    int first = shown.toString().length();
    now[0] = 2000 * MILLI;
    display.accept(new Progress(2, 20, 9, 18, 4, 0));
    String second = shown.toString().substring(first);
    assertEquals(first, second.length(), "the rest of the longer line is blank");
    display.end();
    String last = shown.toString().substring(2 * first);
    assertEquals("\r", last.strip().isEmpty() ? last.substring(last.length() - 1) : last);
    assertTrue(last.length() >= second.stripTrailing().length(), "nothing of the bar is left");
  }

  @Test
  void terminal_isNeverTooNarrowForTheBar() {
    ProgressDisplay display = display(true);
    now[0] = 1000 * MILLI;
    display.accept(new Progress(12, 10_000_000_000L, 9_000_000_000L, 1_000_000_000_000L, 4_000_000, 1_000_000));
    assertEquals(1 + 79, shown.toString().length());
  }

  @Test
  void elsewhere_aLineComesEveryTenSeconds() {
    ProgressDisplay display = display(false);
    now[0] = 9_999 * MILLI;
    display.accept(new Progress(2, 4999, 100, 1000, 4, 1));
    now[0] = 10_000 * MILLI;
    display.accept(new Progress(2, 5000, 101, 100_101, 4, 1));
    display.end();
    assertEquals("bound 2: 101/100101 runs, 4 behaviours, 1 failed, 500/s, 3 min left\n", shown.toString());
  }
}
