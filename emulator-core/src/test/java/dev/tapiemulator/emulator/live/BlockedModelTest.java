package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.PHONESTATE_LAMP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.live.StuckPhone.How;
import dev.tapiemulator.emulator.live.StuckPhone.Place;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.spi.DeviceViolation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone that does not return from a call is blamed and left alone, and everything else goes on. */
@Timeout(60)
class BlockedModelTest {

  /** No call of the tests takes so long, on the busiest machine: the clock jumps over it. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final WatchedClock clock = new WatchedClock();
  private final Crew crew = new Crew();
  private StuckPhone phone;
  private Emulator emulator;
  private TestApp app;
  private int hPhone;

  /** The phone sticks there at once, or in a while; as soon as it does, patience with it ends. */
  private void begin(How how, Place place) {
    begin(how, place, 1);
  }

  private void begin(How how, Place place, long latencyMillis) {
    begin(how, place, latencyMillis, EmulatorConfig.builder());
  }

  private void begin(How how, Place place, long latencyMillis, EmulatorConfig.Builder config) {
    phone = new StuckPhone(how, latencyMillis);
    emulator = Emulator.create(
        config.live(clock).lenient().modelPatience(PATIENCE).phone(phone).phone(new EchoPhone(1)).build());
    app = new TestApp(emulator, "dialer");
    hPhone = app.owner(0);
    phone.stickIn(place);
    crew.start("impatience", () -> {
      phone.awaitStuck();
      clock.jump(PATIENCE);
    });
  }

  @AfterEach
  void close() {
    phone.release();
    emulator.close();
    crew.join();
  }

  private int setData() {
    return app.tapi.phoneSetData(hPhone, 1, bytes(1, 2), 2);
  }

  private List<DeviceViolation> violations() {
    return emulator.violations().stream().map(Violation::kind).toList();
  }

  private String nextMessage() {
    ByteBuffer block = ByteBuffer.allocate(64);
    succeed(app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE));
    return app.read(block).inWords();
  }

  /** The stuck call returns, and the phone answers again; the request that showed it. */
  private int phoneComesBack() {
    phone.release();
    int request = setData();
    while (request == PHONEERR_OPERATIONFAILED) {
      Thread.yield();
      request = setData();
    }
    return accepted(request);
  }

  // ---- what happens to the call and the phone

  @ParameterizedTest
  @EnumSource
  void setData_thatDoesNotReturn(How how) {
    begin(how, Place.SET_DATA);
    assertEquals(PHONEERR_OPERATIONFAILED, setData());
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
    String details = emulator.violations().get(0).details();
    assertTrue(details.contains("StuckPhone."), () -> "where it is: " + details);
    assertEquals(PHONEERR_OPERATIONFAILED, setData(), "later calls fail too");
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetData(hPhone, 1, ByteBuffer.allocate(8), 8));
    assertEquals(List.of(DeviceViolation.BLOCKED), violations(), "but the phone is blamed once");
    int request = phoneComesBack();
    assertEquals("REPLY " + request + " 0", nextMessage());
    assertEquals(
        List.of(DeviceViolation.BLOCKED, DeviceViolation.COMPLETION_OF_REFUSED_REQUEST), violations(),
        "what it answers late is not heard, and what it completes is what it would be elsewhere");
  }

  @Test
  void setData_leavesThePhoneItsBytes() {
    begin(How.WAITING, Place.SET_DATA);
    assertEquals(PHONEERR_OPERATIONFAILED, setData());
    int hOther = app.owner(1);
    for (int i = 0; i < 10; i++) {
      accepted(app.tapi.phoneSetData(hOther, 1, bytes(7, 7, 7), 3));
    }
    phoneComesBack();
    assertArrayEquals(new byte[] {1, 2}, phone.latePayload);
  }

  @Test
  void getData_writesNothingIntoTheApplicationsBufferAnyMore() {
    begin(How.WAITING, Place.GET_DATA);
    ByteBuffer buffer = ByteBuffer.allocate(8);
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneGetData(hPhone, 1, buffer, 8));
    phoneComesBack();
    assertEquals(ByteBuffer.allocate(8), buffer);
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }

  @Test
  void open_thatDoesNotReturn() {
    begin(How.WAITING, Place.OPEN);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_OPERATIONFAILED, app.tryOpen(0, app.version, PHONEPRIVILEGE_OWNER, new IntHolder()));
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
    phone.release();
    IntHolder again = new IntHolder();
    while (app.tryOpen(0, app.version, PHONEPRIVILEGE_OWNER, again) == PHONEERR_OPERATIONFAILED) {
      Thread.yield();
    }
    assertTrue(app.tapi.phoneSetData(again.value, 1, bytes(1), 1) > 0);
  }

  @Test
  void close_thatDoesNotReturnIsRefusedAndShutdownIsNot() {
    begin(How.LOOPING, Place.CLOSE);
    assertEquals(PHONEERR_OPERATIONFAILED, app.tapi.phoneClose(hPhone));
    assertTrue(emulator.phone(0).isOpen());
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertFalse(emulator.phone(0).isOpen());
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }

  @Test
  void statusInterest_thatDoesNotReturnFailsNobody() {
    begin(How.WAITING, Place.STATUS_INTEREST);
    app.listen(hPhone, PHONESTATE_LAMP);
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }

  @Test
  void timer_thatDoesNotReturnCompletesItsRequestLate() {
    begin(How.LOOPING, Place.TIMER);
    int request = accepted(setData());
    phone.awaitStuck();
    assertEquals(PHONEERR_OPERATIONFAILED, setData(), "by now the timer has been given up");
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
    phone.release();
    assertEquals("REPLY " + request + " 0", nextMessage());
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }

  @Test
  void timers_thatWereDueMeanwhileComeWhenThePhoneIsBack() {
    begin(How.WAITING, Place.NOWHERE, PATIENCE.toMillis() / 2);
    int request = accepted(setData());
    phone.stickIn(Place.SET_DATA);
    assertEquals(PHONEERR_OPERATIONFAILED, setData());
    assertEquals(List.of(), app.words(), "by now the reply is overdue");
    phone.release();
    assertEquals("REPLY " + request + " 0", nextMessage());
  }

  // ---- what happens to everybody else

  @Test
  void otherPhones_meetTheirDeadlinesAllTheSame() {
    begin(How.LOOPING, Place.SET_DATA);
    int hOther = app.owner(1);
    crew.start("stuck", () -> assertEquals(PHONEERR_OPERATIONFAILED, setData()));
    phone.awaitStuck();
    for (int i = 0; i < 20; i++) {
      int request = accepted(app.tapi.phoneSetData(hOther, 1, bytes(1), 1));
      assertEquals("REPLY " + request + " 0", nextMessage());
    }
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }

  @Test
  void close_doesNotWaitForAPhoneThatWasGivenUp() {
    begin(How.WAITING, Place.SET_DATA);
    EmulatorThreads threads = new EmulatorThreads();
    assertEquals(PHONEERR_OPERATIONFAILED, setData());
    emulator.close();
    threads.requireNoNew();
    assertNotNull(phone.interrupted, "the phone is told to end");
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }

  @Test
  void close_waitsForAPhoneAsLongAsACallDoes() {
    begin(How.LOOPING, Place.SET_DATA, 1, EmulatorConfig.builder().closingPatience(Duration.ofMillis(200)));
    crew.start("stuck", () -> assertEquals(PHONEERR_OPERATIONFAILED, setData()));
    phone.awaitStuck();
    String left = assertThrows(EmulatorFailure.class, emulator::close).getMessage();
    assertTrue(left.contains("\"tapi-emulator phone 0 echo-phone\" is in"), left);
    assertTrue(left.contains("StuckPhone."), left);
    crew.join();
    assertEquals(List.of(DeviceViolation.BLOCKED), violations());
  }
}
