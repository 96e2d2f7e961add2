package dev.tapiemulator.cli.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.cli.play.Printer;
import dev.tapiemulator.cli.play.Setup;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is typed, the only answer besides playing it is the stated error. */
final class RandomScenariosTest {

  private static final PhoneCatalogue CATALOGUE = PhoneCatalogue.discover(RandomScenariosTest.class.getClassLoader());
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final List<List<String>> SCENARIOS = scenarios();

  private static List<List<String>> scenarios() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("scenarios", "../scenarios")))) {
      List<List<String>> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(Files.readAllLines(file));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(seed = "1")
  void parse_answersAnyTextWithStepsOrTheStatedError(@ForAll String text) {
    playOrRefuse(text);
  }

  @Property(seed = "1")
  void parse_answersTextOfTheLanguagesOwnSignsWithStepsOrTheStatedError(@ForAll @From("signs") String text) {
    playOrRefuse(text);
  }

  @Property(seed = "1")
  void play_answersShuffledWordsWithAStoryOrTheStatedError(@ForAll @Size(max = 12) List<@From("lines") String> lines) {
    playOrRefuse("app = phoneInitializeEx x event\nh = phoneOpen app 0 owner\n" + String.join("\n", lines));
  }

  @Property(seed = "1")
  void play_answersMutatedScenariosWithAStoryOrTheStatedError(
      @ForAll @IntRange(max = 999) int which, @ForAll @IntRange(max = 9_999) int where,
      @ForAll @IntRange(max = 3) int how, @ForAll @From("words") String word) {
    List<String> lines = new ArrayList<>(SCENARIOS.get(which % SCENARIOS.size()));
    int at = where % lines.size();
    switch (how) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get((where * 7 + which) % lines.size()));
      case 2 -> lines.set(at, replaceWord(lines.get(at), which, word));
      default -> lines.set(at, lines.get(at).substring(0, where % (lines.get(at).length() + 1)));
    }
    playOrRefuse(String.join("\n", lines));
  }

  @Property(seed = "1")
  void play_answersShuffledThreadsWithAStoryOrTheStatedError(
      @ForAll @Size(max = 4) List<@From("lines") String> one, @ForAll @Size(max = 4) List<@From("lines") String> two,
      @ForAll @Size(max = 4) List<@From("lines") String> rest, @ForAll @IntRange(max = 99) int seed) {
    playOrRefuse("seed " + seed + "\napp = phoneInitializeEx x event\nh = phoneOpen app 0 owner\n"
        + block("one", one) + block("two", two) + String.join("\n", rest));
  }

  /** The lines that can be read, so that something is left to play. */
  private static String block(String thread, List<String> lines) {
    ScenarioParser parser = new ScenarioParser("s", HERE, () -> CATALOGUE);
    StringBuilder block = new StringBuilder("thread ").append(thread).append(" {\n");
    try {
      parser.parse(1, "app = phoneInitializeEx x event");
      parser.parse(2, "h = phoneOpen app 0 owner");
      for (String line : lines) {
        try {
          parser.parse(3, line);
          block.append(line.contains("thread") || line.contains("{") || line.contains("}") ? "" : line + "\n");
        } catch (ScenarioError refused) {
          block.append("# ").append(line).append('\n');
        }
      }
    } catch (ScenarioError impossible) {
      throw new AssertionError(impossible);
    }
    return block + "}\n";
  }

  private static String replaceWord(String line, int which, String word) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split(" +")));
    words.set(which % words.size(), word);
    return String.join(" ", words);
  }

  /** Reads and plays; the stated error has its place in front and is one line. */
  private static void playOrRefuse(String text) {
    Printer silent = new Printer(new PrintWriter(Writer.nullWriter()), false, false);
    try (Stage stage = new Stage(new Setup(EmulatorConfig.builder(), "desk-phone"), silent)) {
      ScenarioRun.play(Scenario.parse("s", text, HERE, () -> CATALOGUE), stage);
    } catch (ScenarioError stated) {
      assertTrue(stated.getMessage().matches("(?s)s:[0-9]+:[0-9]+: .+"), stated.getMessage());
      assertFalse(stated.getMessage().contains("\n"), stated.getMessage());
    }
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(
        "=", ":", "|", "\"", "@", "#", "hex:", "\\", " ", "\n", "app", "h", "0", "0x", "phoneOpen", "expect", "no",
        "\t", "\r", "PHONE_CLOSE", "size", "1s", "NULL", "{", "}", "thread")
        .list().ofMaxSize(25).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> lines() {
    return words().list().ofMinSize(1).ofMaxSize(6).map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
        "expect", "no", "=", "app", "h", "r", "NULL", "0", "1", "20", "0xFFFFFFFF", "4294967295", "hex:00",
        "\"text\"", "size", "dwTotalSize", "owner", "monitor", "steady", "handset", "PHONE_CLOSE", "PHONE_REPLY",
        "PHONE_STATE", "device", "press", "remove", "close", "suspend", "idle", "advance", "1s", "at", "take", "wait",
        "pump", "kill", "main", "event", "params", "phoneClose", "phoneOpen", "phoneSetData", "phoneGetStatus",
        "phoneGetDevCaps", "phoneGetData", "phoneSetDisplay", "phoneSetButtonInfo", "phoneGetButtonInfo",
        "phoneDevSpecific", "phoneShutdown", "phoneInitializeEx", "phoneGetMessage", "phoneSetStatusMessages",
        "phoneGetID", "phoneGetIcon", "x", "window", "port", "fault", "refuse", "reconfigure", "arrive", "store",
        "show", "phoneNegotiateExtVersion", "hPhoneApp", "lpdwAPIVersion", "lpPhoneStatus", "lpExtensionID", "dwSize",
        "thread", "join", "{", "}", "INFINITE");
  }
}
