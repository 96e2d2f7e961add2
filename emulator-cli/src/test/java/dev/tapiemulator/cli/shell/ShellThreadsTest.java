package dev.tapiemulator.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of threads, typed over several lines. */
@Timeout(60)
final class ShellThreadsTest {

  private static final String CANCEL = "^C";

  private final StringWriter out = new StringWriter();
  private final Shell shell = new Shell(
      new PrintWriter(out), false, "desk-phone", () -> PhoneCatalogue.discover(ShellThreadsTest.class.getClassLoader()));

  /** Somebody who types these lines, and what stood in front of each. */
  private static class Typist implements LineSource {

    final List<String> prompts = new ArrayList<>();
    private final Deque<String> lines;
    private String line = "";

    Typist(String... lines) {
      this.lines = new ArrayDeque<>(List.of(lines));
    }

    @Override
    public Event next(String prompt) {
      prompts.add(prompt);
      if (lines.isEmpty()) {
        return Event.END;
      }
      line = lines.remove();
      return line.equals(CANCEL) ? Event.CANCELLED : Event.LINE;
    }

    @Override
    public String line() {
      return line;
    }
  }

  private int type(String... lines) {
    return shell.plain(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), false);
  }

  @Test
  void block_isAskedForUnderTheNameOfItsThread() {
    Typist typist = new Typist("thread reader {", "", "idle", "}", "join reader");
    shell.talk(typist);
    assertEquals(List.of("tapi> ", "reader> ", "reader> ", "reader> ", "tapi> ", "tapi> "), typist.prompts);
    assertTrue(out.toString().contains("[reader] the thread ends"), out.toString());
  }

  @Test
  void block_losesOnlyTheLineThatIsRefused() {
    assertEquals(2, type("thread one {", "  xyzzy", "  phone store", "  expect time = 0ms", "}", "join one"));
    assertTrue(out.toString().contains("input:2:3: expected a function or command, found \"xyzzy\""), out.toString());
    assertTrue(out.toString().contains("input:3:3: expected \"phone\" before the first call"), out.toString());
    assertTrue(out.toString().contains("[one] as expected"), out.toString());
  }

  @Test
  void cancelling_forgetsTheBlockWithAllItsNames() {
    Typist typist = new Typist("thread one {", "app = phoneInitializeEx x event", CANCEL, "names", CANCEL, "phone store",
        "thread one {", "}", "join one");
    shell.talk(typist);
    assertTrue(out.toString().contains("The block of thread \"one\" is forgotten."), out.toString());
    assertTrue(out.toString().contains("Nothing has a name yet."), out.toString());
    assertFalse(out.toString().contains("input:"), out.toString());
    assertEquals("tapi> ", typist.prompts.get(3));
  }

  @Test
  void end_insideABlockIsWrongInput() {
    assertEquals(2, type("thread one {", "idle"));
    assertTrue(out.toString().contains("input:3:1: expected \"}\" for thread \"one\", whose block begins at input:1:1, "
        + "found the end of the input"), out.toString());
  }

  @Test
  void exit_insideABlockIsItsEnd() {
    assertEquals(2, type("thread one {", "exit", "}"));
    assertTrue(out.toString().contains("input:2:1: expected \"}\" for thread \"one\""), out.toString());
  }

  @Test
  void end_letsThreadsGoOnSoThatTheirFailuresCount() {
    assertEquals(1, type("thread one {", "advance 1s", "expect time = 2s", "}"));
    assertTrue(out.toString().replaceAll("\\s+", " ")
        .contains("FAILED input:3:8: the time was expected to be 2000 ms, but is 1000 ms"), out.toString());
  }

  @Test
  void deadlock_breaksTheRunOffAndResetBeginsAnew() {
    assertEquals(0, type("app = phoneInitializeEx x event", "thread one {", "wait app INFINITE", "}", "join one", "idle",
        "reset", "thread one {", "}", "join one"));
    assertTrue(out.toString().contains("input:3:1: thread \"one\": process \"main\" waits for its event"), out.toString());
    assertTrue(out.toString().contains("The run has broken off"), out.toString());
  }

  @Test
  void steps_ofThreadsAreToldToSomebodyWhoTypesToo() {
    shell.plain(new BufferedReader(new StringReader("thread one {\nidle\n}\njoin one\n")), true);
    assertTrue(out.toString().contains("0 ms  [one] idle"), out.toString());
    assertFalse(out.toString().contains("0 ms  thread one"), out.toString());
    assertTrue(out.toString().startsWith("tapi> one> one> tapi> "), out.toString());
  }

  @Test
  void save_writesBlocks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("typed.tapi");
    type("p: thread one { # who", "idle # wait", "nonsense", "}", "thread two {", CANCEL, "}", "save " + file);
    assertEquals("p: thread one {\n  idle\n}\nthread two {\n}\n", Files.readString(file));
  }

  @Test
  void names_saysWhatStandsForNothingYet() {
    type("thread one {", "app = phoneInitializeEx x event", "}", "names", "join one", "names");
    assertTrue(out.toString().contains("app: application of a line that has not been played yet"), out.toString());
    assertTrue(out.toString().contains("app: application 0x00010000"), out.toString());
  }

  @Test
  void help_explainsThreads() {
    type("help thread", "help join", "help pump", "help");
    assertTrue(out.toString().contains("thread NAME {\n  Starts a thread that plays the lines up to \"}\""), out.toString());
    assertTrue(out.toString().contains("join NAME\n  Waits for the end of a thread.\n"), out.toString());
    assertTrue(out.toString().contains("pump APP [TIME|INFINITE]"), out.toString());
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out.toString());
  }

  @Test
  void completion_worksInsideABlock() {
    assertFalse(shell.completion(List.of()).contains("}"));
    Typist typist = new Typist("thread one {", "app = phoneInitializeEx x event") {
      @Override
      public Event next(String prompt) {
        if (prompts.size() == 2) {
          assertTrue(shell.completion(List.of()).containsAll(List.of("}", "phoneOpen", "join")));
          assertEquals(List.of("app"), shell.completion(List.of("wait")));
          assertEquals(List.of("INFINITE"), shell.completion(List.of("wait", "app")));
          assertEquals(List.of("INFINITE"), shell.completion(List.of("phoneGetMessage", "app")));
        }
        return super.next(prompt);
      }
    };
    shell.talk(typist);
    assertEquals(3, typist.prompts.size());
    assertEquals(List.of("one"), shell.completion(List.of("join")));
  }
}
