package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALAPPHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONEHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handles that end while another thread waits, calls or is called back with them. */
@Timeout(60)
class CloseUnderCallTest {

  private final HandPhone phone = new HandPhone();
  private final NextThread choices = NextThread.always(0);
  private Emulator emulator;
  private TestApp app;
  /** What each thread's call has answered, in the order of their ends. */
  private final List<Integer> results = new ArrayList<>();

  @AfterEach
  void close() {
    emulator.close();
  }

  private void begin(EmulatorConfig.Builder config) {
    emulator = Emulator.create(config.phone(phone).build());
    app = new TestApp(emulator, "dialer");
  }

  private void begin(String closeWaits) {
    begin(EmulatorConfig.builder().ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, closeWaits).choices(choices));
  }

  private TapiThread start(String name, IntSupplier call) {
    return app.process.start(name, () -> results.add(call.getAsInt()));
  }

  private int getMessage() {
    return app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE);
  }

  private int request(int hPhone) {
    return accepted(app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
  }

  // ---- phoneShutdown under a waiter

  @Test
  void phoneShutdown_underPhoneGetMessage() {
    begin("no");
    TapiThread one = start("one", this::getMessage);
    TapiThread two = start("two", this::getMessage);
    emulator.advance(Duration.ofMillis(5));
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    one.join();
    two.join();
    assertEquals(List.of(PHONEERR_INVALAPPHANDLE, PHONEERR_INVALAPPHANDLE), results);
    assertEquals(Duration.ofMillis(5), emulator.now());
  }

  @Test
  void phoneShutdown_underAWaitForItsEvent() {
    begin("no");
    TapiThread one = start("one", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE) ? 1 : 0);
    emulator.advance(Duration.ofMillis(5));
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    one.join();
    assertEquals(List.of(0), results);
  }

  @Test
  void phoneShutdown_underAWaitForItsPortLeavesThePortWaiting() {
    begin("no");
    PortApp posting = new PortApp(app.process, "posting", app.process.createCompletionPort(), 7);
    boolean[] none = new boolean[1];
    TapiThread one = app.process.start("one", () -> none[0] = posting.port.get(50) == null);
    emulator.advance(Duration.ofMillis(5));
    succeed(app.tapi.phoneShutdown(posting.hPhoneApp));
    assertFalse(one.join(10), "the port outlives its applications (C-15)");
    one.join();
    assertTrue(none[0]);
    assertEquals(Duration.ofMillis(50), emulator.now());
  }

  @Test
  void closePort_underAWait() {
    begin("no");
    PortApp posting = new PortApp(app.process, "posting", app.process.createCompletionPort(), 7);
    TapiThread one = app.process.start("one", () -> assertNull(posting.port.get(INFINITE)));
    emulator.advance(Duration.ofMillis(5));
    posting.port.close();
    one.join();
    assertEquals(Duration.ofMillis(5), emulator.now());
  }

  @Test
  void phoneShutdown_underAWaitingPhoneClose() {
    begin("yes");
    int hPhone = app.owner(0);
    request(hPhone);
    sleeps(50);
    TapiThread closing = start("closing", () -> app.tapi.phoneClose(hPhone));
    start("shutting down", () -> app.tapi.phoneShutdown(app.hPhoneApp));
    closing.join();
    assertEquals(List.of(0, PHONEERR_INVALPHONEHANDLE), results);
    assertEquals(List.of(), phone.owed);
    assertEquals(Duration.ZERO, emulator.now());
  }

  /** A thread for which something is still to come. */
  private void sleeps(int millis) {
    emulator.threadFactory().newThread(() -> emulator.advance(Duration.ofMillis(millis))).start();
  }

  // ---- the same handle

  @Test
  void phoneClose_underACallOnTheSameHandleAtItsBeginning() {
    begin("no");
    int hPhone = app.owner(0);
    TapiThread closing = start("closing", () -> app.tapi.phoneClose(hPhone));
    passAtTheNextQuestion();
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    closing.join();
    assertEquals(List.of(0), results);
  }

  /** The first thread that asks from here on gives its turn away, once. */
  private void passAtTheNextQuestion() {
    choices.passOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forceClose", "remove"})
  void forcedClose_underAWaitingPhoneClose(String act) {
    begin("yes");
    int hPhone = app.owner(0);
    request(hPhone);
    sleeps(50);
    TapiThread closing = start("closing", () -> app.tapi.phoneClose(hPhone));
    emulator.advance(Duration.ofMillis(5));
    assertFalse(closing.hasEnded());
    if (act.equals("remove")) {
      emulator.phone(0).remove();
    } else {
      emulator.phone(0).forceClose();
    }
    closing.join();
    assertEquals(List.of(PHONEERR_INVALPHONEHANDLE), results);
    assertEquals(Duration.ofMillis(5), emulator.now());
  }

  @Test
  void phoneClose_waitsForARequestThatAnotherThreadMakesMeanwhile() {
    begin("yes");
    int hPhone = app.owner(0);
    request(hPhone);
    TapiThread closing = start("closing", () -> app.tapi.phoneClose(hPhone));
    emulator.advance(Duration.ofMillis(5));
    request(hPhone);
    phone.settle(0);
    emulator.advance(Duration.ofMillis(5));
    assertFalse(closing.hasEnded());
    phone.settle(0);
    closing.join();
    assertEquals(List.of(0), results);
  }

  @Test
  void phoneClose_waitsUntilTheTimeOutsOfOthersAreOverToo() {
    begin("yes");
    int hPhone = app.owner(0);
    request(hPhone);
    app.process.start("settles late", () -> {
      app.process.eventHandle(app.hEvent).waitFor(100);
      phone.settle(0);
    });
    assertEquals(0, app.tapi.phoneClose(hPhone));
    assertEquals(Duration.ofMillis(100), emulator.now());
    assertEquals(List.of("close"), phone.told.subList(phone.told.size() - 1, phone.told.size()));
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void phoneClose_byTwoThreadsSucceedsOnce(long seed) {
    for (String option : Ruling.CLOSE_WAITS_FOR_REQUESTS.options()) {
      results.clear();
      begin(EmulatorConfig.builder().ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, option).seed(seed));
      int hPhone = app.owner(0);
      request(hPhone);
      TapiThread one = start("one", () -> app.tapi.phoneClose(hPhone));
      TapiThread two = start("two", () -> app.tapi.phoneClose(hPhone));
      app.process.start("settles", () -> {
        app.tapi.phoneGetLamp(1, 1, new IntHolder());
        if (!phone.owed.isEmpty()) {
          phone.settle(0);
        }
      });
      one.join();
      two.join();
      results.sort(null);
      assertEquals(List.of(PHONEERR_INVALPHONEHANDLE, 0), results, option);
      emulator.close();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneMessage_isTakenByOneOfTwoWaiters(long seed) {
    begin(EmulatorConfig.builder().seed(seed));
    int hPhone = app.owner(0);
    int request = request(hPhone);
    TapiThread one = start("one", this::getMessage);
    TapiThread two = start("two", this::getMessage);
    emulator.advance(Duration.ofMillis(5));
    phone.port.complete(request, 0);
    phone.owed.clear();
    emulator.advance(Duration.ofMillis(5));
    assertEquals(List.of(0), results);
    assertTrue(one.hasEnded() != two.hasEnded());
  }

  // ---- callbacks

  /** Pumps a window whose callback lets another thread go on; the words of its messages. */
  private List<String> pumpUnder(IntSupplier deed, IntSupplier inCallback) {
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    hPhone = window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    accepted(window.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    phone.settle(0);
    List<String> seen = new ArrayList<>();
    window.reaction = message -> {
      seen.add(message.inWords());
      if (seen.size() == 1) {
        passAtTheNextQuestion();
        seen.add("answers " + inCallback.getAsInt());
      }
    };
    start("meanwhile", () -> {
      hPhoneApp = window.hPhoneApp;
      return deed.getAsInt();
    });
    app.process.messageLoop().pump();
    return seen;
  }

  private int hPhone;
  private int hPhoneApp;

  @Test
  void phoneClose_underACallbackOfTheSameHandle() {
    begin("no");
    List<String> seen = pumpUnder(
        () -> app.tapi.phoneClose(hPhone), () -> app.tapi.phoneGetLamp(hPhone, 1, new IntHolder()));
    assertEquals(List.of("REPLY 1 0", "answers " + PHONEERR_INVALPHONEHANDLE, "CLOSE"), seen);
    assertEquals(List.of(0), results);
  }

  @Test
  void phoneShutdown_underACallbackOfTheSameApplication() {
    begin("no");
    List<String> seen = pumpUnder(
        () -> app.tapi.phoneShutdown(hPhoneApp), () -> app.tapi.phoneClose(hPhone));
    assertEquals(List.of("REPLY 1 0", "answers " + PHONEERR_INVALPHONEHANDLE), seen);
    assertEquals(List.of(0), results);
  }

  @Test
  void forceClose_underACallbackOfTheSameHandle() {
    begin("no");
    List<String> seen = pumpUnder(() -> {
      emulator.phone(0).forceClose();
      return 0;
    }, () -> app.tapi.phoneClose(hPhone));
    assertEquals(List.of("REPLY 1 0", "answers " + PHONEERR_INVALPHONEHANDLE, "CLOSE"), seen);
  }

  @Test
  void phoneClose_andPhoneShutdownFromInsideACallback() {
    begin("no");
    assertEquals(
        List.of("REPLY 1 0", "answers 0", "CLOSE"), pumpUnder(() -> 0, () -> app.tapi.phoneClose(hPhone)));
    assertEquals(
        List.of("REPLY 2 0", "answers 0"), pumpUnder(() -> 0, () -> app.tapi.phoneShutdown(hPhoneApp)));
  }

  @Test
  void phoneClose_fromInsideACallbackWhileAnotherThreadClosesToo() {
    begin("no");
    List<String> seen = pumpUnder(() -> app.tapi.phoneClose(hPhone), () -> app.tapi.phoneClose(hPhone));
    assertEquals(List.of("REPLY 1 0", "answers " + PHONEERR_INVALPHONEHANDLE, "CLOSE"), seen);
    assertEquals(List.of(0), results);
  }

  @Test
  void kill_underACallbackEndsTheThreadAtItsNextCall() {
    begin("no");
    List<String> seen = new ArrayList<>();
    TapiThread pumping = app.process.start("pumping", () -> {
      WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
      int handle = window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
      emulator.phone(0).forceClose();
      window.reaction = message -> {
        seen.add("called back");
        passAtTheNextQuestion();
        app.tapi.phoneGetLamp(handle, 1, new IntHolder());
        seen.add("not reached");
      };
      app.process.messageLoop().pump();
      seen.add("not reached");
    });
    app.process.start("waits", this::getMessage);
    emulator.threadFactory().newThread(app.process::kill).start();
    emulator.advance(Duration.ofMillis(5));
    assertTrue(pumping.hasEnded());
    assertEquals(List.of("called back"), seen);
    assertEquals(List.of(), emulator.violations());
  }
}
