package dev.tapiemulator.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellTest {

  private final StringWriter out = new StringWriter();
  private final Shell shell = new Shell(
      new PrintWriter(out), false, "desk-phone", () -> PhoneCatalogue.discover(ShellTest.class.getClassLoader()));

  private int type(String... lines) {
    return shell.plain(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), false);
  }

  @Test
  void plain_playsLinesAtOnceWithoutAPrompt() {
    assertEquals(0, type("app = phoneInitializeEx x event", "h = phoneOpen app 0 owner", "phoneClose h"));
    assertTrue(out.toString().contains("message for app: PHONE_CLOSE h"), out.toString());
    assertFalse(out.toString().contains(Shell.PROMPT));
  }

  @Test
  void plain_goesOnAfterAWrongLineAndSaysSoAtTheEnd() {
    assertEquals(2, type("app = phoneInitializeEx x", "app = phoneInitializeEx x event", "h = phoneOpen app 0 owner"));
    assertTrue(out.toString().contains("input:1:26: expected one of event, window, port, found the end of the line"));
    assertTrue(out.toString().contains("lphPhone="), out.toString());
  }

  @Test
  void plain_exitsWithOneWhenAnExpectationFailed() {
    assertEquals(1, type("expect phoneShutdown 5 = OK"));
  }

  @Test
  void plain_stopsAtExit() {
    assertEquals(0, type("exit", "garbage"));
  }

  @Test
  void plain_stopsWhenNobodyReadsAnyMore() {
    Writer closedPipe = new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException("closed");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    BufferedReader endless = new BufferedReader(new Reader() {
      @Override
      public int read(char[] into, int from, int length) {
        String line = "idle\n";
        line.getChars(0, line.length(), into, from);
        return line.length();
      }

      @Override
      public void close() {}
    });
    Shell unread = new Shell(
        new PrintWriter(closedPipe), false, "store", () -> PhoneCatalogue.discover(ShellTest.class.getClassLoader()));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> unread.plain(endless, false));
  }

  @Test
  void help_showsCardsCommandsAndAnOverview() {
    type("help", "help phoneOpen", "help advance", "help nonsense");
    assertTrue(out.toString().contains("Checks, the first one that fails decides"));
    assertTrue(out.toString().contains("advance TIME"));
    assertTrue(out.toString().contains("There is no card \"nonsense\""));
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out.toString());
  }

  @Test
  void names_listsWhatHasAName() {
    type("names", "app = phoneInitializeEx x event", "names", "columns");
    assertTrue(out.toString().contains("Nothing has a name yet."));
    assertTrue(out.toString().contains("app: application 0x00010000"), out.toString());
  }

  @Test
  void save_writesAScenarioThatRuns(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("typed.tapi");
    type("app = phoneInitializeEx x event", "nonsense", "save " + file);
    assertEquals("app = phoneInitializeEx x event\n", Files.readString(file));
  }

  @Test
  void reset_beginsAnew() {
    assertEquals(0, type("app = phoneInitializeEx x event", "reset", "phone store", "names"));
    assertTrue(out.toString().contains("Nothing has a name yet."));
  }

  @Test
  void completion_knowsFunctionsHandlesConstantsAndPhones() {
    assertTrue(shell.completion(List.of())
        .containsAll(List.of("phoneOpen", "phoneGetStatusW", "advance", "expect", "help")));
    assertTrue(shell.completion(List.of("phone")).contains("lamp-panel"));
    assertTrue(shell.completion(List.of("help")).contains("PHONESTATE_LAMP"));
    assertTrue(shell.completion(List.of("set", "secondOwner")).contains("ALLOCATED"));
    type("app = phoneInitializeEx x event", "h = phoneOpen app 0 owner");
    assertEquals(List.of("app"), shell.completion(List.of("h", "=", "phoneOpen")));
    assertEquals(List.of("h"), shell.completion(List.of("phoneSetLamp")));
    assertTrue(shell.completion(List.of("phoneSetLamp", "h", "20"))
        .containsAll(List.of("PHONELAMPMODE_STEADY", "steady")));
    assertTrue(shell.completion(List.of("expect", "phoneOpen", "app", "0")).contains("owner"));
  }
}
