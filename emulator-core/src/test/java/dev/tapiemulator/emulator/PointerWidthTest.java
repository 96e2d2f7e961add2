package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 32-bit processes beside 64-bit ones: the layout of what is passed, and values that have 32 bits only. */
class PointerWidthTest {

  private final EchoPhone phone = new EchoPhone(0);
  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build());
  private final TapiProcess narrow = emulator.attach("narrow", PointerWidth.BITS_32);

  @Test
  void aMessageOfA32BitProcessHas24Bytes() {
    TestApp app = new TestApp(narrow, "narrow", TAPI_VERSION_2_2);
    int request = accepted(app.tapi.phoneSetLamp(app.owner(0), 12, PHONELAMPMODE_STEADY));
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(23), 0));
    ByteBuffer block = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    succeed(app.tapi.phoneGetMessage(app.hPhoneApp, block, 0));
    assertEquals(
        List.of(0, PHONE_REPLY, app.hPhoneApp, request, 0, 0),
        List.of(
            block.getInt(0), block.getInt(4), block.getInt(8), block.getInt(12), block.getInt(16), block.getInt(20)));
  }

  @Test
  void bothWidthsSeeTheSamePhone() {
    TestApp wide = new TestApp(emulator, "wide");
    TestApp app = new TestApp(narrow, "narrow", TAPI_VERSION_2_2);
    wide.listen(wide.monitor(0), PHONESTATE_LAMP);
    app.listen(app.owner(0), PHONESTATE_LAMP);
    phone.openPort.changed(PHONESTATE_LAMP, 13, 0, true);
    assertEquals(List.of("STATE LAMP 13"), wide.words());
    assertEquals(List.of("STATE LAMP 13"), app.words());
  }

  @Test
  void whateverTheMechanism_a32BitProcessGets32Bits() {
    TestApp event = new TestApp(narrow, "event", TAPI_VERSION_2_2);
    WindowApp window = new WindowApp(narrow, "window", TAPI_VERSION_2_2);
    PortApp port = new PortApp(narrow, "port", narrow.createCompletionPort(), 1);
    TestApp wide = new TestApp(emulator, "wide");
    event.monitor(0);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR);
    port.owner(0);
    wide.monitor(0);
    phone.openPort.devSpecific(0x1_2345_6789L, -1, -2);
    List<Long> cut = List.of(0x2345_6789L, 0xFFFF_FFFFL, 0xFFFF_FFFEL);
    assertEquals(cut, params(event.messages().get(0)));
    narrow.messageLoop().pump();
    assertEquals(cut, params(window.received.get(0)));
    assertEquals(cut, params(port.read(port.port.get(0))));
    assertEquals(List.of(0x1_2345_6789L, -1L, -2L), params(wide.messages().get(0)));
  }

  private static List<Long> params(Message message) {
    return List.of(message.param1(), message.param2(), message.param3());
  }

  @Test
  void theInstanceOfA32BitProcessHas32Bits() {
    WindowApp window = new WindowApp(narrow, "window", TAPI_VERSION_2_2);
    succeed(window.tapi.phoneNegotiateAPIVersion(
        window.hPhoneApp, 0, TAPI_VERSION_2_2, TAPI_VERSION_2_2, new IntHolder(), null));
    IntHolder hPhone = new IntHolder();
    succeed(window.tapi.phoneOpen(
        window.hPhoneApp, 0, hPhone, TAPI_VERSION_2_2, 0, 0x7_0000_0001L, PHONEPRIVILEGE_OWNER));
    succeed(window.tapi.phoneClose(hPhone.value));
    narrow.messageLoop().pump();
    assertEquals(1, window.received.get(0).instance());
  }
}
