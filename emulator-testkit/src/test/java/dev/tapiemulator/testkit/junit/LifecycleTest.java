package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The extension in every way in which JUnit makes, runs and ends tests. The nested classes that are static are samples,
 * run by themselves, and no tests of the build.
 */
class LifecycleTest {

  private static void sends(PhoneApp app, ScriptedPhone phone) {
    phone.answers(setData(1));
    int hPhone = app.opensAsOwner(phone);
    assertEquals(0x40010000, hPhone);
    app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)))));
    app.succeeds(() -> app.phoneClose(hPhone));
  }

  private static void passes(int tests, Class<?> sample) {
    SampleRun run = SampleRun.of(sample);
    assertEquals("", run.failures());
    assertEquals(tests, run.succeeded());
  }

  // ---- objects of test classes

  @EmulatorTest
  static class Constructed {

    private final PhoneApp app;

    Constructed(PhoneApp app) {
      this.app = app;
    }

    @Test
    void once(ScriptedPhone phone, PhoneApp same) {
      assertSame(app, same);
      sends(app, phone);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void several(int number, ScriptedPhone phone) {
      assertTrue(number > 0);
      sends(app, phone);
    }
  }

  @Test
  void constructor_getsWhatIsOfItsTest() {
    passes(3, Constructed.class);
  }

  @EmulatorTest
  static class NeverMade {

    private static Emulator ofConstructor;

    NeverMade(Emulator emulator) {
      ofConstructor = emulator;
      throw new IllegalStateException("not today");
    }

    @Test
    void never() {}
  }

  @Test
  void constructor_thatFails_endsItsEmulator() {
    assertEquals("not today", SampleRun.of(NeverMade.class).failure().getMessage());
    assertThrows(EmulatorMisuse.class, () -> NeverMade.ofConstructor.attach("late"));
  }

  @EmulatorTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneObject {

    @BeforeEach
    void setUp(PhoneApp app) {
      app.receivesNothing();
    }

    @AfterEach
    void tearDown(PhoneApp app, ScriptedPhone phone) {
      assertEquals(1, phone.orders().size());
      app.receivesNoReply();
    }

    @RepeatedTest(2)
    void repeated(PhoneApp app, ScriptedPhone phone) {
      sends(app, phone);
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Within {

      @Test
      void nested(PhoneApp app, ScriptedPhone phone) {
        sends(app, phone);
      }
    }
  }

  @Test
  void objectForAllTests_hasAnEmulatorForEach() {
    passes(3, OneObject.class);
  }

  @EmulatorTest
  static class TooEarly {

    @BeforeAll
    static void beforeAnyTest(Emulator emulator) {}

    @Test
    void never() {}
  }

  @EmulatorTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class TooEarlyAsWell {

    TooEarlyAsWell(PhoneApp app) {}

    @Test
    void never() {}
  }

  @Test
  void parametersOfNoTest_areRefusedInOneLine() {
    assertEquals("every test has an emulator of its own, and none has begun here; take Emulator in the test, or before"
        + " or after each one", SampleRun.of(TooEarly.class).failure().getMessage());
    assertEquals("every test has an emulator of its own, and none has begun here; take PhoneApp in the test, or before"
        + " or after each one", SampleRun.of(TooEarlyAsWell.class).failure().getMessage());
  }

  @EmulatorTest(phones = "store", seed = 77)
  abstract static class Base {}

  static class Derived extends Base {

    @Test
    void inherits(Emulator emulator) {
      assertEquals(77, emulator.config().seed().orElseThrow());
      assertEquals("store", emulator.phone(0).name());
    }
  }

  @Test
  void annotation_isInherited() {
    passes(1, Derived.class);
  }

  static class Shared {

    @RegisterExtension
    static final EmulatorExtension EMULATORS = EmulatorExtension.builder().phone(ScriptedPhone::new).build();

    @RepeatedTest(2)
    void repeated(PhoneApp app, ScriptedPhone phone) {
      sends(app, phone);
    }

    @Nested
    class Within {

      @Test
      void nested(PhoneApp app, ScriptedPhone phone) {
        sends(app, phone);
      }
    }
  }

  @Test
  void staticExtension_givesEachTestItsOwn() {
    passes(3, Shared.class);
  }

  // ---- tests that are generated

  @EmulatorTest
  static class Factory {

    @TestFactory
    Stream<DynamicTest> generated(PhoneApp app, ScriptedPhone phone) {
      return Stream.of(
          dynamicTest("sends", () -> sends(app, phone)),
          dynamicTest("fails", () -> {
            app.opensAsOwner(phone);
            fail("on purpose");
          }));
    }
  }

  @Test
  void generatedTest_thatFails_tellsWhatHappened() {
    SampleRun run = SampleRun.of(Factory.class);
    assertEquals("fails: on purpose", run.failures());
    assertEquals(1, run.succeeded());
    assertTrue(run.report().contains("phoneClose -> 0x40010000"), run.report());
    assertTrue(run.report().contains("LifecycleTest$Factory#generated'"), run.report());
  }

  // ---- ends

  @EmulatorTest
  static class FailsAfterwards {

    @AfterEach
    void tearDown(PhoneApp app, ScriptedPhone phone) {
      app.opensAsMonitor(phone);
      throw new IllegalStateException("while tidying up");
    }

    @Test
    void passes(PhoneApp app, ScriptedPhone phone) {
      sends(app, phone);
    }
  }

  @Test
  void methodAfterTheTest_thatFails_tellsWhatHappened() {
    SampleRun run = SampleRun.of(FailsAfterwards.class);
    assertEquals("passes: while tidying up", run.failures());
    assertTrue(run.report().contains("MONITOR"), run.report());
  }

  /** Its tests never end of themselves, and some of them are still at it when the emulator is closed. */
  @EmulatorTest
  static class Endless {

    /** A limit may be over before the test has had its thread. */
    @BeforeEach
    void advancesOnce(Emulator emulator) {
      emulator.advance(Duration.ofMillis(1));
    }

    private static void advances(Emulator emulator) {
      while (true) {
        emulator.advance(Duration.ofMillis(1));
      }
    }

    @Test
    @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void busyElsewhere(Emulator emulator) {
      advances(emulator);
    }

    @Test
    @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void idleElsewhere(Emulator emulator) throws InterruptedException {
      emulator.advance(Duration.ofMillis(1));
      new CountDownLatch(1).await();
    }

    @Test
    @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SAME_THREAD)
    void busyHere(Emulator emulator) {
      while (!Thread.currentThread().isInterrupted()) {
        emulator.advance(Duration.ofMillis(1));
      }
    }

    @Test
    @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SAME_THREAD)
    void idleHere(Emulator emulator) throws InterruptedException {
      emulator.advance(Duration.ofMillis(1));
      new CountDownLatch(1).await();
    }

    @Test
    void ofAnAssertion(Emulator emulator) {
      Assertions.assertTimeoutPreemptively(Duration.ofMillis(100), () -> advances(emulator));
    }
  }

  @Test
  void timeLimit_isToldWithWhatHappened() {
    SampleRun run = SampleRun.of(Endless.class);
    assertEquals(5, run.failed());
    assertEquals(5, run.reports().size(), run::failures);
    for (String report : run.reports()) {
      assertTrue(report.contains("(advance 1 ms)") && report.contains("to have it again:"), report);
    }
    assertTrue(run.failures().lines().allMatch(line -> line.contains("timed out after 100 m")), run::failures);
  }

  // ---- many at the same time

  static class Crowd {

    @EmulatorTest
    static class ByAnnotation {

      @RepeatedTest(30)
      void sendsOnce(PhoneApp app, ScriptedPhone phone) {
        sends(app, phone);
      }

      @ParameterizedTest
      @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
      void leaves(int number, Tapi32 tapi, PhoneApp app, ScriptedPhone phone) {
        assertSame(tapi, tapi);
        app.opensAsOwner(phone);
      }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ByField {

      @RegisterExtension
      final EmulatorExtension emulators = EmulatorExtension.builder()
          .phone(ScriptedPhone::new).with(config -> config.live()).build();

      @RepeatedTest(10)
      void sendsOnce(PhoneApp app, ScriptedPhone phone) {
        sends(app, phone);
      }

      @RepeatedTest(5)
      void threads(Emulator emulator, PhoneApp app) {
        emulator.threadFactory().newThread(() -> app.process().messageLoop().pump(10_000)).start();
        app.receivesNothing();
      }
    }
  }

  @RepeatedTest(3)
  void parallelTests_ofSeveralClassesAndModes_doNotDisturbEachOther() {
    SampleRun run = SampleRun.parallel(Crowd.ByAnnotation.class, Crowd.ByField.class);
    assertEquals(45, run.succeeded(), run::failures);
    assertEquals(8, run.failed(), "those that leave something behind, and no others");
    assertEquals(8, run.reports().size());
    assertTrue(run.reports().stream().allMatch(report -> report.contains("phoneOpen")));
  }
}
