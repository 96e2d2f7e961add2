package dev.tapiemulator.cli.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.cli.ProgramRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios with several threads: what is told of whom, how they end, and how they fail. */
@Timeout(60)
final class ThreadsTest {

  private static final String BEFORE = """
      app = phoneInitializeEx dialer event
      h = phoneOpen app 0 owner
      """;

  private static final List<String> THREADS = List.of("reader", "watcher", "one", "two", "late");

  @TempDir
  Path folder;

  private ProgramRun run(String text, String... options) {
    return ProgramRun.ofScenario(folder, text, options);
  }

  /** The story without the folder of the file, one line where it is wrapped. */
  private String story(ProgramRun run) {
    return run.out().replace(folder + "/", "").replaceAll("\\s+", " ");
  }

  private static void assertInOrder(String text, String... parts) {
    int from = 0;
    for (String part : parts) {
      int at = text.indexOf(part, from);
      assertTrue(at >= 0, "\"" + part + "\" is missing, or too early, in\n" + text);
      from = at + part.length();
    }
  }

  /** One that has played its lines may still be on its way out; any other never ends, and the time limit tells. */
  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (THREADS.contains(thread.getName())) {
        thread.join();
      }
    }
  }

  @Test
  void thread_hasItsNameInFrontOfAllThatItDoes() {
    ProgramRun run = run(BEFORE + """
        thread reader {
          expect phoneGetMessage app INFINITE dwMessageID = PHONE_REPLY
        }
        r = phoneSetData h 0 "Hello"
        join reader
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertInOrder(story(run), " 0 ms thread reader {", "0 ms [main] r = phoneSetData h 0 \"Hello\"",
        "[main] -> request 1", "[main] join reader", "[reader] expect phoneGetMessage app INFINITE",
        "20 ms message for app: PHONE_REPLY r = OK", "[reader] app gets PHONE_REPLY r = OK",
        "[reader] phoneGetMessage -> OK", "[reader] as expected", "[reader] the thread ends");
  }

  @Test
  void thread_ofOneStoryOnlyIsNotNamed() {
    assertFalse(run(BEFORE + "phoneClose h\n").out().contains("["));
  }

  @Test
  void return_isToldWhenItsThreadGoesOn() {
    ProgramRun run = run("set replyBeforeReturn other threads\n" + BEFORE + """
        thread reader {
          expect phoneGetMessage app INFINITE dwMessageID = PHONE_REPLY
        }
        r = phoneSetData h 0 "Hello"
        join reader
        """, "--seed", "8");
    assertInOrder(story(run), "[main] r = phoneSetData", "request 1 was completed before its call returned why: C-48",
        "message for app: PHONE_REPLY request 1 = OK", "[reader] app gets PHONE_REPLY request 1 = OK",
        "[reader] the thread ends", "[main] phoneSetData -> request 1", "[main] join reader");
  }

  @Test
  void call_isToldAgainWhenOthersCameBetweenItAndItsStep() {
    ProgramRun run = run(BEFORE + """
        thread one {
          phoneGetLamp h 20
        }
        thread two {
          phoneGetRing h
        }
        join one
        join two
        """, "--choices", "NEXT_THREAD/3=1,NEXT_THREAD/3=1");
    assertInOrder(story(run), "[one] phoneGetLamp h 20", "[two] phoneGetRing h [two] -> OK",
        "[one] phoneGetLamp h dwButtonLampID=20 [one] -> OK");
  }

  @Test
  void call_isNotTakenForTheSameOneOfAnotherThread() {
    ProgramRun run = run(BEFORE + """
        thread one {
          phoneGetLamp h 20
        }
        thread two {
          phoneGetLamp h 21
        }
        join one
        join two
        """, "--choices", "NEXT_THREAD/3=1,NEXT_THREAD/3=1,NEXT_THREAD/3=2");
    assertInOrder(story(run), "[one] phoneGetLamp h 20", "[two] phoneGetLamp h 21",
        "[one] phoneGetLamp h dwButtonLampID=20 [one] -> OK");
  }

  @Test
  void expectation_ofOneThreadHidesNoCallOfAnother() {
    String text = "strict on\n" + BEFORE + """
        r = phoneSetLamp h 20 steady
        advance 1s
        thread one {
          expect PHONE_REPLY r = OK
        }
        thread two {
          phoneGetRing h
        }
        join one
        join two
        """;
    for (int seed = 1; seed <= 30; seed++) {
      ProgramRun run = run(text, "--seed", Integer.toString(seed));
      assertEquals(0, run.exitCode(), run.out());
      assertTrue(story(run).contains("[two] -> OK") || story(run).contains("[two] phoneGetRing -> OK"), run.out());
      assertFalse(story(run).contains("phoneGetMessage"), run.out());
    }
  }

  @Test
  void names_ofOneThreadAreKnownToTheOthers() {
    ProgramRun run = run("""
        thread one {
          app = phoneInitializeEx dialer event
          h = phoneOpen app 0 owner
        }
        join one
        r = phoneSetLamp h 20 steady
        thread two {
          wait app INFINITE
          expect PHONE_REPLY r = OK
        }
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void names_thatStandForNothingYetAreWrongInput() {
    ProgramRun run = run("thread one {\n  app = phoneInitializeEx dialer event\n}\nphoneShutdown app\n");
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().endsWith("s.tapi:4:15: expected a name that stands for something; the line that gives \"app\" "
        + "has not been played yet\n"), run.err());
  }

  @Test
  void messages_thatComeBeforeAnInitialisationReturnsBelongToIt() {
    String text = "strict on\n" + """
        thread one {
          app = phoneInitializeEx dialer event
        }
        thread two {
          other = other: phoneInitializeEx other event
          arrive store
        }
        join one
        join two
        expect PHONE_CREATE other 1
        expect PHONE_CREATE app 1
        """;
    boolean early = false;
    for (int seed = 1; seed <= 40; seed++) {
      ProgramRun run = run(text, "--seed", Integer.toString(seed));
      boolean beforeReturn = story(run).contains("message for application 0: PHONE_CREATE");
      assertTrue(run.exitCode() == 0 || !beforeReturn, run.out() + run.err());
      early |= beforeReturn;
    }
    assertTrue(early, "no seed lets the message come before the call has returned");
  }

  @Test
  void process_ofAThreadIsThatOfItsCallsAndItsEnd() {
    ProgramRun run = run("""
        other: thread one {
          app = phoneInitializeEx dialer event
          wait app INFINITE
        }
        idle
        expect main: phoneShutdown app = PHONEERR_INVALAPPHANDLE
        kill other
        join one
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertInOrder(story(run), "[main] kill other", "[main] join one [one] the thread ends");
  }

  @Test
  void end_letsTheOtherThreadsGoOn() {
    ProgramRun run = run("strict on\n" + BEFORE + """
        thread late {
          wait app 2s
          r = phoneSetLamp h 20 steady
          wait app INFINITE
          expect PHONE_REPLY r = OK
        }
        """);
    assertEquals(0, run.exitCode(), run.out());
    assertInOrder(story(run), "[main] no line is left here; the other threads go on", "2020 ms message for app",
        "[late] the thread ends", "passed, 1 of 1 expectations held (2020 ms)");
  }

  @Test
  void end_namesThoseThatWaitAndFailsWhenStrict() {
    String text = BEFORE + "thread reader {\n  phoneGetMessage app INFINITE\n}\n";
    ProgramRun run = run(text);
    assertEquals(0, run.exitCode(), run.out());
    assertTrue(story(run).contains(
        "[main] s.tapi:4:3: thread \"reader\" still waits: phoneGetMessage app INFINITE"), run.out());
    ProgramRun strict = run("strict on\n" + text);
    assertEquals(1, strict.exitCode());
    assertTrue(story(strict).contains("FAILED s.tapi:5:3: thread \"reader\" still waits"), strict.out());
  }

  @Test
  void expectation_thatFailsInAThreadFailsTheRunAndNotTheThread() {
    ProgramRun run = run(BEFORE + """
        thread one {
          expect time = 1ms
          advance 5ms
          expect time = 5ms
        }
        """);
    assertEquals(1, run.exitCode());
    assertInOrder(story(run), "FAILED s.tapi:4:10: the time was expected to be 1 ms, but is 0 ms",
        "[one] as expected", "[one] the thread ends", "FAILED, 1 of 2 expectations held");
  }

  @Test
  void deadlock_namesTheLineOfEveryThread() {
    ProgramRun run = run(BEFORE + """
        r = phoneSetData h 0 "Hello"
        thread reader {
          phoneGetMessage app INFINITE
          phoneGetMessage app INFINITE
        }
        thread watcher {
          other = other: phoneInitializeEx other event
          wait other INFINITE
        }
        phoneClose h
        join watcher
        expect time = 0ms
        """, "-q");
    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    assertInOrder(story(run), "FAILED s.tapi:13:1: deadlock: every thread waits for ever",
        "s.tapi:13:1: thread \"main\": join waits for the end of thread \"watcher\"",
        "s.tapi:6:3: thread \"reader\": phoneGetMessage waits for a message",
        "the reply to request 1 phoneSetData was suppressed by phoneClose at 0 ms",
        "s.tapi:10:3: thread \"watcher\": process \"other\" waits for its event",
        "s.tapi: FAILED, 0 of 1 expectations held", "ms | main ");
    assertFalse(run.out().contains("Exception") || run.out().contains("\tat "), run.out());
    assertEquals(2, run.out().split("ms \\| main", -1).length, "the history once: " + run.out());
    assertTrue(run.out().replace(folder + "/", "").lines().allMatch(line -> line.length() <= 80), run.out());
  }

  @Test
  void deadlock_ofTheLastThreadButOneIsNamedWhereverItIsFound() {
    ProgramRun run = run(BEFORE + """
        thread reader {
          phoneGetMessage app INFINITE
        }
        thread one {
          idle
        }
        phoneGetMessage app INFINITE
        """);
    assertEquals(1, run.exitCode());
    assertInOrder(story(run), "FAILED s.tapi:9:1: deadlock", "s.tapi:9:1: thread \"main\"",
        "s.tapi:4:3: thread \"reader\"");
  }

  @Test
  void violation_inAThreadEndsTheRunAtItsLine() {
    ProgramRun run = run("fault complete-twice phoneSetLamp\n" + BEFORE + """
        thread one {
          r = phoneSetLamp h 20 steady
          advance 1s
          expect time = 0ms
        }
        join one
        expect time = 0ms
        """);
    assertEquals(1, run.exitCode());
    assertTrue(story(run).contains("FAILED s.tapi:6:3: SECOND_COMPLETION: phone 0 (desk-phone)"), run.out());
    assertEquals(2, run.out().split("SECOND_COMPLETION", -1).length, "told once: " + run.out());
    assertFalse(run.out().contains("expect time"), run.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "device 7 press 1 ~ s.tapi:4:10: expected a phone that there is (0 desk-phone), found 7",
      "kill nobody ~ s.tapi:4:8: expected a process that runs (main), found \"nobody\"",
      "take app INFINITE ~ s.tapi:4:8: app has no completion port; it was initialised without \"port\"",
      "at 5ms device 7 press 1 ~ s.tapi:4:17: expected a phone that there is (0 desk-phone), found 7"})
  void line_thatAsksForWhatIsNotThereIsWrongInputInAThread(String line, String error) {
    ProgramRun run = run(BEFORE + "thread one {\n  " + line + "\n  advance 1s\n}\njoin one\nadvance 1s\n");
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().endsWith(error + "\n"), run.err());
    assertEquals(1, run.errorLines().size());
  }

  @Test
  void at_namesItsOwnLine() {
    ProgramRun run = run("at 5ms device 7 press 1\nadvance 1s\n");
    assertEquals(2, run.exitCode());
    assertEquals(folder + "/s.tapi:1:15: expected a phone that there is (0 desk-phone), found 7\n", run.err());
  }

  @Test
  void at_isOfNoThread() {
    ProgramRun run = run(BEFORE + """
        phoneSetStatusMessages h 0 keypad down
        at 5ms device 0 press 5
        thread one {
          wait app INFINITE
        }
        join one
        """);
    assertInOrder(story(run), "5 ms device 0 press 5", "message for app: PHONE_BUTTON h 5",
        "[one] the event is signalled");
  }

  @Test
  void wait_saysThatTheEventWasClosed() {
    ProgramRun run = run(BEFORE + """
        thread one {
          wait app INFINITE
        }
        idle
        phoneShutdown app
        """);
    assertTrue(story(run).contains("[one] the event is closed: the application was shut down"), run.out());
  }

  @ParameterizedTest
  @CsvSource({"window,pump app 10ms", "port,take app 10ms", "event,wait app 10ms", "port,expect take app 10ms = nothing",
      "event,phoneGetMessage app 10"})
  void wait_takesItsTime(String mechanism, String line) {
    ProgramRun run = run("app = phoneInitializeEx x " + mechanism + "\n" + line + "\nexpect time = 10ms\n");
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @ParameterizedTest
  @CsvSource({"window,pump app INFINITE", "port,take app INFINITE", "event,wait app INFINITE",
      "port,expect take app INFINITE = packet", "event,phoneGetMessage app INFINITE"})
  void wait_isADeadlockWhenItHasNoEnd(String mechanism, String line) {
    ProgramRun run = run("app = phoneInitializeEx x " + mechanism + "\n" + line + "\n");
    assertEquals(1, run.exitCode(), run.out() + run.err());
    assertTrue(story(run).matches(".*FAILED s.tapi:2:1: .* for ever: nothing is scheduled.*"), run.out());
  }

  @Test
  void pump_ofAnotherThreadThanTheWindowsBringsNothing() {
    ProgramRun run = run("""
        thread one {
          app = phoneInitializeEx dialer window
          h = phoneOpen app 0 owner
          pump app INFINITE
          pump app 10ms
        }
        idle
        phoneClose h
        expect no PHONE_REPLY app
        pump app
        expect PHONE_CLOSE h
        """);
    assertEquals(1, run.exitCode());
    assertInOrder(story(run), "[main] 0 messages for the hidden windows", "no PHONE_CLOSE for h has come");
  }
}
