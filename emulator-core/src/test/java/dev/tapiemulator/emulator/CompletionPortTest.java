package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delivery by completion port (C-15, O-04, O-19). */
class CompletionPortTest {

  private final EchoPhone phone = new EchoPhone(20);
  private final Emulator emulator = TestEmulator.create(
      EmulatorConfig.builder().phone(phone).bounds(Bounds.DEFAULT.withRequests(4)).build());
  private final TapiProcess process = emulator.attach("dialer");
  private final CompletionPort port = process.createCompletionPort();
  private final PortApp app = new PortApp(process, "dialer", port, 0x77);

  private int initialize(long hCompletionPort) {
    ByteBuffer block = ByteBuffer.allocate(64);
    new PhoneInitializeExParams(process.pointerWidth())
        .wrap(block)
        .dwTotalSize(64)
        .dwOptions(PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT)
        .hCompletionPort(hCompletionPort);
    return process.tapi().phoneInitializeEx(
        new IntHolder(), 0, null, "more", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block);
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void aPacketBringsTheKeyAndABlockThatIsReleasedOnce() {
    int request = accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    CompletionPort.Packet packet = port.get(1000);
    assertEquals(Duration.ofMillis(20), emulator.now());
    assertEquals(0x77, packet.dwCompletionKey());
    assertEquals("REPLY " + request + " 0", app.read(packet).inWords());
    assertFalse(process.localFree(packet.lpOverlapped() + 1));
    assertTrue(process.localFree(packet.lpOverlapped()));
    assertFalse(process.localFree(packet.lpOverlapped()));
  }

  @Test
  void everyPacketHasABlockOfItsOwnThatOnlyItsProcessMayRelease() {
    app.tapi.phoneSetStatusMessages(app.owner(0), PHONESTATE_SUSPEND | PHONESTATE_RESUME, 0, 0);
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    CompletionPort.Packet first = port.get(0);
    CompletionPort.Packet second = port.get(0);
    assertNotEquals(first.lpOverlapped(), second.lpOverlapped());
    assertFalse(emulator.attach("other").localFree(first.lpOverlapped()));
    assertTrue(process.localFree(second.lpOverlapped()));
    assertTrue(process.localFree(first.lpOverlapped()));
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void get_endsWithItsTimeOut() {
    assertNull(port.get(0));
    assertNull(port.get(30));
    assertEquals(Duration.ofMillis(30), emulator.now());
  }

  @Test
  @SteppedOnly("live, whoever waits for ever waits")
  void get_waitingForEverOnNothingIsANamedDeadlock() {
    assertThrows(DeadlockFailure.class, () -> port.get(INFINITE));
  }

  @Test
  void twoApplicationsMayShareAPort_packetsComeInOrderWithTheirKeys() {
    PortApp second = new PortApp(process, "second", port, 0x88);
    int hPhone = app.owner(0);
    app.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_MONITORS | PHONESTATE_RESUME, 0, 0);
    second.tapi.phoneNegotiateAPIVersion(second.hPhoneApp, 0, TAPI_VERSION_2_2, TAPI_VERSION_2_2, new IntHolder(),
        null);
    IntHolder monitor = new IntHolder();
    succeed(second.tapi.phoneOpen(second.hPhoneApp, 0, monitor, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_MONITOR));
    second.tapi.phoneSetStatusMessages(monitor.value, PHONESTATE_SUSPEND, 0, 0);
    emulator.phone(0).suspend();
    emulator.phone(0).resume();
    assertEquals(0x77, port.get(0).dwCompletionKey());
    assertEquals(0x88, port.get(0).dwCompletionKey());
    assertEquals(0x77, port.get(0).dwCompletionKey());
    assertNull(port.get(0));
  }

  @Test
  void phoneInitializeEx_takesAnExistingPortOfItsOwnProcessOnly() {
    assertEquals(PHONEERR_INVALPARAM, initialize(0));
    assertEquals(PHONEERR_INVALPARAM, initialize(0x1234));
    assertEquals(PHONEERR_INVALPARAM, initialize(emulator.attach("other").createCompletionPort().handle()));
    CompletionPort closed = process.createCompletionPort();
    closed.close();
    assertEquals(PHONEERR_INVALPARAM, initialize(closed.handle()));
    succeed(initialize(port.handle()));
  }

  @Test
  void phoneGetMessage_isNotForThePort() {
    app.tapi.phoneSetStatusMessages(app.owner(0), PHONESTATE_SUSPEND, 0, 0);
    emulator.phone(0).suspend();
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), 0));
    assertEquals(List.of("STATE SUSPEND"), app.words());
  }

  @Test
  void thePortOutlivesShutdown_withWhatWasPostedAlready() {
    int hPhone = app.owner(0);
    app.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_SUSPEND, 0, 0);
    int request = accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    emulator.advance(Duration.ofMillis(20));
    emulator.phone(0).suspend();
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(List.of("REPLY " + request + " 0", "STATE SUSPEND"), app.words());
    succeed(initialize(port.handle()));
  }

  @Test
  void aRequestWithoutCompletionIsSuppressedByShutdown() {
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    emulator.advance(Duration.ofMillis(50));
    assertEquals(List.of(), app.words());
  }

  @Test
  void aClosedPortIsGone() {
    port.close();
    port.close();
    assertThrows(IllegalArgumentException.class, () -> process.completionPort(port.handle()));
    assertThrows(EmulatorMisuse.class, () -> port.get(0));
  }

  @Test
  void whatLiesInAClosedPortIsLostAndHoldsNoRequestSlot() {
    for (int round = 0; round < 3; round++) {
      CompletionPort shortLived = process.createCompletionPort();
      PortApp user = new PortApp(process, "user " + round, shortLived, 1);
      int hPhone = user.owner(0);
      accepted(user.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      accepted(user.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      emulator.advance(Duration.ofMillis(20));
      succeed(user.tapi.phoneShutdown(user.hPhoneApp));
      shortLived.close();
    }
  }

  @Test
  void aPortClosedBeforeShutdownHoldsNoRequestSlotEither() {
    for (int round = 0; round < 3; round++) {
      CompletionPort shortLived = process.createCompletionPort();
      PortApp user = new PortApp(process, "user " + round, shortLived, 1);
      int hPhone = user.owner(0);
      shortLived.close();
      accepted(user.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      accepted(user.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      emulator.advance(Duration.ofMillis(20));
      succeed(user.tapi.phoneShutdown(user.hPhoneApp));
    }
  }

  @Test
  void aKilledProcessTakesItsPortsAlong() {
    for (int round = 0; round < 4; round++) {
      TapiProcess mortal = emulator.attach("mortal " + round);
      PortApp user = new PortApp(mortal, "user", mortal.createCompletionPort(), 1);
      int hPhone = user.owner(0);
      accepted(user.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      accepted(user.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      emulator.advance(Duration.ofMillis(20));
      if (round > 0) {
        succeed(user.tapi.phoneShutdown(user.hPhoneApp));
      }
      mortal.kill();
    }
    CompletionPort mine = process.completionPort(port.handle());
    assertNull(mine.get(0));
  }
}
