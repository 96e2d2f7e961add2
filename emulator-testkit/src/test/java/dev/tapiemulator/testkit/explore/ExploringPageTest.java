package dev.tapiemulator.testkit.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.DeadlockFailure;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.testkit.junit.EmulatorTest;
import dev.tapiemulator.testkit.junit.ExploreBehaviours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of the guide's page stands here, word for word, and does what the page says. */
class ExploringPageTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void impatientDialer_isCaught() {
    EmulatorConfig config = EmulatorConfig.builder().phone("store").build();
    Exploration found = new Explorer().bound(2).explore(config, emulator -> new ImpatientDialer(emulator).dials());
    Failure failure = found.failures().get(0);
    assertEquals("LATENCY/4=3", failure.replayText());
    assertTrue(failure.text().startsWith("DeadlockFailure: phoneGetMessage"), failure.text());
  }

  @Test
  void impatientDialer_isCaughtAgain() {
    EmulatorConfig config =
        EmulatorConfig.builder().phone("store").replay(List.of(new Choice(Decision.LATENCY, 4, 3))).build();
    try (Emulator emulator = Emulator.create(config)) {
      assertThrows(DeadlockFailure.class, () -> new ImpatientDialer(emulator).dials());
    }
  }

  @EmulatorTest(phones = "store")
  @ExploreBehaviours(bound = 2, families = {ChoiceFamily.TIMING, ChoiceFamily.FORCED_CLOSE, ChoiceFamily.REMOVAL})
  void patientDialer_survivesItAll(Emulator emulator) {
    ImpatientDialer.dialsPatiently(emulator);
  }

  @Test
  void page_showsCodeThatIsCompiledHere() throws IOException {
    String compiled =
        Files.readString(Path.of("src/test/java/dev/tapiemulator/testkit/explore/ExploringPageTest.java"));

    List<String> blocks = new ArrayList<>();
    Matcher matcher = JAVA_BLOCK.matcher(Files.readString(Path.of("../docs/exploring.md")));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertTrue(compiled.contains(block), () -> "not compiled anywhere:\n" + block);
    }
  }
}
