package dev.tapiemulator.testkit.errorguide;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.testkit.KnockOut;
import dev.tapiemulator.testkit.KnockOutReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of the page on errors stands in this package, word for word, and what the page says is so. */
class ErrorGuideTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path SOURCES = Path.of("src/test/java/dev/tapiemulator/testkit/errorguide");

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/testing-errors.md"));
  }

  @Test
  void page_showsCodeThatIsCompiledHere() throws IOException {
    String compiled =
        Files.readString(SOURCES.resolve("UploaderTest.java")) + Files.readString(SOURCES.resolve("ClockTest.java"));
    List<String> blocks = new ArrayList<>();
    Matcher matcher = JAVA_BLOCK.matcher(page());
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertTrue(compiled.contains(block), () -> "not compiled anywhere:\n" + block);
    }
  }

  @Test
  void page_showsTheReportOfTheClock() throws IOException {
    KnockOutReport report = KnockOut.of(() -> EmulatorConfig.builder().phone("desk-phone").build())
        .run(Clock::strikesNine);
    assertTrue(page().contains(report + "\n"), report::toString);
  }

  @Test
  void page_explainsEveryProfile() throws IOException {
    for (Profile profile : Profile.values()) {
      assertTrue(page().contains("| `" + profile.profileName() + "` |"), profile.profileName());
    }
  }
}
