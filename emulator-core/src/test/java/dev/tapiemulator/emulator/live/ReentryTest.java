package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.spi.DeviceViolation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A phone that calls back into TAPI from inside a call is told, blamed, and does no harm: nobody waits for himself. */
@Timeout(60)
class ReentryTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final ScriptedPhone other = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.live().lenient().phone(phone).phone(other).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final int hPhone = app.owner(0);

  @AfterEach
  void close() {
    emulator.close();
  }

  /** What a phone might do from inside a call. */
  private interface Deed {
    void on(ReentryTest test);
  }

  static Stream<Arguments> deeds() {
    return Stream.of(
        deed("a function", test -> test.app.tapi.phoneGetRing(test.hPhone, null, null)),
        deed("a message", test -> test.app.poll()),
        deed("a wait", test -> test.app.process.eventHandle(test.app.hEvent).waitFor(1)),
        deed("a pump", test -> test.app.process.messageLoop().pump()),
        deed("a port", test -> test.app.process.createCompletionPort()),
        deed("advance", test -> test.emulator.advance(Duration.ofMillis(1))),
        deed("runUntilIdle", test -> test.emulator.runUntilIdle()),
        deed("schedule", test -> test.emulator.schedule(Duration.ZERO, () -> { })),
        deed("a thread", test -> test.app.process.start("thread", () -> { })),
        deed("attach", test -> test.emulator.attach("more")),
        deed("a hand on a phone", test -> test.emulator.phone(1).suspend()),
        deed("reset", test -> test.emulator.reset()),
        deed("close", test -> test.emulator.close()));
  }

  private static Arguments deed(String name, Deed deed) {
    return Arguments.of(name, deed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deeds")
  void model_thatCallsFromInsideACall(String name, Deed deed) {
    phone.onSetData = (requestId, port) -> {
      assertThrows(EmulatorMisuse.class, () -> deed.on(this));
      return phone.accept(requestId);
    };
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    assertEquals(List.of(DeviceViolation.REENTRY), emulator.violations().stream().map(Violation::kind).toList());
    assertEquals(0, emulator.violations().get(0).deviceId());
    phone.port.complete(1, 0);
    assertEquals(List.of("REPLY 1 0"), app.words(), "nothing else has happened");
  }

  @Test
  void model_thatDoesNotCatchWhatItIsTold() {
    phone.onSetData = (requestId, port) -> app.tapi.phoneClose(hPhone);
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    assertEquals(
        List.of(DeviceViolation.REENTRY), emulator.violations().stream().map(Violation::kind).toList(), "once");
  }

  @Test
  void model_mayLook() {
    phone.onSetData = (requestId, port) -> {
      emulator.now();
      emulator.violations();
      assertTrue(emulator.journal().size() > 0);
      assertTrue(emulator.phone(0).isOpen());
      app.process.eventHandle(app.hEvent).isSignalled();
      return phone.accept(requestId);
    };
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    assertEquals(List.of(), emulator.violations());
  }

  @Test
  void model_mayUseThePortOfAnotherPhone() {
    app.owner(1);
    phone.onSetData = (requestId, port) -> {
      other.port.devSpecific(1, 0, 0);
      return phone.accept(requestId);
    };
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    assertEquals(List.of("DEVSPECIFIC 1"), app.words());
  }

  @Test
  void model_mayUseAnotherEmulator() {
    try (Emulator behind = Emulator.create(EmulatorConfig.live().phone(new ScriptedPhone()).build())) {
      TestApp line = new TestApp(behind, "line");
      int hLine = line.owner(0);
      phone.onSetData = (requestId, port) -> {
        accepted(line.tapi.phoneSetData(hLine, 1, bytes(1), 1));
        return phone.accept(requestId);
      };
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      assertEquals(List.of(), emulator.violations());
    }
  }
}
