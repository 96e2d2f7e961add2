package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What stands below a failure, word for word. The nested classes that are static are samples, run by themselves, and
 * no tests of the build.
 */
class RunReportTest {

  private static void assertText(String expected, String actual) {
    assertEquals(expected.stripTrailing(), actual);
  }

  @EmulatorTest
  static class Failing {

    @EmulatorTest(seed = 7)
    void random(PhoneApp app, ScriptedPhone phone) {
      phone.answers(setData(1));
      int hPhone = app.opensAsOwner(phone);
      int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
      app.succeeds(() -> app.phoneClose(hPhone));
      app.advances(millis(200));
      app.receives(reply(request));
    }
  }

  @Test
  void failure_printsHistoryAndReproduction() {
    SampleRun run = SampleRun.of(Failing.class);
    assertText("""
        what happened:
        set up: provider=provider 1, phone=scripted-phone
          ms | app                                   | kernel                   | 0 scripted-phone
           0 | phoneInitializeExA -> "app", version  |                          |
             |   2.2, USEEVENT                       |                          |
           0 | <- 0, 0x10000, phones 1, version 2.2  |                          |
           0 | phoneNegotiateAPIVersion -> 0x10000,  |                          |
             |   device 0, version 1.3, to 2.2,      |                          |
             |   lpExtensionID NULL                  |                          |
           0 | <- 0, version 2.2                     |                          |
           0 | phoneOpen -> 0x10000, device 0,       |                          | open
             |   version 2.2, instance 0x10000,      |                          |
             |   OWNER                               |                          |
           0 | <- 0, 0x40010000                      |                          |
           0 | phoneSetData #1 -> 0x40010000, data   |                          | setData #1 id 1
             |   id 1, 07                            |                          |
           0 |                                       | choice LATENCY/4=3       |
           0 | <- 1                                  | request 1 pending        |
           0 | phoneClose -> 0x40010000              |                          | close
           0 |                                       |                          | complete #1 \
        PHONEERR_OPERATIONFAILED
           0 |                                       | request 1 suppressed     |
               C-55: A successful phoneClose ends the handle and suppresses the replies that are outstanding \
        on it.
           0 |                                       | request 1 settled        |
           0 |                                       | handle 0x40010000 closed |
           0 | <- 0                                  | PHONE_CLOSE 0x40010000   |
             |                                       |   posted                 |
           0 |                                       | (advance 200 ms)         |
         200 | phoneGetMessage -> 0x10000, 0ms       |                          |
         200 | got PHONE_CLOSE 0x40010000            |                          |
         200 | <- 0                                  |                          |
         200 | phoneGetMessage -> 0x10000, 0ms       |                          |
         200 | <- PHONEERR_OPERATIONFAILED           |                          |
               C-17: phoneGetMessage gives PHONEERR_OPERATIONFAILED when its time is over and no message has \
        come.
        choices: LATENCY/4=3   seed: 7
        to have it again:
          mvn test -Dtest='dev.tapiemulator.testkit.junit.RunReportTest$Failing#random'
          @EmulatorTest(seed = 7), or
          @EmulatorTest(choices = "LATENCY/4=3")
        """, run.report());
  }

  static class Everything {

    @EmulatorTest(
        phones = {"store", "desk-phone"}, seed = 7, families = {ChoiceFamily.TIMING, ChoiceFamily.ERRORS},
        rulings = "secondOwner=ALLOCATED", faults = "REFUSE,phoneSetData,*,1,0x9000001A,0", allErrors = true,
        lenient = true)
    void wrong() {
      fail("on purpose");
    }
  }

  @Test
  void failure_printsTheWholeAnnotation() {
    String report = SampleRun.of(Everything.class).report();
    assertText("""
        to have it again:
          mvn test -Dtest='dev.tapiemulator.testkit.junit.RunReportTest$Everything#wrong'
          @EmulatorTest(phones = {"store", "desk-phone"}, rulings = {"secondOwner=ALLOCATED"}, faults = \
        {"REFUSE,phoneSetData,*,1,0x9000001A,0"}, allErrors = true, lenient = true, families = \
        {ChoiceFamily.TIMING, ChoiceFamily.ERRORS}, seed = 7)
        """, report.substring(report.indexOf("to have it again")));
  }

  static class Built {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().with(config -> config.seed(3)).build();

    @Test
    void wrong(PhoneApp app) {
      fail("on purpose");
    }
  }

  @Test
  void failure_ofABuiltExtension_printsWhatToBuildWith() {
    String report = SampleRun.of(Built.class).report();
    assertTrue(report.endsWith("#wrong'\n  .with(config -> config.seed(3))"), report);
  }

  static class BuiltAgain {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().phone("store").choices("LATENCY/4=3").build();

    @Test
    void wrong(PhoneApp app) {
      int hPhone = app.opensAsOwner(0);
      app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)))));
      fail("on purpose");
    }
  }

  @Test
  void failure_ofABuiltExtensionThatReplays_printsItsChoices() {
    String report = SampleRun.of(BuiltAgain.class).report();
    assertTrue(report.endsWith("#wrong'\n  .choices(\"LATENCY/4=3\")"), report);
  }

  static class WithoutPhones {

    @EmulatorTest(phones = {}, seed = 1, allows = Leak.Kind.APPLICATION)
    void wrong() {
      fail("on purpose");
    }
  }

  @Test
  void failure_withoutPhones_saysSo() {
    String report = SampleRun.of(WithoutPhones.class).report();
    assertTrue(report.endsWith("\n  @EmulatorTest(phones = {}, allows = {Leak.Kind.APPLICATION}, seed = 1)"), report);
  }

  @EmulatorTest
  static class Ordinary {

    @Test
    void wrong() {
      fail("on purpose");
    }
  }

  @Test
  void failure_ofAnOrdinaryRun_saysThatItIsTheSameEachTime() {
    assertText("""
        what happened:
        set up: provider=provider 1, phone=scripted-phone
          ms | kernel
        choices: all ordinary   seed: none
        to have it again:
          mvn test -Dtest='dev.tapiemulator.testkit.junit.RunReportTest$Ordinary#wrong'
          every choice was the ordinary one: it fails the same way each time
        """, SampleRun.of(Ordinary.class).report());
  }

  @EmulatorTest(live = true, phones = "store")
  static class Live {

    @Test
    void wrong() {
      fail("on purpose");
    }
  }

  @Test
  void failure_ofALiveRun_promisesNothing() {
    assertTrue(SampleRun.of(Live.class).report().endsWith("\n  a live run cannot be repeated exactly"));
  }

  @EmulatorTest
  static class VeryLong {

    @EmulatorTest(phones = "store", seed = 3)
    void wrong(PhoneApp app) {
      int hPhone = app.opensAsOwner(0);
      for (int i = 0; i < 2000; i++) {
        app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)))));
      }
      fail("on purpose");
    }
  }

  @Test
  void failure_ofAVeryLongRun_printsItsEndAndTheSeedAlone() {
    String report = SampleRun.of(VeryLong.class).report();
    assertTrue(report.contains("phoneSetData #2000 "), report);
    assertTrue(report.lines().count() < 220, report);
    assertTrue(report.endsWith("\n  @EmulatorTest(phones = {\"store\"}, seed = 3)"), report);
  }

  @EmulatorTest
  static class Long {

    @Test
    void wrong(Emulator emulator) {
      for (int i = 0; i < 300; i++) {
        emulator.advance(millis(1));
      }
      fail("on purpose");
    }
  }

  @Test
  void failure_ofALongRun_printsItsEnd() {
    String report = SampleRun.of(Long.class).report();
    assertTrue(report.contains("\n  ms | kernel\n(101 earlier lines)\n"), report);
    assertTrue(report.contains("\n 299 | (advance 1 ms)\n"), report);
    assertFalse(report.contains("\n 100 | "), report);
  }

  @EmulatorTest
  static class Aborted {

    @Test
    void given(PhoneApp app, ScriptedPhone phone) {
      app.opensAsOwner(phone);
      assumeTrue(false, "not here");
    }
  }

  @Test
  void abortedTest_isNotCheckedAndPrintsNothing() {
    SampleRun run = SampleRun.of(Aborted.class);
    assertEquals(1, run.aborted());
    assertEquals(0, run.reportsOfAborted());
  }

  @EmulatorTest
  static class ThreadLeft {

    @Test
    void stuck(Emulator emulator, TapiProcess process) {
      process.start("stuck", () -> {
        throw new IllegalStateException("in a thread");
      });
      emulator.runUntilIdle();
    }
  }

  @Test
  void failure_inAThreadOfTheProgram_reachesTheTest() {
    Throwable failure = SampleRun.of(ThreadLeft.class).failure();
    assertTrue(failure.toString().contains("in a thread"), failure::toString);
  }
}
