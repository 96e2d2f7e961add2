package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivery by the event handle and phoneGetMessage (C-14, C-16 to C-19, O-10). */
class EventHandleTest {

  private final EchoPhone phone = new EchoPhone(20);
  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final EventHandle event = app.process.eventHandle(app.hEvent);
  private final ByteBuffer block = ByteBuffer.allocate(64);

  private int get(int timeoutMillis) {
    return app.tapi.phoneGetMessage(app.hPhoneApp, block, timeoutMillis);
  }

  @Test
  void theEventIsSignalledExactlyWhileSomethingIsPending() {
    app.listen(app.owner(0), PHONESTATE_SUSPEND | PHONESTATE_RESUME);
    assertFalse(event.isSignalled());
    emulator.phone(0).suspend();
    assertTrue(event.isSignalled());
    emulator.phone(0).resume();
    succeed(get(0));
    assertTrue(event.isSignalled(), "one message is left");
    succeed(get(0));
    assertFalse(event.isSignalled());
  }

  @ParameterizedTest
  @EnumSource
  void phoneInitializeEx_fillsTheHeaderOfItsParameterBlock(PointerWidth width) {
    int size = PhoneInitializeExParams.fixedSize(width);
    TapiProcess process = emulator.attach("other", width);
    ByteBuffer block = ByteBuffer.allocate(64);
    PhoneInitializeExParams params =
        new PhoneInitializeExParams(width).wrap(block).dwTotalSize(64).dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    succeed(process.tapi().phoneInitializeEx(
        new IntHolder(), 0, null, null, new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block));
    assertEquals(64, params.dwTotalSize());
    assertEquals(size, params.dwNeededSize());
    assertEquals(size, params.dwUsedSize());
  }

  @Test
  void theEventOfOneApplicationSaysNothingOfAnother() {
    TestApp other = new TestApp(app.process, "other", TAPI_VERSION_2_2);
    other.listen(other.monitor(0), PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    assertFalse(event.isSignalled());
    assertTrue(app.process.eventHandle(other.hEvent).isSignalled());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void waitFor_returnsAtTheMomentOfTheMessage() {
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    assertTrue(event.waitFor(1000));
    assertEquals(Duration.ofMillis(20), emulator.now());
    assertTrue(event.waitFor(0), "it stays signalled until the message is fetched");
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void waitFor_endsWithItsTimeOut() {
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    assertFalse(event.waitFor(19));
    assertEquals(Duration.ofMillis(19), emulator.now());
    assertFalse(event.waitFor(0));
    assertTrue(event.waitFor(INFINITE));
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void waitFor_endsWhenTheApplicationIsShutDown() {
    emulator.schedule(Duration.ofMillis(5), () -> succeed(app.tapi.phoneShutdown(app.hPhoneApp)));
    assertFalse(event.waitFor(INFINITE));
    assertEquals(Duration.ofMillis(5), emulator.now());
    assertFalse(event.isSignalled());
    assertThrows(IllegalArgumentException.class, () -> app.process.eventHandle(app.hEvent));
  }

  @Test
  void anEventBelongsToItsProcess() {
    TapiProcess other = emulator.attach("other");
    assertThrows(IllegalArgumentException.class, () -> other.eventHandle(app.hEvent));
  }

  @Test
  void phoneGetMessage_pollFindsNothing() {
    assertEquals(PHONEERR_OPERATIONFAILED, get(0));
    assertEquals(Duration.ZERO, emulator.now());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_waitsInVirtualTime() {
    int request = accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    succeed(get(1000));
    assertEquals("REPLY " + request + " 0", app.read(block).inWords());
    assertEquals(Duration.ofMillis(20), emulator.now());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_withoutMessageEndsAtTheTimeOut() {
    assertEquals(PHONEERR_OPERATIONFAILED, get(250));
    assertEquals(Duration.ofMillis(250), emulator.now());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_aMessageAtTheVeryMomentOfTheTimeOutIsTaken() {
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    succeed(get(20));
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_timeOutIsUnsigned() {
    int fortyNineDays = -2; // 0xFFFFFFFE milliseconds
    emulator.schedule(Duration.ofDays(40), () -> emulator.phone(0).forceClose());
    app.owner(0);
    succeed(get(fortyNineDays));
    assertEquals(Duration.ofDays(40), emulator.now());
  }

  @Test
  @SteppedOnly("live, whoever waits for ever waits")
  void phoneGetMessage_waitingForEverOnNothingIsANamedDeadlock() {
    DeadlockFailure failure = assertThrows(DeadlockFailure.class, () -> get(INFINITE));
    assertTrue(failure.getMessage().contains("phoneGetMessage waits"), failure::getMessage);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_shutdownByAScheduledActionReturnsAtOnce() {
    emulator.schedule(Duration.ofMillis(7), () -> succeed(app.tapi.phoneShutdown(app.hPhoneApp)));
    assertEquals(PHONEERR_INVALAPPHANDLE, get(5000));
    assertEquals(Duration.ofMillis(7), emulator.now());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_aKilledProcessWaitsNoLonger() {
    emulator.schedule(Duration.ofMillis(7), app.process::kill);
    assertEquals(PHONEERR_INVALAPPHANDLE, get(INFINITE));
    assertThrows(EmulatorMisuse.class, () -> get(0));
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void phoneGetMessage_seesWhatAScheduledActionOfAnotherApplicationCaused() {
    TestApp other = new TestApp(emulator, "other");
    app.listen(app.owner(0), PHONESTATE_MONITORS);
    emulator.schedule(Duration.ofMillis(3), () -> other.monitor(0));
    succeed(get(INFINITE));
    assertEquals("STATE MONITORS 1", app.read(block).inWords());
  }

  @Test
  void phoneGetMessage_afterShutdownFindsNoApplication() {
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(PHONEERR_INVALAPPHANDLE, get(0));
  }

  @Test
  void phoneGetMessage_aBufferTooShortForAMessageIsABadPointerAndLosesNothing() {
    app.listen(app.owner(0), PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(39), 0));
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneGetMessage(app.hPhoneApp, null, 0));
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneGetMessage(app.hPhoneApp, block.asReadOnlyBuffer(), 0));
    assertEquals(List.of("STATE SUSPEND"), app.words());
  }

  @Test
  void phoneShutdown_dropsWhatIsQueued() {
    app.listen(app.owner(0), PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertFalse(event.isSignalled());
  }
}
