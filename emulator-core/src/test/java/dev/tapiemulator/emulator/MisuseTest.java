package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a test must not do with an emulator is named, and harms nothing. */
class MisuseTest {

  private static final String OVER = "the emulator was closed or reset; attach to a new one";

  private static Emulator emulator() {
    return TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone()).build());
  }

  private static void assertMisuse(String message, Executable deed, String name) {
    EmulatorMisuse misuse = assertThrows(EmulatorMisuse.class, deed, name);
    assertEquals(message, misuse.getMessage(), name);
  }

  // ---- after the end

  /** Everything that can be done with what an emulator gave out. */
  private static Map<String, Executable> deeds(Emulator emulator) {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    EventHandle event = app.process.eventHandle(app.hEvent);
    CompletionPort port = app.process.createCompletionPort();
    PhoneControl phone = emulator.phone(0);
    MessageLoop loop = app.process.messageLoop();
    Map<String, Executable> deeds = new LinkedHashMap<>();
    deeds.put("a function", () -> app.tapi.phoneClose(hPhone));
    deeds.put("phoneGetMessage", () -> app.tapi.phoneGetMessage(app.hPhoneApp, null, 0));
    deeds.put("pump", loop::pump);
    deeds.put("waitFor", () -> event.waitFor(0));
    deeds.put("get", () -> port.get(0));
    deeds.put("close a port", port::close);
    deeds.put("createCompletionPort", app.process::createCompletionPort);
    deeds.put("localFree", () -> app.process.localFree(1));
    deeds.put("kill", app.process::kill);
    deeds.put("press", () -> phone.press(1));
    deeds.put("remove", phone::remove);
    deeds.put("failNext", () -> phone.failNext(PhoneErr.NOMEM));
    return deeds;
  }

  private static Map<String, Executable> deedsOfTheEmulator(Emulator emulator) {
    Map<String, Executable> deeds = new LinkedHashMap<>();
    deeds.put("attach", () -> emulator.attach("late"));
    deeds.put("advance", () -> emulator.advance(Duration.ZERO));
    deeds.put("runUntilIdle", emulator::runUntilIdle);
    deeds.put("schedule", () -> emulator.schedule(Duration.ZERO, () -> { }));
    deeds.put("addPhone", () -> emulator.addPhone(new EchoPhone()));
    deeds.put("reconfigure", emulator::reconfigure);
    deeds.put("addFault", () -> emulator.addFault(new Fault(FaultKind.RECLAIM, null, 0, 1, 0, 0)));
    deeds.put("reset", emulator::reset);
    return deeds;
  }

  @Test
  void close_makesEveryUseAMisuseAndCanBeRepeated() {
    Emulator emulator = emulator();
    Map<String, Executable> deeds = deeds(emulator);
    deeds.putAll(deedsOfTheEmulator(emulator));
    emulator.close();
    emulator.close();
    deeds.forEach((name, deed) -> assertMisuse(OVER, deed, name));
    assertTrue(emulator.journal().size() > 0, "what happened can still be looked at");
    assertEquals(List.of(), emulator.violations());
    emulator.close();
  }

  @Test
  void reset_makesTheUseOfWhatWasGivenOutBeforeAMisuse() {
    try (Emulator emulator = emulator()) {
      Map<String, Executable> deeds = deeds(emulator);
      emulator.reset();
      int records = emulator.journal().size();
      deeds.forEach((name, deed) -> assertMisuse(OVER, deed, name));
      assertEquals(records, emulator.journal().size());
      new TestApp(emulator, "new").owner(0);
    }
  }

  @Test
  void kill_makesTheUseOfTheProcessAMisuse() {
    try (Emulator emulator = emulator()) {
      Map<String, Executable> deeds = deeds(emulator);
      List.of("press", "remove", "failNext", "close a port").forEach(deeds::remove);
      assertDoes(deeds.get("kill"));
      deeds.forEach((name, deed) -> assertMisuse("process \"dialer\" was killed", deed, name));
      new TestApp(emulator, "another").owner(0);
    }
  }

  private static void assertDoes(Executable deed) {
    try {
      deed.execute();
    } catch (Throwable unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  // ---- time

  /** What only the outermost operation may do. */
  private static Map<String, Consumer<Emulator>> outermost() {
    Map<String, Consumer<Emulator>> operations = new LinkedHashMap<>();
    operations.put("advance", emulator -> emulator.advance(Duration.ofMillis(1)));
    operations.put("runUntilIdle", Emulator::runUntilIdle);
    operations.put("reset", Emulator::reset);
    return operations;
  }

  private static String notOutermost(String operation) {
    return operation + " was called from inside a callback, an action or a call that waits";
  }

  @Test
  void outermostOperations_areAMisuseInsideAnAction() {
    try (Emulator emulator = emulator()) {
      List<String> met = new ArrayList<>();
      outermost().forEach((name, operation) -> emulator.schedule(Duration.ZERO, () -> {
        assertMisuse(notOutermost(name), () -> operation.accept(emulator), name);
        met.add(name);
      }));
      emulator.advance(Duration.ofMillis(1));
      assertEquals(List.of("advance", "runUntilIdle", "reset"), met);
      assertEquals(Duration.ofMillis(1), emulator.now());
    }
  }

  @Test
  void outermostOperations_areAMisuseInsideACallback() {
    try (Emulator emulator = emulator()) {
      List<String> met = new ArrayList<>();
      TapiProcess process = emulator.attach("window");
      PhoneCallback callback = (hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3) ->
          outermost().forEach((name, operation) -> {
            assertMisuse(notOutermost(name), () -> operation.accept(emulator), name);
            met.add(name);
          });
      IntHolder app = new IntHolder();
      assertEquals(0, process.tapi().phoneInitialize(app, 0, callback, "window", new IntHolder()));
      emulator.reconfigure();
      assertEquals(1, process.messageLoop().pump());
      assertEquals(3, met.size());
    }
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void outermostOperations_areAMisuseInsideACallThatWaits() {
    try (Emulator emulator = emulator()) {
      TestApp app = new TestApp(emulator, "dialer");
      List<String> met = new ArrayList<>();
      emulator.schedule(Duration.ofMillis(1), () -> {
        assertMisuse(notOutermost("advance"), () -> emulator.advance(Duration.ZERO), "advance");
        met.add("met");
      });
      assertFalse(app.process.eventHandle(app.hEvent).waitFor(5));
      assertEquals(List.of("met"), met);
    }
  }

  @Test
  void everything_isAViolationInsideAModel() {
    ScriptedPhone phone = new ScriptedPhone();
    try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().lenient().phone(phone).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      Map<String, Runnable> deeds = new LinkedHashMap<>();
      outermost().forEach((name, operation) -> deeds.put(name, () -> operation.accept(emulator)));
      deeds.put("a function", () -> app.tapi.phoneClose(hPhone));
      deeds.put("attach", () -> emulator.attach("inner"));
      deeds.put("press", () -> emulator.phone(0).press(1));
      deeds.put("schedule", () -> emulator.schedule(Duration.ZERO, () -> { }));
      int violations = 0;
      for (Runnable deed : deeds.values()) {
        phone.onSetData = (requestId, port) -> {
          deed.run();
          return phone.accept(requestId);
        };
        assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
        violations++;
        assertEquals(violations, emulator.violations().size());
        assertEquals(DeviceViolation.REENTRY, emulator.violations().get(violations - 1).kind());
      }
    }
  }

  @Test
  void reentry_isNamedEvenWhenTheModelSwallowsTheRefusal() {
    ScriptedPhone phone = new ScriptedPhone();
    try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().lenient().phone(phone).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      phone.onSetData = (requestId, port) -> {
        assertThrows(EmulatorMisuse.class, () -> app.tapi.phoneClose(hPhone));
        port.complete(requestId, 0);
        return requestId;
      };
      int request = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      assertEquals(List.of(DeviceViolation.REENTRY), emulator.violations().stream().map(Violation::kind).toList());
      assertEquals(List.of(request), repliesIn(app.messages()));
    }
  }

  @Test
  void advance_refusesNegativeTimesAndReachesTheEndOfTheClock() {
    try (Emulator emulator = emulator()) {
      assertThrows(IllegalArgumentException.class, () -> emulator.advance(Duration.ofNanos(-1)));
      assertThrows(IllegalArgumentException.class, () -> emulator.runUntilIdle(Duration.ofNanos(-1)));
      assertThrows(IllegalArgumentException.class, () -> emulator.schedule(Duration.ofNanos(-1), () -> { }));
      emulator.advance(Duration.ofMillis(1));
      emulator.advance(Duration.ofSeconds(Long.MAX_VALUE));
      assertEquals(Duration.ofNanos(Long.MAX_VALUE), emulator.now());
      emulator.advance(Duration.ofSeconds(Long.MAX_VALUE));
      assertTrue(emulator.runUntilIdle(Duration.ofSeconds(Long.MAX_VALUE)));
    }
  }

  // ---- phones

  @Test
  void phone_isRefusedWhereThereIsNone() {
    try (Emulator emulator = emulator()) {
      assertThrows(IllegalArgumentException.class, () -> emulator.phone(1));
      assertThrows(IllegalArgumentException.class, () -> emulator.phone(-1));
      assertThrows(IllegalArgumentException.class, () -> emulator.phone(0).press(999), "no such button");
      ScriptedPhone faceless = new ScriptedPhone();
      int id = emulator.addPhone(faceless);
      assertThrows(EmulatorMisuse.class, () -> emulator.phone(id).press(1));
      assertThrows(EmulatorMisuse.class, () -> emulator.phone(id).displayText());
      assertEquals(List.of(), emulator.violations());
    }
  }

  @Test
  void onePhone_cannotHaveTwoDeviceIds() {
    EchoPhone phone = new EchoPhone();
    EmulatorConfig twice = EmulatorConfig.builder().phone(phone).phone(phone).build();
    assertThrows(IllegalArgumentException.class, () -> TestEmulator.create(twice));
    try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build())) {
      assertThrows(IllegalArgumentException.class, () -> emulator.addPhone(phone));
      emulator.phone(0).remove();
      assertEquals(0, emulator.addPhone(phone), "a removed phone may come back");
    }
  }
}
