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
    assertTrue(report.contains("@EmulatorTest(phones = {\"store\"}, choices = \"LATENCY/4=3\")"), report);
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
    assertEquals("@ExploreBehaviours makes the choices itself; leave seed out of @EmulatorTest",
        failure(run(Samples.class, "seeded", Emulator.class)).getMessage());
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
