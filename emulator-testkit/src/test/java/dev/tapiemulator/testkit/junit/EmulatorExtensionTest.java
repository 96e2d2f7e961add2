package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.Mechanism;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the extension gives to tests, and how it is configured. The nested classes that are static are samples, run by
 * themselves, and no tests of the build.
 */
class EmulatorExtensionTest {

  @EmulatorTest
  static class Parameters {

    private PhoneApp before;

    @BeforeEach
    void setUp(PhoneApp app) {
      before = app;
    }

    @Test
    void everything(
        Emulator emulator, TapiProcess process, Tapi32 tapi, PhoneApp app, ScriptedPhone phone,
        @Application(value = "old", via = Mechanism.WINDOW, version = TAPI_VERSION_1_4) PhoneApp old) {
      assertSame(process.tapi(), tapi);
      assertSame(before, app);
      assertNotSame(app, old);
      assertEquals("scripted-phone", emulator.phone(0).name());
      phone.answers(setData(1));
      int hPhone = old.opensAsOwner(phone);
      old.awaits(reply(old.accepts(() -> old.phoneSetData(hPhone, 1, bytes(7)))));
      old.succeeds(() -> old.phoneClose(hPhone));
    }

    @RepeatedTest(2)
    void freshEachTime(Emulator emulator, ScriptedPhone phone) {
      assertEquals(0, emulator.now().toMillis());
      assertEquals(List.of(), phone.orders());
      emulator.advance(millis(5));
    }
  }

  @Test
  void parameters_areOfTheTestAlone() {
    SampleRun run = SampleRun.of(Parameters.class);
    assertEquals("", run.failures());
    assertEquals(3, run.succeeded());
  }

  static class Configured {

    @EmulatorTest(
        phones = {"store", ScriptedPhone.NAME, "desk-phone", ScriptedPhone.NAME},
        seed = 7,
        rulings = {"secondOwner=ALLOCATED", "shutdownSendsClose = yes"},
        faults = "REFUSE,phoneSetData,*,1,0x9000001A,0",
        families = ChoiceFamily.TIMING,
        allErrors = true,
        lenient = true)
    void all(Emulator emulator, @OnDevice(3) ScriptedPhone second, PhoneApp app) {
      assertEquals("[store, scripted-phone, desk-phone, scripted-phone]",
          emulator.phones().stream().map(PhoneControl::name).toList().toString());
      assertEquals(3, app.idOf(second));
      assertEquals(7, emulator.config().seed().orElseThrow());
      assertEquals(Set.of(ChoiceFamily.TIMING), emulator.config().families());
      assertEquals(1, emulator.config().ruling(Ruling.SECOND_OWNER));
      assertEquals(1, emulator.config().ruling(Ruling.SHUTDOWN_SENDS_CLOSE));
      assertTrue(emulator.config().allErrors());
      assertFalse(emulator.config().strict());
      int hPhone = app.opensAsOwner(0);
      app.isRefusedWith(PhoneErr.NOMEM, () -> app.phoneSetData(hPhone, 0, bytes(1)));
      app.succeeds(() -> app.phoneClose(hPhone));
    }

    @EmulatorTest(choices = "LATENCY/4=2")
    void replayed(PhoneApp app, ScriptedPhone phone, Emulator emulator) {
      phone.answers(setData(1));
      int hPhone = app.opensAsOwner(phone);
      app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)))));
      assertEquals(40, emulator.now().toMillis());
      app.succeeds(() -> app.phoneClose(hPhone));
    }

    @EmulatorTest(live = true, phones = "store")
    void live(PhoneApp app, Emulator emulator) {
      assertTrue(emulator.config().isLive());
      int hPhone = app.opensAsOwner(0);
      app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)))));
      app.succeeds(() -> app.phoneClose(hPhone));
    }

    @EmulatorTest(phones = {})
    void none(Emulator emulator) {
      assertEquals(List.of(), emulator.phones());
    }
  }

  @Test
  void annotation_configures() {
    assertEquals("", SampleRun.of(Configured.class).failures());
  }

  @EmulatorTest(seed = 1)
  static class Outer {

    @Nested
    class Inner {

      @Test
      void ofTheClass(Emulator emulator) {
        assertEquals(1, emulator.config().seed().orElseThrow());
      }

      @EmulatorTest(phones = "store")
      void ofTheMethod(Emulator emulator) {
        assertTrue(emulator.config().seed().isEmpty());
      }
    }
  }

  @Test
  void annotation_ofTheMethodStandsForThatAround() {
    SampleRun run = SampleRun.of(Outer.Inner.class);
    assertEquals("", run.failures());
    assertEquals(2, run.succeeded());
  }

  static class Registered {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder()
        .phone("store")
        .phone(ScriptedPhone::new)
        .with(config -> config.seed(3))
        .allows(Leak.Kind.HANDLE)
        .build();

    @Test
    void built(Emulator emulator, ScriptedPhone phone, PhoneApp app) {
      assertEquals(3, emulator.config().seed().orElseThrow());
      app.opensAsMonitor(phone);
    }
  }

  @Test
  void builder_configures() {
    assertEquals("", SampleRun.of(Registered.class).failures());
  }

  static class Poorer {

    @EmulatorTest(profile = "no-display")
    void noDisplay(PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      app.isRefusedWith(PhoneErr.OPERATIONUNAVAIL, () -> app.phoneSetDisplay(hPhone, 0, 0, bytes('!')));
      app.succeeds(() -> app.phoneClose(hPhone));
    }
  }

  @Test
  void scriptedPhone_isFoundUnderAProfileThatTakesPartsAway() {
    assertEquals("", SampleRun.of(Poorer.class).failures());
  }

  static class ByConfiguration {

    @RegisterExtension
    final EmulatorExtension emulators =
        EmulatorExtension.builder().with(config -> config.phone("store").phone("desk-phone")).build();

    @Test
    void phonesOfTheConfiguration(Emulator emulator) {
      assertEquals("[store, desk-phone]", emulator.phones().stream().map(PhoneControl::name).toList().toString());
    }
  }

  static class WithoutPhones {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().noPhones().build();

    @Test
    void none(Emulator emulator) {
      assertEquals(List.of(), emulator.phones());
    }
  }

  @Test
  void builder_addsTheScriptedPhoneOnlyWhereThereIsNoOther() {
    assertEquals("", SampleRun.of(ByConfiguration.class).failures());
    assertEquals("", SampleRun.of(WithoutPhones.class).failures());
  }

  @EmulatorTest
  static class Crowd {

    @RepeatedTest(40)
    void one(PhoneApp app, ScriptedPhone phone) {
      phone.answers(setData(1)).times(3);
      int hPhone = app.opensAsOwner(phone);
      assertEquals(0x40010000, hPhone);
      for (int i = 1; i <= 3; i++) {
        int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
        assertEquals(i, request);
        app.awaits(reply(request));
      }
      app.succeeds(() -> app.phoneClose(hPhone));
    }
  }

  @Test
  void parallelTests_doNotDisturbEachOther() {
    SampleRun run = SampleRun.parallel(Crowd.class);
    assertEquals("", run.failures());
    assertEquals(40, run.succeeded());
  }

  @EmulatorTest
  static class Waiting {

    private static TapiThread thread;

    @Test
    void leavesAThread(TapiProcess process) {
      thread = process.start("waiting", () -> process.messageLoop().pump(INFINITE));
    }
  }

  @Test
  void emulator_isClosedWithItsThreads() {
    assertEquals("", SampleRun.of(Waiting.class).failures());
    assertTrue(Waiting.thread.hasEnded());
  }

  @Test
  void with_refusesToKeepNoJournal() {
    Settings settings = new Settings("EmulatorExtension");
    settings.with(EmulatorConfig.Builder::withoutJournal);
    assertEquals(
        "EmulatorExtension: withoutJournal is not for tests: what becomes of one is read from the journal",
        assertThrows(ExtensionConfigurationException.class, settings::newScene).getMessage());
  }
}
