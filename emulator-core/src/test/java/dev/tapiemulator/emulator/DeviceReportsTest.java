package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.PhoneDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When what a phone reports is passed on: completions at once, everything else when the call to the phone has returned. */
class DeviceReportsTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private Emulator emulator;
  private TestApp app;
  private int hPhone;

  @BeforeEach
  void openThePhone() {
    emulator = TestEmulator.create(EmulatorConfig.builder().lenient().phone(phone).phone(new EchoPhone()).build());
    app = new TestApp(emulator, "dialer");
    hPhone = app.owner(0);
    assertEquals(
        0,
        app.tapi.phoneSetStatusMessages(
            hPhone, PHONESTATE_LAMP | PHONESTATE_OTHER | PHONESTATE_CAPSCHANGE | PHONESTATE_SUSPEND,
            PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP));
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  private int download() {
    return app.tapi.phoneSetData(hPhone, 1, bytes(7), 1);
  }

  private List<Integer> ids() {
    return app.messages().stream().map(TestApp.Message::id).toList();
  }

  private List<DeviceViolation> violations() {
    return emulator.violations().stream().map(Violation::kind).toList();
  }

  private void inTimer(Runnable deed) {
    phone.onTimer = port -> deed.run();
    phone.port.startTimer(0, 0);
    emulator.advance(Duration.ZERO);
  }

  /** The kinds of records from the moment the phone is called, calls to it and messages only. */
  private List<String> trace() {
    List<String> trace = new ArrayList<>();
    for (JournalRecord record : emulator.journal()) {
      if (record.kind() == JournalKind.DEVICE_CALL) {
        trace.clear();
      }
      if (List.of(JournalKind.DEVICE_CALL, JournalKind.DEVICE_RETURN, JournalKind.MESSAGE_POSTED).contains(record.kind())) {
        trace.add(record.kind() == JournalKind.MESSAGE_POSTED ? "message " + record.word(1) : record.kind().name());
      }
    }
    return trace;
  }

  @ParameterizedTest
  @ValueSource(ints = {
    PHONESTATE_CONNECTED, PHONESTATE_DISCONNECTED, PHONESTATE_SUSPEND, PHONESTATE_RESUME, PHONESTATE_CAPSCHANGE,
    PHONESTATE_REMOVED
  })
  void aChangeThatHasAReportOfItsOwnIsNoMereBit(int bit) {
    try (ViolationScene scene = ViolationScene.lenient()) {
      scene.app.listen(scene.hPhone, bit);
      scene.inTimer(port -> port.changed(bit | PHONESTATE_OTHER, 0, DevicePort.SPONTANEOUS, true));
      assertEquals(List.of(), scene.app.words(), "phoneGetStatus would contradict it");
      assertEquals(DeviceViolation.EVENT_OF_TAPI, scene.emulator.violations().get(0).kind());
    }
  }

  @Test
  void events_waitInOrderUntilTheCallToThePhoneReturns() {
    inTimer(() -> {
      phone.port.button(1, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
      phone.port.changed(PHONESTATE_LAMP, 12, DevicePort.SPONTANEOUS, true);
      phone.port.button(1, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_UP);
      phone.port.devSpecific(1, 2, 3);
    });
    assertEquals(
        List.of(
            "DEVICE_CALL", "DEVICE_RETURN", "message " + PHONE_BUTTON, "message " + PHONE_STATE, "message " + PHONE_BUTTON,
            "message " + PHONE_DEVSPECIFIC),
        trace());
  }

  @Test
  void completions_areRecordedAtOnce() {
    int request = accepted(download());
    inTimer(() -> {
      phone.port.devSpecific(1, 2, 3);
      phone.port.complete(request, 0);
    });
    assertEquals(
        List.of("DEVICE_CALL", "message " + PHONE_REPLY, "DEVICE_RETURN", "message " + PHONE_DEVSPECIFIC), trace());
  }

  @Test
  void completionInsideTheCall_isRepliedToBeforeTheForcedCloseOfTheSameCall() {
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      port.forceClose();
      return requestId;
    };
    int request = accepted(download());
    List<TestApp.Message> messages = app.messages();
    assertEquals(List.of(PHONE_REPLY, PHONE_CLOSE), messages.stream().map(TestApp.Message::id).toList());
    assertEquals(List.of(request), repliesIn(messages));
    assertEquals(List.of(), violations());
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone));
  }

  @Test
  void forcedCloseInsideTheCall_ofAnUnsettledRequestIsAViolationAndItsReplySuppressed() {
    phone.onSetData = (requestId, port) -> {
      port.forceClose();
      return requestId;
    };
    accepted(download());
    assertEquals(List.of(PHONE_CLOSE), ids());
    assertEquals(List.of(DeviceViolation.UNSETTLED_AT_FORCED_CLOSE), violations());
  }

  @Test
  void refusal_keepsTheForcedCloseOfTheSameCall() {
    phone.onSetData = (requestId, port) -> {
      port.forceClose();
      return PHONEERR_RESOURCEUNAVAIL;
    };
    assertEquals(PHONEERR_RESOURCEUNAVAIL, download());
    assertEquals(List.of(PHONE_CLOSE), ids());
    assertEquals(List.of(), violations());
  }

  @Test
  void removalInsideTheCall_waitsToo() {
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      port.remove();
      return requestId;
    };
    accepted(download());
    assertEquals(List.of(PHONE_REPLY, PHONE_CLOSE, PHONE_REMOVE), ids());
    assertFalse(emulator.phone(0).isPresent());
  }

  @Test
  void forcedClose_isTheLastThingASessionReports() {
    inTimer(() -> {
      phone.port.button(1, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
      phone.port.forceClose();
      phone.port.devSpecific(1, 2, 3);
    });
    assertEquals(List.of(PHONE_BUTTON, PHONE_BUTTON, PHONE_CLOSE), ids(), "down, the up it is owed, and the end");
    assertEquals(List.of(DeviceViolation.REPORT_AFTER_CLOSE), violations());
  }

  @Test
  void forcedCloseInsideClose_closesOnce() {
    phone.onClose = port -> {
      phone.settleEverything(port);
      port.forceClose();
      return 0;
    };
    assertEquals(0, app.tapi.phoneClose(hPhone));
    assertEquals(List.of(PHONE_CLOSE), ids());
    assertEquals(List.of(), violations());
    assertFalse(emulator.phone(0).isOpen());
    phone.onClose = phone::settleEverything;
    app.owner(0);
  }

  @Test
  void forcedCloseInsideOpen_failsTheOpen() {
    assertEquals(0, app.tapi.phoneClose(hPhone));
    phone.onOpen = port -> {
      port.forceClose();
      return 0;
    };
    IntHolder out = new IntHolder();
    assertEquals(PHONEERR_OPERATIONFAILED, app.tryOpen(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER, out));
    assertFalse(emulator.phone(0).isOpen());
    phone.onOpen = port -> 0;
    app.owner(0);
  }

  @Test
  void forcedCloseWhileAnExtensionVersionIsSelected_failsTheOpenOfTheSecondHandle() {
    phone.onSelectExtVersion = version -> {
      phone.port.forceClose();
      return 0;
    };
    IntHolder out = new IntHolder();
    assertEquals(
        0, app.tapi.phoneNegotiateExtVersion(app.hPhoneApp, 0, TAPI_VERSION_2_2, 0x10000, 0x30000, out));
    int result = app.tapi.phoneOpen(
        app.hPhoneApp, 0, new IntHolder(), TAPI_VERSION_2_2, out.value, 0, PHONEPRIVILEGE_MONITOR);
    assertEquals(PHONEERR_OPERATIONFAILED, result);
    assertFalse(emulator.phone(0).isOpen());
    assertEquals(List.of(PHONE_CLOSE), ids());
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone));
  }

  @Test
  void capabilities_areAskedForOnlyAfterTheReport() {
    boolean[] reporting = new boolean[1];
    phone.onDescribe = () -> assertFalse(reporting[0], "the phone is asked while it reports");
    reporting[0] = true;
    phone.port.capabilitiesChanged();
    reporting[0] = false;
    assertEquals(List.of(PHONE_STATE), ids());
    inTimer(() -> {
      reporting[0] = true;
      phone.port.capabilitiesChanged();
      reporting[0] = false;
    });
    assertEquals(List.of(PHONE_STATE), ids());
    assertEquals(List.of(), violations());
  }

  @Test
  void capabilities_thatLoseAButtonLetItGo() {
    phone.port.button(11, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
    phone.description = PhoneDescription.named("bare").build();
    phone.port.capabilitiesChanged();
    assertEquals(List.of(PHONE_BUTTON, PHONE_BUTTON, PHONE_STATE), ids());
    emulator.phone(0).suspend();
    assertEquals(List.of(PHONE_STATE), ids());
    assertEquals(List.of(), violations());
  }

  @Test
  void port_diesWithItsSession() {
    DevicePort ended = phone.port;
    assertEquals(0, app.tapi.phoneClose(hPhone));
    app.messages();
    hPhone = app.owner(0);
    int request = accepted(download());
    List<Runnable> reports = List.of(
        () -> ended.complete(request, 0), () -> ended.changed(PHONESTATE_LAMP, 1, 0, true), () -> ended.dataAreaChanged(1, 0),
        () -> ended.button(1, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN), () -> ended.devSpecific(1, 2, 3), ended::suspend,
        ended::resume, ended::disconnect, ended::connect, ended::capabilitiesChanged, ended::forceClose, ended::remove,
        () -> ended.startTimer(0, 1));
    phone.onTimer = port -> port.note("ran");
    for (int i = 0; i < reports.size(); i++) {
      reports.get(i).run();
      assertEquals(i + 1, emulator.violations().size());
      assertEquals(DeviceViolation.REPORT_AFTER_CLOSE, emulator.violations().get(i).kind());
    }
    emulator.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), app.messages());
    assertTrue(emulator.phone(0).isOpen());
    assertTrue(emulator.phone(0).isPresent());
    for (JournalRecord record : emulator.journal()) {
      assertTrue(record.kind() != JournalKind.NOTE, "a timer ran that no open session started");
    }
  }

  @Test
  void timers_dieWithTheirSession() {
    List<String> ran = new ArrayList<>();
    phone.onTimer = port -> ran.add("at " + port.nowMillis());
    phone.port.startTimer(10, 1);
    assertEquals(0, app.tapi.phoneClose(hPhone));
    app.owner(0);
    phone.port.startTimer(15, 1);
    emulator.advance(Duration.ofMillis(20));
    assertEquals(List.of("at 15"), ran);
  }
}
