package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the answers of a phone: codes it may use, codes and numbers it may not, completions that are not due. */
class DeviceResultsTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private Emulator emulator;
  private TestApp app;
  private int hPhone;

  @BeforeEach
  void openThePhone() {
    emulator = TestEmulator.create(EmulatorConfig.builder().lenient().phone(phone).phone(new EchoPhone()).build());
    app = new TestApp(emulator, "dialer");
    hPhone = app.owner(0);
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  private int download() {
    return app.tapi.phoneSetData(hPhone, 1, bytes(7), 1);
  }

  private List<DeviceViolation> violations() {
    return emulator.violations().stream().map(Violation::kind).toList();
  }

  @Test
  void lateCompletionOfARefusedRequest_isNamedAsSuch() {
    int[] refused = new int[1];
    phone.onSetData = (requestId, port) -> {
      refused[0] = requestId;
      return PHONEERR_RESOURCEUNAVAIL;
    };
    assertEquals(PHONEERR_RESOURCEUNAVAIL, download());
    phone.port.complete(refused[0], 0);
    assertEquals(List.of(DeviceViolation.COMPLETION_OF_REFUSED_REQUEST), violations());
    assertEquals(List.of(), app.messages());
  }

  @Test
  void completionThroughAnotherPhone_isOfAnUnknownRequest() {
    EchoPhone other = new EchoPhone();
    TestApp neighbour = new TestApp(emulator, "neighbour");
    neighbour.owner(emulator.addPhone(other));
    app.messages();
    int request = accepted(download());
    other.openPort.complete(request, 0);
    assertEquals(List.of(DeviceViolation.UNKNOWN_REQUEST), violations());
    assertEquals(2, emulator.violations().get(0).deviceId());
    assertEquals(List.of(), app.messages());
    phone.settleEverything(phone.port);
    assertEquals(List.of(request), repliesIn(app.messages()));
    other.openPort.complete(request, 0);
    assertEquals(DeviceViolation.UNKNOWN_REQUEST, violations().get(1), "settled, but never that phone's");
  }

  @Test
  void impossibleNumber_isAViolationAndFailsTheCall() {
    phone.ringMode = 0x1_0000_0000L;
    IntHolder out = new IntHolder();
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetRing(hPhone, out, out));
    assertEquals(List.of(DeviceViolation.ILLEGAL_RESULT), violations());
    ByteBuffer status = ByteBuffer.allocate(4096);
    new PhoneStatus().wrap(status).dwTotalSize(4096);
    ByteBuffer before = ByteBuffer.wrap(status.array().clone());
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetStatus(hPhone, status));
    assertEquals(before, status, "a failing call writes nothing");
    phone.ringMode = 0xFFFF_FFFFL;
    assertEquals(0, app.tapi.phoneGetRing(hPhone, out, new IntHolder()));
    assertEquals(-1, out.value);
  }

  @Test
  void impossibleExtensionVersion_isAViolationAndFailsTheCall() {
    phone.extVersion = 0x40000;
    IntHolder out = new IntHolder();
    assertEquals(
        PHONEERR_OPERATIONFAILED, app.tapi.phoneNegotiateExtVersion(app.hPhoneApp, 0, TAPI_VERSION_2_2, 0x10000, 0x30000, out));
    assertEquals(List.of(DeviceViolation.ILLEGAL_RESULT), violations());
  }

  @Test
  void completionWithAnUndocumentedCode_becomesOperationFailed() {
    int request = accepted(download());
    phone.owed.clear();
    phone.port.complete(request, PHONEERR_INVALAPPNAME);
    assertEquals(PHONEERR_OPERATIONFAILED, app.messages().get(0).param2());
    assertEquals(List.of(DeviceViolation.UNDOCUMENTED_CODE), violations());
  }

  @Test
  void completionWithADeviceSpecificCode_isPassedOn() {
    int request = accepted(download());
    phone.owed.clear();
    phone.port.complete(request, 0xC0000001);
    assertEquals(0xC0000001, app.messages().get(0).param2());
    assertEquals(List.of(), violations());
  }

  @Test
  void completionOfARefusedRequest_isAcceptedAndFails() {
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return PHONEERR_NOMEM;
    };
    accepted(download());
    assertEquals(PHONEERR_OPERATIONFAILED, app.messages().get(0).param2());
    assertEquals(List.of(DeviceViolation.COMPLETION_OF_REFUSED_REQUEST), violations());
  }

  @Test
  void illegalResults_failTheCall() {
    for (int result : new int[] {0, 1_000_000, Integer.MAX_VALUE}) {
      phone.onSetData = (requestId, port) -> result;
      assertEquals(PHONEERR_OPERATIONFAILED, download());
    }
    assertEquals(
        List.of(DeviceViolation.ILLEGAL_RESULT, DeviceViolation.ILLEGAL_RESULT, DeviceViolation.ILLEGAL_RESULT), violations());
  }

  @Test
  void phoneShutdown_overridesARefusedCloseAndNamesAnUndocumentedOne() {
    phone.onClose = port -> PHONEERR_RESOURCEUNAVAIL;
    assertEquals(0, app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of(), violations());
    app = new TestApp(emulator, "again");
    hPhone = app.owner(0);
    phone.onClose = port -> PHONEERR_INVALAPPNAME;
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneClose(hPhone));
    assertEquals(0, app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of(DeviceViolation.UNDOCUMENTED_CODE, DeviceViolation.UNDOCUMENTED_CODE), violations());
    assertFalse(emulator.phone(0).isOpen());
  }
}
