package dev.tapiemulator.cli.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class WrapTest {

  @Property(seed = "1")
  void lines_keepEveryWordInsideEightyColumns(
      @ForAll @Size(min = 1, max = 40) List<@AlphaChars @StringLength(min = 1, max = 60) String> words) {
    List<String> lines = Wrap.lines("- ", "    ", String.join("  ", words));
    assertTrue(lines.stream().allMatch(line -> line.length() <= Wrap.WIDTH));
    assertTrue(lines.get(0).startsWith("- "));
    assertEquals(String.join(" ", words), String.join(" ", lines).substring(2).replaceAll(" +", " "));
  }
}
