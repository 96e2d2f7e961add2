package dev.tapiemulator.emulator.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.tapi.Tapi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Java of the README and of the page on threads stands in this package, or in that of the page on testing, word for
 * word, and does what they say.
 */
class ReadmeTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path SOURCES = Path.of("src/test/java/dev/tapiemulator/emulator/readme");
  private static final Path TESTKIT = Path.of("../emulator-testkit/src/test/java/dev/tapiemulator/testkit/guide");
  private static final int TEN = 10;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/threads.md"})
  void page_showsCodeThatIsCompiledHere(String page) throws IOException {
    String compiled = Files.readString(TESTKIT.resolve("FirstCallTest.java"))
        + Files.readString(SOURCES.resolve("FirstCallTest.java"))
        + Files.readString(SOURCES.resolve("PumpThreadTest.java"))
        + Files.readString(SOURCES.resolve("DoorPhone.java"));
    List<String> blocks = new ArrayList<>();
    Matcher matcher = JAVA_BLOCK.matcher(Files.readString(Path.of("..", page)));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertTrue(compiled.contains(block), () -> "not compiled anywhere:\n" + block);
    }
  }

  @Test
  void doorPhone_takesTenLines() throws IOException {
    List<String> lines = Files.readAllLines(SOURCES.resolve("DoorPhone.java"));
    int first = lines.indexOf("public final class DoorPhone extends StandardPhone {");
    assertEquals(TEN, lines.size() - first);
  }

  @Test
  void doorPhone_ringsAndCounts() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new DoorPhone()).build())) {
      TestApp app = new TestApp(emulator, "visitor");
      int hPhone = app.owner(0);
      TestApp.accepted(app.tapi.phoneSetData(hPhone, 0, TestApp.bytes(1, 1, 1), 3));
      emulator.advance(Duration.ofMillis(20));
      ByteBuffer rings = ByteBuffer.allocate(1);
      TestApp.succeed(app.tapi.phoneGetData(hPhone, 0, rings, 1));
      assertEquals(3, rings.get(0));
      assertEquals(Tapi.PHONEERR_INVALDATAID, app.tapi.phoneSetData(hPhone, 1, rings, 1));
    }
  }
}
