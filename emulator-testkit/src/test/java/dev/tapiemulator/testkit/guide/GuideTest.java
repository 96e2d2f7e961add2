package dev.tapiemulator.testkit.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.testkit.junit.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Java of the page on testing stands in this package, word for word, and prints what the page says it prints. */
class GuideTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path SOURCES = Path.of("src/test/java/dev/tapiemulator/testkit/guide");

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("..", name));
  }

  private static String compiled() throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(SOURCES)) {
      for (Path file : files.sorted().collect(Collectors.toList())) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void testing_showsCodeThatIsCompiledHere() throws IOException {
    String compiled = compiled();
    List<String> blocks = new ArrayList<>();
    Matcher matcher = JAVA_BLOCK.matcher(page("docs/testing.md"));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertTrue(compiled.contains(block), () -> "not compiled anywhere:\n" + block);
    }
  }

  @Test
  void testing_showsWhatAFailurePrints() throws IOException {
    SampleRun failure = SampleRun.of(EarlyCloseSample.class);
    String page = page("docs/testing.md");
    assertTrue(page.contains(failure.failure().getMessage() + "\n"), failure.failure()::getMessage);
    assertTrue(page.contains(failure.report() + "\n"), failure::report);
  }

  @Test
  void readme_showsTheFirstTestAndWhatAFailurePrints() throws IOException {
    String readme = page("README.md");
    String test = Files.readString(SOURCES.resolve("FirstCallTest.java"));
    assertTrue(readme.contains("```java\n" + test.substring(test.indexOf("import ")) + "```"));
    String message = SampleRun.of(EarlyCloseSample.class).failure().getMessage();
    assertTrue(readme.contains(message + "\n"), message);
  }

  /** Who copies it has a project that works, with the versions that this one is built with. */
  @Test
  void testing_showsAProjectWithTheVersionsOfThisOne() throws IOException {
    String own = page("pom.xml");
    String shown = page("docs/testing.md");
    List<String> artifacts = List.of("emulator-testkit", "sample-devices", "junit-jupiter", "maven-compiler-plugin",
        "maven-surefire-plugin");
    for (String artifact : artifacts) {
      String id = switch (artifact) {
        case "emulator-testkit", "sample-devices" -> "tapi-emulator";
        case "junit-jupiter" -> "junit-bom";
        default -> artifact;
      };
      assertEquals(version(own, id), version(shown, artifact), artifact);
    }
  }

  private static String version(String pom, String artifact) {
    Matcher matcher = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)").matcher(pom);
    assertTrue(matcher.find(), artifact);
    return matcher.group(1);
  }
}
