package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a phone reports while nobody calls it, and requests that take the place of earlier ones; found by random runs. */
class ReportsFromOutsideTest {

  private final EchoPhone phone = new EchoPhone();
  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @Test
  void capabilitiesChanged_isNotOvertakenByLaterReports() {
    int hPhone = app.owner(0);
    succeed(app.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_CAPSCHANGE | PHONESTATE_DISPLAY, 0, 0));
    phone.openPort.capabilitiesChanged();
    phone.openPort.changed(PHONESTATE_DISPLAY, 0, 0, true);
    List<Long> states = app.messages().stream().map(TestApp.Message::param1).toList();
    assertEquals(List.of((long) PHONESTATE_CAPSCHANGE, (long) PHONESTATE_DISPLAY), states);
  }

  @Test
  void forceClose_behindAnotherReport_isInForceAtTheNextCall() {
    int hPhone = app.owner(0);
    phone.openPort.capabilitiesChanged();
    phone.openPort.forceClose();
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
  }

  @Test
  void phoneSetData_afterARequestWithoutData_bringsItsData() {
    int hPhone = app.owner(0);
    assertEquals(PHONEERR_OPERATIONUNAVAIL, app.tapi.phoneDevSpecific(hPhone, null, 0));
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1, 2, 3), 3));
    emulator.advance(Duration.ofMillis(20));
    assertArrayEquals(new byte[] {1, 2, 3}, emulator.phone(0).received(1).orElseThrow());
  }
}
