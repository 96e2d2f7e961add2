package dev.tapiemulator.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import dev.tapiemulator.testkit.TestWords;
import dev.tapiemulator.testkit.explore.Clients;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that are explored, run by themselves: what passes, what a failure says, what contradicts itself. */
class ExploreBehavioursTest {

  static final class Samples {

    @EmulatorTest(phones = "store", allows = {
        Leak.Kind.APPLICATION, Leak.Kind.HANDLE, Leak.Kind.MESSAGE, Leak.Kind.REQUEST})
    @ExploreBehaviours
    void impatient(Emulator emulator) {
      Clients.impatient(emulator, true);
    }

    @EmulatorTest(phones = "store", allows = {
        Leak.Kind.APPLICATION, Leak.Kind.HANDLE, Leak.Kind.MESSAGE, Leak.Kind.REQUEST})
    @ExploreBehaviours
    void patient(Emulator emulator) {
      Clients.impatient(emulator, false);
    }

    @ExploreBehaviours(families = {ChoiceFamily.TIMING, ChoiceFamily.ORDER})
    void everyParameter(Emulator emulator, PhoneApp app, ScriptedPhone phone, TapiProcess process, TestInfo info) {
      assertEquals("everyParameter", info.getTestMethod().orElseThrow().getName());
      phone.answers(TestWords.setData(0)).after(Duration.ofMillis(20));
      int hPhone = app.opensAsOwner(phone);
      assertEquals(1, app.accepts(() -> app.phoneSetData(hPhone, 0, ByteBuffer.allocate(1))), "the first of its run");
      app.awaits(TestWords.reply(1));
      app.succeeds(() -> app.phoneClose(hPhone));
      assertTrue(emulator.journal().size() > 0 && process.tapi() != null);
    }

    @EmulatorTest(phones = "store")
    @ExploreBehaviours(maxRuns = 3)
    void fewRuns(Emulator emulator) {
      emulator.attach("nobody");
      assumeTrue(emulator.journal().size() > 0);
    }

    @ExploreBehaviours(bound = -1)
    void boundBelowZero(Emulator emulator) {}

    @EmulatorTest(seed = 5)
    @ExploreBehaviours
    void seeded(Emulator emulator) {}

    @EmulatorTest(choices = "LATENCY/4=1")
    @ExploreBehaviours
    void replayed(Emulator emulator) {}

    @EmulatorTest(live = true)
    @ExploreBehaviours
    void live(Emulator emulator) {}

    @EmulatorTest(profile = "flaky")
    @ExploreBehaviours
    void flaky(Emulator emulator) {}

    @EmulatorTest(families = ChoiceFamily.TIMING)
    @ExploreBehaviours
    void families(Emulator emulator) {}

    @EmulatorTest(allErrors = true)
    @ExploreBehaviours
    void allErrors(Emulator emulator) {}

    @EmulatorTest(provesSomething = true)
    @ExploreBehaviours
    void proves(Emulator emulator) {}
  }

  @EmulatorTest
  static final class Repeated {

    @RepeatedTest(1)
    @ExploreBehaviours
    void twice() {}
  }

  static final class SeededByField {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().with(config -> config.seed(3)).build();

    @ExploreBehaviours
    void seeded(Emulator emulator) {}
  }

  static final class Registered {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().phone("store")
        .allows(Leak.Kind.values()).build();

    @ExploreBehaviours
    void impatient(Emulator emulator) {
      Clients.impatient(emulator, true);
    }
  }

  @Test
  void failure_namesTheShortestList_andShowsItsHistory() {
    Throwable failure = failure(run(Samples.class, "impatient", Emulator.class));
    assertTrue(failure.getMessage().startsWith("with choices LATENCY/4=3: DeadlockFailure: phoneGetMessage"),
        failure.getMessage());
    assertTrue(failure.getMessage().contains("explored: "), failure.getMessage());
    String report = Arrays.stream(failure.getSuppressed()).map(Throwable::toString).collect(Collectors.joining());
    assertTrue(report.contains("phoneClose ->") && report.contains("choices: LATENCY/4=3"), report);
    assertTrue(report.contains("@EmulatorTest(phones = {\"store\"}, allows = {Leak.Kind.APPLICATION, Leak.Kind.HANDLE,"
        + " Leak.Kind.REQUEST, Leak.Kind.MESSAGE}, choices = \"LATENCY/4=3\")"), report);
    assertEquals(1, failure.getSuppressed().length, "nothing has happened to the emulator that JUnit was given");
  }

  @Test
  void registeredExtension_configuresTheRuns() {
    Throwable failure = failure(run(Registered.class, "impatient", Emulator.class));
    assertTrue(failure.getMessage().startsWith("with choices LATENCY/4=3: DeadlockFailure"), failure.getMessage());
  }

  @Test
  void correctedTwin_passes_andReportsWhatWasSeen() {
    EngineExecutionResults results = run(Samples.class, "patient", Emulator.class);
    assertEquals(1, results.testEvents().succeeded().count(), () -> failure(results).toString());
    assertTrue(entry(results).endsWith(" 0 failures; complete up to bound 2"), entry(results));
  }

  @Test
  void eachRun_hasParametersOfItsOwn() {
    EngineExecutionResults results = run(Samples.class, "everyParameter", Emulator.class, PhoneApp.class,
        ScriptedPhone.class, TapiProcess.class, TestInfo.class);
    assertEquals(1, results.testEvents().succeeded().count(), () -> failure(results).toString());
  }

  @Test
  void maxRuns_isSaidInTheReport() {
    EngineExecutionResults results = run(Samples.class, "fewRuns", Emulator.class);
    assertEquals(1, results.testEvents().succeeded().count(), () -> failure(results).toString());
    assertEquals("1 run, 1 behaviour, 0 failures; complete up to bound 2, and no larger bound would find more",
        entry(results));
  }

  @Test
  void whatContradictsItself_isRefusedInOneLine() {
    assertEquals("@ExploreBehaviours: expected a bound of 0 or more, found -1",
        failure(run(Samples.class, "boundBelowZero", Emulator.class)).getMessage());
    assertRefused("seed", "@EmulatorTest", Samples.class, "seeded");
    assertRefused("choices", "@EmulatorTest", Samples.class, "replayed");
    assertRefused("live", "@EmulatorTest", Samples.class, "live");
    assertRefused("profile flaky", "@EmulatorTest", Samples.class, "flaky");
    assertRefused("families", "@EmulatorTest", Samples.class, "families");
    assertRefused("allErrors", "@EmulatorTest", Samples.class, "allErrors");
    assertRefused("provesSomething", "@EmulatorTest", Samples.class, "proves");
    assertRefused("seed", "EmulatorExtension", SeededByField.class, "seeded");
    assertTrue(SampleRun.of(Repeated.class).failures().contains("@ExploreBehaviours: twice is parameterized or repeated;"
        + " explore it without, one behaviour is one run already"));
  }

  private static void assertRefused(String attribute, String place, Class<?> sample, String method) {
    assertEquals("@ExploreBehaviours decides itself what happens, and how often a test runs; leave " + attribute
        + " out of " + place, failure(run(sample, method, Emulator.class)).getMessage());
  }

  private static EngineExecutionResults run(Class<?> sample, String method, Class<?>... parameters) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectMethod(sample, method, Arrays.stream(parameters)
        .map(Class::getName).collect(Collectors.joining(",")))).execute();
  }

  private static Throwable failure(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .findFirst().orElseThrow(() -> new AssertionError("nothing failed"));
  }

  private static String entry(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("explored"))
        .findFirst().orElseThrow();
  }
}
