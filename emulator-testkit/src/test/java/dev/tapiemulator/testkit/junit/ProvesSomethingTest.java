package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.Mechanism;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import dev.tapiemulator.testkit.StubTapi32;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that must fail on a stub, run by the engine; the nested static classes are those tests. */
class ProvesSomethingTest {

  private static final String COMPLAINT = " proves nothing: it passes on a stub that says yes to every call and never "
      + "replies, and provesSomething is demanded";
  private static final String IDLE =
      COMPLAINT + "; it never called the stub, so does it keep something of the emulator in fields?";
  private static final List<String> RUNS = new ArrayList<>();

  static class Proving {

    @EmulatorTest(provesSomething = true)
    void waitsForTheReply(PhoneApp app, ScriptedPhone phone) {
      RUNS.add(app.tapi().getClass().getSimpleName());
      phone.answers(setData(1)).after(millis(20));
      int hPhone = app.opensAsOwner(phone);
      int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
      app.advances(millis(20));
      app.receives(reply(request));
      app.succeeds(() -> app.phoneClose(hPhone));
    }
  }

  @Test
  void testThatNeedsTheEmulator_runsTwiceAndPasses() {
    RUNS.clear();
    SampleRun run = SampleRun.of(Proving.class);
    assertEquals(1, run.succeeded(), run::failures);
    assertEquals(List.of("ProcessTapi32", StubTapi32.class.getSimpleName()), RUNS);
  }

  @EmulatorTest(provesSomething = true)
  static class Vain {

    @EmulatorTest(provesSomething = true)
    void opensAndSends(PhoneApp app, ScriptedPhone phone) {
      phone.answers(setData(1));
      int hPhone = app.opensAsOwner(phone);
      app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
      app.succeeds(() -> app.phoneClose(hPhone));
    }

    @Test
    void callsTheFunctionsOfItsProcess(Emulator emulator, TapiProcess process, Tapi32 tapi) {
      assertEquals(process.tapi(), tapi);
      assertEquals(1, emulator.phones().size());
    }

    @Test
    void assumesWhatOnlyTheEmulatorHas(Tapi32 tapi) {
      assumeTrue(tapi.phoneShutdown(0) == Tapi.PHONEERR_UNINITIALIZED);
    }

    @ParameterizedTest
    @ValueSource(ints = 5)
    void takesOtherArguments(int number, Tapi32 tapi) {
      assertEquals(5, number);
    }
  }

  @Test
  void testThatPassesOnTheStub_fails() {
    SampleRun run = SampleRun.of(Vain.class);
    assertEquals(0, run.succeeded());
    assertEquals(4, run.failed());
    assertEquals("""
        [1] number=5: takesOtherArguments%2$s
        assumesWhatOnlyTheEmulatorHas: assumesWhatOnlyTheEmulatorHas%1$s
        callsTheFunctionsOfItsProcess: callsTheFunctionsOfItsProcess%2$s
        opensAndSends: opensAndSends%1$s""".formatted(COMPLAINT, IDLE), run.failures());
  }

  static class Failing {

    @EmulatorTest(provesSomething = true)
    void fails(Tapi32 tapi) {
      RUNS.add(tapi.getClass().getSimpleName());
      fail("of itself");
    }
  }

  @Test
  void testThatFailsAnyway_isNotRunAgain() {
    RUNS.clear();
    assertEquals("of itself", SampleRun.of(Failing.class).failure().getMessage());
    assertEquals(List.of("ProcessTapi32"), RUNS);
  }

  static class Built {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().provesSomething().build();

    @Test
    void opens(PhoneApp app, ScriptedPhone phone) {
      app.succeeds(() -> app.phoneClose(app.opensAsOwner(phone)));
    }

    @Test
    void isTold(PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      app.succeeds(() -> app.phoneClose(hPhone));
      app.receives(closed(hPhone));
    }
  }

  @Test
  void extensionThatIsBuilt_demandsProofOfAllItsTests() {
    SampleRun run = SampleRun.of(Built.class);
    assertEquals("opens: opens" + COMPLAINT, run.failures());
    assertEquals(1, run.succeeded());
  }

  static class Endless {

    @EmulatorTest(provesSomething = true)
    void callsUntilItIsTold(PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      int result = 0;
      while (result == 0) {
        result = app.phoneClose(hPhone);
      }
    }

    @EmulatorTest(provesSomething = true)
    void pumpsUntilItIsTold(@Application(via = Mechanism.WINDOW) PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      app.succeeds(() -> app.phoneClose(hPhone));
      while (app.unread().isEmpty()) {
        app.process().messageLoop().pump(10);
      }
    }
  }

  @Test
  void testThatWaitsInALoop_endsOnTheStubToo() {
    assertEquals(2, SampleRun.of(Endless.class).succeeded());
  }

  static class Undemanding {

    @EmulatorTest
    void passesAnywhere(Tapi32 tapi) {
      RUNS.add(tapi.getClass().getSimpleName());
    }

    @EmulatorTest(profile = "handset-only", phones = "desk-phone")
    void hasAProfile(Emulator emulator) {
      assertEquals(0, emulator.phone(0).description().displayRows());
    }
  }

  @Test
  void testOfWhichNothingIsDemanded_isNotRunAgain() {
    RUNS.clear();
    assertEquals(2, SampleRun.of(Undemanding.class).succeeded());
    assertEquals(List.of("ProcessTapi32"), RUNS);
  }

  static class Misspelt {

    @EmulatorTest(profile = "handset")
    void nothing(Emulator emulator) {
      fail(emulator.toString());
    }
  }

  @Test
  void unknownProfile_isNamedWithThoseThereAre() {
    assertEquals(
        "@EmulatorTest: no profile is called \"handset\"; there are "
            + "[as-documented, no-display, handset-only, monitor-only, slow, flaky]",
        SampleRun.of(Misspelt.class).failure().getMessage());
  }

  @EmulatorTest(provesSomething = true)
  static class Generating {

    @TestFactory
    List<DynamicTest> sendsTwice(PhoneApp app) {
      return List.of(DynamicTest.dynamicTest("first", () -> RUNS.add("first")));
    }
  }

  @Test
  void generatedTests_areRefused() {
    RUNS.clear();
    assertEquals("@EmulatorTest: provesSomething cannot be demanded of generated tests; write a parameterized test instead",
        SampleRun.of(Generating.class).failure().getMessage());
    assertEquals(List.of(), RUNS);
  }
}
