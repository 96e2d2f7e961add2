package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.live.StuckPhone.How;
import dev.tapiemulator.emulator.live.StuckPhone.Place;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many threads the phones take, and which of them calls whom: one for all, and one more for each that is stuck. */
@Timeout(60)
class ModelThreadsTest {

  /** No call of the tests takes so long, on the busiest machine: the clock jumps over it. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final EmulatorThreads threads = new EmulatorThreads();
  private final WatchedClock clock = new WatchedClock();
  private final StuckPhone stuck = new StuckPhone(How.WAITING, 0);
  private final StuckPhone stuckToo = new StuckPhone(How.LOOPING, 0);
  private final ScriptedPhone phone = new ScriptedPhone();
  /** What the phone was last called by. */
  private Thread caller;
  private Emulator emulator;
  private TestApp app;
  private int hStuck;
  private int hStuckToo;
  private int hPhone;

  private void begin(PhoneDeviceModel... phones) {
    EmulatorConfig.Builder config = EmulatorConfig.builder().live(clock).lenient().modelPatience(PATIENCE)
        .bounds(Bounds.DEFAULT.withOpenPhones(phones.length));
    for (PhoneDeviceModel each : phones) {
      config.phone(each);
    }
    emulator = Emulator.create(config.build());
    app = new TestApp(emulator, "dialer");
  }

  private void beginWithStuckPhones() {
    begin(stuck, stuckToo, phone);
    hStuck = app.owner(0);
    hStuckToo = app.owner(1);
    hPhone = app.owner(2);
    phone.onSetData = (requestId, port) -> {
      caller = Thread.currentThread();
      return phone.accept(requestId);
    };
  }

  @AfterEach
  void nobodyIsLeft() {
    stuck.release();
    stuckToo.release();
    emulator.close();
    threads.requireNoNew();
  }

  private int setData(int handle) {
    return app.tapi.phoneSetData(handle, 1, bytes(1), 1);
  }

  /** Calls a phone that gets stuck, until patience with it ends. */
  private void getStuck(StuckPhone which, int handle) {
    which.stickIn(Place.SET_DATA);
    Crew crew = new Crew();
    crew.start("impatience", () -> {
      which.awaitStuck();
      clock.jump(PATIENCE);
    });
    assertEquals(PHONEERR_OPERATIONFAILED, setData(handle));
    crew.join();
  }

  /** Lets a stuck phone go, and returns when it can be called. */
  private void comeBack(StuckPhone which, int handle) {
    which.release();
    int request = setData(handle);
    while (request == PHONEERR_OPERATIONFAILED) {
      Thread.yield();
      request = setData(handle);
    }
    accepted(request);
  }

  private Thread callerOfThePhone() {
    accepted(setData(hPhone));
    return caller;
  }

  // ---- how many

  @Test
  void call_ofManyPhonesNeedsOneThread() {
    int count = 1_000;
    begin(IntStream.range(0, count).mapToObj(i -> new ScriptedPhone()).toArray(PhoneDeviceModel[]::new));
    for (int i = 0; i < count; i++) {
      accepted(setData(app.owner(i)));
    }
    assertEquals(List.of("tapi-emulator phone 999 echo-phone"), threads.news());
  }

  @Test
  void phones_thatAreStuckHaveAThreadEachAndTheThirdGoesOn() {
    beginWithStuckPhones();
    getStuck(stuck, hStuck);
    getStuck(stuckToo, hStuckToo);
    assertEquals("tapi-emulator phone 2 echo-phone", callerOfThePhone().getName());
    assertEquals(PHONEERR_OPERATIONFAILED, setData(hStuck));
    assertEquals(PHONEERR_OPERATIONFAILED, setData(hStuckToo));
    assertEquals(
        List.of("tapi-emulator phone 0 echo-phone", "tapi-emulator phone 1 echo-phone",
            "tapi-emulator phone 2 echo-phone"),
        threads.news());
    assertEquals(
        List.of(DeviceViolation.BLOCKED, DeviceViolation.BLOCKED),
        emulator.violations().stream().map(Violation::kind).toList());
  }

  @Test
  void close_endsEachThatIsStuck() {
    beginWithStuckPhones();
    getStuck(stuck, hStuck);
    getStuck(stuckToo, hStuckToo);
    stuckToo.release();
    emulator.close();
    assertNotNull(stuck.interrupted);
    threads.requireNoNew();
  }

  // ---- which

  @Test
  void thread_whoseModelCameBackServesAnotherPhone() {
    beginWithStuckPhones();
    Thread only = callerOfThePhone();
    getStuck(stuck, hStuck);
    comeBack(stuck, hStuck);
    assertSame(only, callerOfThePhone());
    assertEquals("tapi-emulator phone 2 echo-phone", only.getName());
    assertEquals(1, threads.news().size());
  }

  @Test
  void thread_whoseModelCameBackEndsWhenAnotherHasTakenItsPlace() throws InterruptedException {
    beginWithStuckPhones();
    Thread first = callerOfThePhone();
    getStuck(stuck, hStuck);
    Thread second = callerOfThePhone();
    assertNotSame(first, second);
    comeBack(stuck, hStuck);
    first.join();
    assertSame(second, callerOfThePhone());
    assertEquals(1, threads.news().size());
  }

  @Test
  void interrupt_thatOnePhoneLeavesBehindIsNotSeenByAnother() {
    ScriptedPhone other = new ScriptedPhone();
    begin(phone, other);
    List<Boolean> seen = new ArrayList<>();
    phone.onSetData = (requestId, port) -> {
      Thread.currentThread().interrupt();
      return phone.accept(requestId);
    };
    other.onSetData = (requestId, port) -> {
      seen.add(Thread.currentThread().isInterrupted());
      return other.accept(requestId);
    };
    accepted(setData(app.owner(0)));
    accepted(setData(app.owner(1)));
    assertEquals(List.of(false), seen);
  }
}
