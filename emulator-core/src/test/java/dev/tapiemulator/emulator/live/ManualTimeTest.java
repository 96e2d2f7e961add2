package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.TimeSource;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads with a time that only advance moves: whoever waits wakes at his moment, neither earlier nor later. */
@Timeout(60)
class ManualTimeTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(
      EmulatorConfig.builder().live(TimeSource.manual()).phone(phone).phone(new EchoPhone(20)).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
  }

  private TapiThread start(String name, Runnable call) {
    return app.process.start(name, call);
  }

  /**
   * So many threads have called and wait: whoever has told the journal of his call has the lock, and sleeps when it is
   * free again.
   */
  private void untilAsleep(int threads) {
    while (times(JournalKind.EVENT_WAIT).size() + calls(PhoneFunction.PHONE_GET_MESSAGE) < threads) {
      Thread.yield();
    }
  }

  private long calls(PhoneFunction function) {
    long count = 0;
    for (JournalRecord record : emulator.journal()) {
      count += record.kind() == JournalKind.CALL && record.function() == function ? 1 : 0;
    }
    return count;
  }

  private boolean waitForEvent(int millis) {
    return app.process.eventHandle(app.hEvent).waitFor(millis);
  }

  /** The times of such records in milliseconds. */
  private List<Long> times(JournalKind kind) {
    List<Long> times = new ArrayList<>();
    for (JournalRecord record : emulator.journal()) {
      if (record.kind() == kind) {
        times.add(record.timeNanos() / 1_000_000);
      }
    }
    return times;
  }

  @Test
  void time_standsStillUntilItIsMoved() {
    Duration before = emulator.now();
    start("working", () -> app.owner(0)).join();
    assertEquals(before, emulator.now());
    emulator.advance(Duration.ofNanos(7));
    assertEquals(before.plusNanos(7), emulator.now());
  }

  @Test
  void timeOuts_endAtTheirMoments() {
    List<TapiThread> threads = new ArrayList<>();
    for (int millis : new int[] {30, 10, 20}) {
      threads.add(start("waits " + millis, () -> waitForEvent(millis)));
    }
    untilAsleep(3);
    emulator.advance(Duration.ofMillis(9));
    assertTrue(threads.stream().noneMatch(TapiThread::hasEnded));
    emulator.advance(Duration.ofMillis(100));
    threads.forEach(TapiThread::join);
    assertEquals(List.of(10L, 20L, 30L), times(JournalKind.EVENT_WAITED));
    assertEquals(Duration.ofMillis(109), emulator.now());
  }

  @Test
  void aTimeOut_isNotTalkedOutOfByWhatComesLater() {
    int hPhone = app.owner(1);
    List<Integer> results = new ArrayList<>();
    TapiThread waiting = start(
        "waiting", () -> results.add(app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), 10)));
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    untilAsleep(1);
    emulator.advance(Duration.ofMillis(50));
    waiting.join();
    assertEquals(List.of(PHONEERR_OPERATIONFAILED), results, "the reply came at 20 ms");
    assertEquals(List.of("REPLY 1 0"), app.words());
  }

  @Test
  void whoIsWoken_goesOnBeforeTimeMovesFurther() {
    List<TapiThread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(start(
          "getter " + i, () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE)));
    }
    int hPhone = app.owner(1);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    emulator.advance(Duration.ofMillis(5));
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    emulator.advance(Duration.ofMillis(5));
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    untilAsleep(3);
    emulator.advance(Duration.ofSeconds(1));
    threads.forEach(TapiThread::join);
    assertEquals(List.of(20L, 25L, 30L), times(JournalKind.MESSAGE_TAKEN));
  }

  @Test
  void runUntilIdle_endsTheWaitsOfOthersAndItself() {
    TapiThread waiting = start("waiting", () -> waitForEvent(40));
    untilAsleep(1);
    accepted(app.tapi.phoneSetData(app.owner(1), 1, bytes(1), 1));
    List<String> ran = new ArrayList<>();
    emulator.schedule(Duration.ZERO, () -> ran.add("action"));
    assertTrue(emulator.runUntilIdle());
    waiting.join();
    assertEquals(List.of("action"), ran);
    assertFalse(times(JournalKind.EVENT_WAITED).isEmpty());
  }

  @Test
  void runUntilIdle_saysWhenTheTimeDidNotSuffice() {
    app.owner(0);
    phone.onTimer = port -> port.startTimer(1, 0);
    phone.port.startTimer(1, 0);
    assertFalse(emulator.runUntilIdle(Duration.ofMillis(100)));
  }

  /** It takes 100,000 calls of the phone, each on its own thread and back: on a busy machine, minutes. */
  @Test
  @Timeout(600)
  void advance_failsWhenTimeStandsStill() {
    app.owner(0);
    phone.onTimer = port -> port.startTimer(0, 0);
    phone.port.startTimer(0, 0);
    String told = assertThrows(EmulatorFailure.class, () -> emulator.advance(Duration.ofMillis(1))).getMessage();
    assertTrue(told.startsWith("time stands still at 0 ms"), told);
    phone.onTimer = port -> { };
  }

  @Test
  void advance_byTwoThreads() {
    Crew crew = new Crew();
    for (int i = 0; i < 2; i++) {
      crew.start("advancing " + i, () -> {
        for (int step = 0; step < 100; step++) {
          emulator.advance(Duration.ofMillis(1));
        }
      });
    }
    crew.join();
    assertEquals(Duration.ofMillis(200), emulator.now());
  }

  @Test
  void manualTime_needsNoTimerThread() {
    emulator.schedule(Duration.ofMillis(1), () -> { });
    assertTrue(EmulatorThreads.alive().stream().noneMatch(thread -> thread.getName().equals("tapi-emulator timer")));
  }
}
