package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.EchoPhoneProvider;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A used emulator that was reset is as good as a new one, down to the last byte of its journal. */
class ResetTest {

  /** A way to use an emulator up. */
  private record Use(String name, Consumer<Emulator> use) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Use> uses() {
    return Stream.of(
        new Use("nothing was done", emulator -> { }),
        new Use("requests are outstanding, suppressed and queued", ResetTest::leaveRequests),
        new Use("the phones are removed, suspended and disconnected", emulator -> {
          TestApp app = new TestApp(emulator, "dialer");
          app.owner(0);
          emulator.phone(0).suspend();
          emulator.phone(0).unplug();
          emulator.phone(1).remove();
        }),
        new Use("everything shows and holds something", ResetTest::changeElements),
        new Use("a phone has arrived", emulator -> emulator.addPhone(new EchoPhone())),
        new Use("a reinitialisation is pending", emulator -> {
          new TestApp(emulator, "dialer");
          emulator.reconfigure();
        }),
        new Use("a fault waits", emulator ->
            emulator.addFault(new Fault(FaultKind.REFUSE, PhoneFunction.PHONE_OPEN, Fault.ANY_DEVICE, 1, PHONEERR_NOMEM, 0))),
        new Use("a planned fault has struck", emulator -> {
          TestApp app = new TestApp(emulator, "dialer");
          int hPhone = app.owner(0);
          app.tapi.phoneSetRing(hPhone, 1, 1);
          app.tapi.phoneSetRing(hPhone, 2, 2);
        }),
        new Use("actions and timers are scheduled", emulator -> {
          leaveRequests(emulator);
          emulator.schedule(Duration.ofMillis(5), () -> emulator.phone(0).press(3));
        }),
        new Use("a process was killed and another holds ports and events", emulator -> {
          TestApp app = new TestApp(emulator.attach("dialer", PointerWidth.BITS_32), "dialer", TAPI_VERSION_2_0);
          app.process.kill();
          emulator.attach("other").createCompletionPort();
        }),
        new Use("it was closed half way through a run that failed", emulator -> {
          TestApp app = new TestApp(emulator, "dialer");
          emulator.schedule(Duration.ZERO, () -> {
            throw new IllegalStateException("the test's own trouble");
          });
          app.owner(0);
          assertThrows(IllegalStateException.class, () -> emulator.advance(Duration.ofSeconds(1)));
        }));
  }

  private static void leaveRequests(Emulator emulator) {
    TestApp app = new TestApp(emulator, "dialer");
    TestApp watcher = new TestApp(emulator, "watcher");
    watcher.monitor(0);
    int hPhone = app.owner(0);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    emulator.advance(Duration.ofMillis(100));
    accepted(app.tapi.phoneSetData(hPhone, 2, bytes(2), 1));
    assertEquals(0, app.tapi.phoneClose(hPhone));
    accepted(app.tapi.phoneSetData(app.owner(0), 3, bytes(3), 1));
  }

  private static void changeElements(Emulator emulator) {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    accepted(app.tapi.phoneSetRing(hPhone, 1, 99));
    accepted(app.tapi.phoneSetDisplay(hPhone, 0, 0, bytes('h', 'i'), 2));
    accepted(app.tapi.phoneSetVolume(hPhone, PHONEHOOKSWITCHDEV_SPEAKER, 5));
    emulator.phone(0).buttonDown(4);
    emulator.phone(0).lift(PHONEHOOKSWITCHDEV_HANDSET);
    emulator.advance(Duration.ofSeconds(1));
  }

  private static EmulatorConfig.Builder config() {
    return EmulatorConfig.builder()
        .families(EnumSet.of(ChoiceFamily.ORDER, ChoiceFamily.TIMING))
        .faults(FaultPlan.builder().refuse(PhoneFunction.PHONE_SET_RING, 2, PhoneErr.NOMEM).build())
        .seed(3);
  }

  /** What is compared: a run that looks at everything an earlier use could have left behind. */
  private static Journal referenceRun(Emulator emulator) {
    assertEquals(Duration.ZERO, emulator.now());
    assertEquals(2, emulator.phones().size());
    TestApp app = new TestApp(emulator, "reference");
    int hPhone = app.owner(0);
    app.owner(1);
    app.status(hPhone);
    IntHolder out = new IntHolder();
    app.tapi.phoneGetLamp(hPhone, 12, out);
    app.tapi.phoneGetData(hPhone, 1, ByteBuffer.allocate(8), 8);
    for (int i = 0; i < 5; i++) {
      app.tapi.phoneSetData(hPhone, 1, bytes(i), 1);
      app.tapi.phoneSetRing(hPhone, 1, i);
    }
    emulator.phone(0).press(4);
    emulator.advance(Duration.ofSeconds(1));
    app.messages();
    app.tapi.phoneShutdown(app.hPhoneApp);
    return emulator.journal();
  }

  private static void assertSame(Journal fresh, Journal reset) {
    OptionalInt difference = fresh.firstDifference(reset);
    assertEquals(OptionalInt.empty(), difference, () -> "record " + difference.getAsInt() + " differs");
    assertTrue(fresh.size() > 50);
  }

  @ParameterizedTest
  @MethodSource("uses")
  void reset_withPhonesByObjectEqualsAFreshEmulator(Use use) {
    try (Emulator fresh = TestEmulator.create(config().phone(new EchoPhone()).phone(new EchoPhone()).build());
        Emulator used = TestEmulator.create(config().phone(new EchoPhone()).phone(new EchoPhone()).build())) {
      use.use().accept(used);
      used.reset();
      assertSame(referenceRun(fresh), referenceRun(used));
    }
  }

  @ParameterizedTest
  @MethodSource("uses")
  void reset_withPhonesByNameEqualsAFreshEmulator(Use use, @TempDir Path folder) {
    EmulatorConfig config =
        config().classLoader(EchoPhoneProvider.loader(folder)).phone("echo-phone").phone("echo-phone").build();
    try (Emulator fresh = TestEmulator.create(config); Emulator used = TestEmulator.create(config)) {
      use.use().accept(used);
      used.reset();
      assertSame(referenceRun(fresh), referenceRun(used));
    }
  }

  @Test
  void reset_canBeRepeated() {
    try (Emulator fresh = TestEmulator.create(config().phone(new EchoPhone()).phone(new EchoPhone()).build());
        Emulator used = TestEmulator.create(config().phone(new EchoPhone()).phone(new EchoPhone()).build())) {
      Journal expected = referenceRun(fresh);
      for (Use use : uses().toList()) {
        use.use().accept(used);
        used.reset();
      }
      assertSame(expected, referenceRun(used));
    }
  }

  @Test
  void usesLeaveSomethingBehind() {
    try (Emulator used = TestEmulator.create(config().phone(new EchoPhone()).phone(new EchoPhone()).build())) {
      changeElements(used);
      assertNotEquals("", used.phone(0).displayText().strip());
      used.reset();
      assertEquals("", used.phone(0).displayText().strip());
      assertEquals(0, used.phone(0).ringMode());
      assertTrue(used.phone(0).received(1).isEmpty());
      assertEquals(List.of(), used.violations());
      assertFalse(used.phone(0).isOpen());
    }
  }
}
