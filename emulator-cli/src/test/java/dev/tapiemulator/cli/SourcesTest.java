package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the program's own sources: which package may know which, and what nobody may call. */
final class SourcesTest {

  private static final Path MAIN = Path.of("src/main/java/dev/tapiemulator/cli");
  private static final Pattern OWN_IMPORT = Pattern.compile("import dev\\.tapiemulator\\.cli\\.([a-z]+)\\.");

  /** A package may import those listed; the commands themselves may import all. */
  private static final Map<String, Set<String>> MAY_KNOW = Map.of(
      "words", Set.of(),
      "play", Set.of("words"),
      "scenario", Set.of("play", "words"),
      "card", Set.of("scenario", "words"),
      "explore", Set.of("scenario", "play", "words"),
      "shell", Set.of("card", "scenario", "play", "words"));

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void packages_knowEachOtherInOneDirectionOnly() throws IOException {
    for (Path source : sources()) {
      String home = source.getParent().getFileName().toString();
      if (!MAY_KNOW.containsKey(home)) {
        assertEquals(MAIN, source.getParent(), "a package that has no row in this test");
        continue;
      }
      Matcher imports = OWN_IMPORT.matcher(Files.readString(source));
      while (imports.find()) {
        assertTrue(imports.group(1).equals(home) || MAY_KNOW.get(home).contains(imports.group(1)),
            source + " imports " + imports.group(1));
      }
    }
  }

  @Test
  void sources_callNothingThatMakesRunsDiffer() throws IOException {
    List<String> banned = List.of(
        "currentTimeMillis", "nanoTime", "Instant.now", "new Random", "ThreadLocalRandom", "UUID.", "Thread.sleep",
        "identityHashCode", "printStackTrace");
    for (Path source : sources()) {
      String text = Files.readString(source).replace("TimeSource.wallClock()::nanoTime", ""); // for --time
      banned.forEach(call -> assertFalse(text.contains(call), source + " calls " + call));
      boolean ends = text.contains("System.exit");
      assertTrue(!ends || source.endsWith("TapiEmulator.java"), source + " ends the process");
    }
  }

  @Test
  void launchers_buildAnewAfterAChangeOfAnyModule() throws IOException {
    String pom = Files.readString(Path.of("../pom.xml")); // profiles add modules that the program is not made of
    String usual = pom.substring(0, pom.indexOf("<profiles>"));
    Matcher modules = Pattern.compile("<module>([a-z-]+)</module>").matcher(usual);
    int count = 0;
    while (modules.find()) {
      for (String launcher : List.of("tapi-emulator", "tapi-emulator.cmd")) {
        String text = Files.readString(Path.of("..", launcher));
        assertTrue(text.contains("/" + modules.group(1) + "\"") || text.contains("'" + modules.group(1) + "'"),
            launcher + " does not look at " + modules.group(1));
      }
      count++;
    }
    assertTrue(count >= 6, "the modules of pom.xml");
  }

  @Test
  void sources_areShortInLengthAndWidth() throws IOException {
    for (Path source : sources()) {
      List<String> lines = Files.readAllLines(source);
      assertTrue(lines.size() <= 300, source + " has " + lines.size() + " lines");
      assertTrue(lines.stream().allMatch(line -> line.length() <= 120), source + " has a line beyond 120 columns");
    }
  }
}
