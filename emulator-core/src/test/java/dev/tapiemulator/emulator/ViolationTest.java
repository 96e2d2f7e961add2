package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.DeviceViolation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything a device can do wrong, done by a phone written for it: named, and harmless to everybody else. */
class ViolationTest {

  @FunctionalInterface
  private interface Deed {
    void in(ViolationScene scene);
  }

  private static Deed deed(DeviceViolation kind) {
    return switch (kind) {
      case SECOND_COMPLETION -> scene -> {
        int request = scene.download();
        scene.phone.owed.clear();
        scene.inTimer(port -> {
          port.complete(request, 0);
          port.complete(request, 0);
        });
      };
      case REPORT_AFTER_CLOSE -> scene -> {
        DevicePort ended = scene.phone.port;
        succeed(scene.app.tapi.phoneClose(scene.hPhone));
        scene.hPhone = scene.app.owner(0);
        scene.inTimer(port -> ended.button(1, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
      };
      case UNKNOWN_REQUEST -> scene -> scene.inTimer(port -> port.complete(4711, 0));
      case COMPLETION_OF_REFUSED_REQUEST -> scene -> {
        scene.phone.onSetData = (requestId, port) -> {
          port.complete(requestId, 0);
          return PHONEERR_NOMEM;
        };
        scene.download();
      };
      case ILLEGAL_RESULT -> scene -> {
        scene.phone.onSetData = (requestId, port) -> 0;
        scene.download();
      };
      case UNDOCUMENTED_CODE -> scene -> {
        scene.phone.onSetData = (requestId, port) -> PHONEERR_INVALAPPNAME;
        scene.download();
      };
      case UNSETTLED_AT_CLOSE -> scene -> {
        scene.download();
        scene.phone.owed.clear();
        scene.app.tapi.phoneClose(scene.hPhone);
      };
      case UNSETTLED_AT_FORCED_CLOSE -> scene -> {
        scene.download();
        scene.phone.owed.clear();
        scene.inTimer(DevicePort::forceClose);
      };
      case CLOSE_REFUSED_TOO_LATE -> scene -> {
        scene.download();
        scene.phone.onClose = port -> {
          scene.phone.settleEverything(port);
          return PHONEERR_RESOURCEUNAVAIL;
        };
        scene.app.tapi.phoneClose(scene.hPhone);
      };
      case UNDECLARED_DATA_AREA -> scene -> scene.inTimer(port -> port.dataAreaChanged(99, DevicePort.SPONTANEOUS));
      case UNDECLARED_EVENT -> scene ->
          scene.inTimer(port -> port.button(16, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
      case EVENT_OF_TAPI -> scene ->
          scene.inTimer(port -> port.changed(PHONESTATE_OWNER, 1, DevicePort.SPONTANEOUS, true));
      case EXCEPTION -> scene -> {
        scene.phone.onSetData = (requestId, port) -> {
          throw new IllegalStateException("out of order");
        };
        scene.download();
      };
      case REENTRY -> scene -> {
        scene.phone.onSetData = (requestId, port) -> scene.app.tapi.phoneClose(scene.hPhone);
        scene.download();
      };
      case BLOCKED -> throw new AssertionError("stepped, nobody waits for a model");
    };
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BLOCKED")
  void lenient_violationIsRecordedAndNothingElseHappens(DeviceViolation kind) {
    try (ViolationScene scene = ViolationScene.lenient()) {
      deed(kind).in(scene);
      onlyViolationIs(kind, scene);
      scene.everybodyElseIsUndisturbed();
      onlyViolationIs(kind, scene);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BLOCKED")
  @SteppedOnly("live, a failure is thrown by close")
  void strict_violationIsThrownFromTheOutermostCallOnceTheStateIsConsistent(DeviceViolation kind) {
    try (ViolationScene scene = ViolationScene.strict()) {
      ViolationFailure failure = assertThrows(ViolationFailure.class, () -> deed(kind).in(scene));
      assertEquals(scene.emulator.violations(), List.of(failure.violation()));
      assertTrue(failure.getMessage().startsWith(kind + ": phone 0 (echo-phone) " + kind.text()), failure::getMessage);
      scene.everybodyElseIsUndisturbed();
      onlyViolationIs(kind, scene);
    }
  }

  private static void onlyViolationIs(DeviceViolation kind, ViolationScene scene) {
    assertEquals(List.of(kind), scene.emulator.violations().stream().map(Violation::kind).toList());
    assertEquals(0, scene.emulator.violations().get(0).deviceId());
    int recorded = 0;
    for (JournalRecord record : scene.emulator.journal()) {
      if (record.kind() == JournalKind.VIOLATION) {
        recorded++;
        assertEquals(kind.ordinal(), record.code());
        assertEquals(0, record.subject());
      }
    }
    assertEquals(1, recorded);
    assertEquals(PHONEERR_INVALPHONEHANDLE, scene.app.tapi.phoneSetData(0, 1, bytes(1), 1), "the next call is not punished");
  }
}
