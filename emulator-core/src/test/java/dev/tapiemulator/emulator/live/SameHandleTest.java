package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALAPPHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONEHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two threads, or a thread and the phone, with the same handle. */
@Timeout(60)
class SameHandleTest {

  private static final int ROUNDS = 300;

  private final WatchedClock clock = new WatchedClock();
  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().live(clock).phone(phone).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final Crew crew = new Crew();
  /** The phone is inside setData, and stays there until it may go on. */
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    emulator.close();
  }

  private int setData(int hPhone) {
    return app.tapi.phoneSetData(hPhone, 1, bytes(1), 1);
  }

  private void phoneTakesItsTime() {
    phone.onSetData = (requestId, port) -> {
      inside.countDown();
      awaitForGood(goOn);
      return phone.accept(requestId);
    };
  }

  private static void awaitForGood(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  // ---- against each other

  @Test
  void phoneClose_byTwoThreadsSucceedsForOne() throws Exception {
    onTwoThreads(app.tapi::phoneClose, app.tapi::phoneClose, List.of(PHONEERR_INVALPHONEHANDLE, 0));
  }

  @Test
  void phoneClose_againstAForcedClose() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int hPhone = app.owner(0);
      CyclicBarrier start = new CyclicBarrier(2);
      Crew taking = new Crew();
      taking.start("taking", () -> {
        start.await();
        emulator.phone(0).forceClose();
      });
      start.await();
      int result = app.tapi.phoneClose(hPhone);
      taking.join();
      assertTrue(result == 0 || result == PHONEERR_INVALPHONEHANDLE);
      assertEquals(List.of("CLOSE"), app.words(), "the close is told once, whoever closed");
    }
  }

  /** What a thread does with a handle. */
  private interface Use {
    int of(int hPhone);
  }

  private void onTwoThreads(Use one, Use two, List<Integer> sortedResults) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int hPhone = app.owner(0);
      CyclicBarrier start = new CyclicBarrier(2);
      int[] results = new int[2];
      Crew second = new Crew();
      second.start("second", () -> {
        start.await();
        results[1] = two.of(hPhone);
      });
      start.await();
      results[0] = one.of(hPhone);
      second.join();
      List<Integer> sorted = new ArrayList<>(List.of(results[0], results[1]));
      sorted.sort(null);
      assertEquals(sortedResults, sorted);
    }
  }

  @Test
  void phoneShutdown_byTwoThreadsSucceedsForOne() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TestApp shortLived = new TestApp(app.process, "short", TAPI_VERSION_2_2);
      CyclicBarrier start = new CyclicBarrier(2);
      int[] results = new int[2];
      Crew second = new Crew();
      second.start("second", () -> {
        start.await();
        results[1] = app.tapi.phoneShutdown(shortLived.hPhoneApp);
      });
      start.await();
      results[0] = app.tapi.phoneShutdown(shortLived.hPhoneApp);
      second.join();
      assertEquals(PHONEERR_INVALAPPHANDLE, results[0] + results[1], "one gets 0, the other the error");
    }
  }

  // ---- while another thread is inside a call

  private void whileAnotherIsInside(Use call) {
    phoneTakesItsTime();
    int hPhone = app.owner(0);
    int[] request = new int[1];
    crew.start("inside", () -> request[0] = setData(hPhone));
    awaitForGood(inside);
    CountDownLatch called = new CountDownLatch(1);
    crew.start("calling", () -> {
      called.countDown();
      succeed(call.of(hPhone));
    });
    awaitForGood(called);
    goOn.countDown();
    crew.join();
    accepted(request[0]);
    assertTrue(app.tapi.phoneClose(hPhone) < 0, "the handle is gone");
    assertEquals(List.of(), phone.owed, "what was accepted is settled");
  }

  @Test
  void phoneClose_whileAnotherThreadIsInsideACall() {
    whileAnotherIsInside(app.tapi::phoneClose);
    assertEquals(List.of("CLOSE"), app.words(), "and its reply never comes");
  }

  @Test
  void phoneShutdown_whileAnotherThreadIsInsideACall() {
    whileAnotherIsInside(hPhone -> app.tapi.phoneShutdown(app.hPhoneApp));
  }

  @Test
  void forcedClose_whileAnotherThreadIsInsideACall() {
    whileAnotherIsInside(hPhone -> {
      emulator.phone(0).forceClose();
      return 0;
    });
    assertEquals(List.of("REPLY 1 " + PHONEERR_OPERATIONFAILED, "CLOSE"), app.words());
  }

  @Test
  void forcedClose_byThePhoneItselfFromAnotherThreadInTheMidstOfACall() {
    phone.onSetData = (requestId, port) -> {
      Crew itself = new Crew();
      itself.start("inside the phone", () -> {
        port.complete(requestId, 0);
        port.forceClose();
      });
      itself.join();
      return requestId;
    };
    int hPhone = app.owner(0);
    accepted(setData(hPhone));
    assertEquals(List.of("REPLY 1 0", "CLOSE"), app.words());
    assertEquals(PHONEERR_INVALPHONEHANDLE, setData(hPhone));
    assertFalse(emulator.phone(0).isOpen());
  }

  // ---- inside a callback

  @Test
  void phoneClose_insideACallbackOfTheSameHandleWhileAnotherThreadUsesIt() {
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    int hPhone = window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return requestId;
    };
    List<Integer> results = new ArrayList<>();
    window.reaction = message -> {
      if (results.isEmpty()) {
        int request = onAnotherThread(() -> setData(hPhone));
        results.add(Integer.signum(request));
        results.add(window.tapi.phoneClose(hPhone));
        results.add(onAnotherThread(() -> setData(hPhone)));
      }
    };
    accepted(setData(hPhone));
    assertEquals(2, app.process.messageLoop().pump(INFINITE), "a reply, and a close; the other reply is suppressed");
    assertEquals(List.of(1, 0, PHONEERR_INVALPHONEHANDLE), results);
  }

  @Test
  void phoneShutdown_insideACallbackEndsTheWaitOfAnotherThread() {
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.reaction = message -> succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    crew.start("waiting", () -> assertEquals(
        PHONEERR_INVALAPPHANDLE, app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE)));
    clock.untilAsleep("waiting");
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    phone.port.devSpecific(1, 2, 3);
    assertEquals(1, app.process.messageLoop().pump(INFINITE));
    crew.join();
  }

  private static int onAnotherThread(IntSupplier call) {
    int[] result = new int[1];
    Crew other = new Crew();
    other.start("other", () -> result[0] = call.getAsInt());
    other.join();
    return result[0];
  }
}
