package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time on the wall. */
@Timeout(60)
class LiveTimeTest {

  private static final int SHORT_MILLIS = 30;
  private static final Duration SOON = Duration.ofSeconds(30);

  private final EmulatorThreads threads = new EmulatorThreads();
  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator =
      Emulator.create(EmulatorConfig.live().phone(phone).phone(new EchoPhone(SHORT_MILLIS)).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
  }

  private void takesAsLong(Runnable call) {
    Duration before = emulator.now();
    long nanosBefore = System.nanoTime();
    call.run();
    long nanos = System.nanoTime() - nanosBefore;
    Duration passed = emulator.now().minus(before);
    assertTrue(nanos >= SHORT_MILLIS * 1_000_000L, () -> "only " + nanos + " ns");
    assertTrue(passed.toMillis() >= SHORT_MILLIS, () -> "only " + passed);
    assertTrue(passed.compareTo(SOON) < 0, passed::toString);
  }

  @Test
  void phoneGetMessage_waitsForItsTimeOut() {
    takesAsLong(() -> assertEquals(
        PHONEERR_OPERATIONFAILED,
        app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), SHORT_MILLIS)));
  }

  @Test
  void waitFor_waitsForItsTimeOut() {
    takesAsLong(() -> assertEquals(false, app.process.eventHandle(app.hEvent).waitFor(SHORT_MILLIS)));
  }

  @Test
  void get_waitsForItsTimeOut() {
    PortApp posting = new PortApp(app.process, "posting", app.process.createCompletionPort(), 1);
    takesAsLong(() -> assertEquals(null, posting.port.get(SHORT_MILLIS)));
  }

  @Test
  void pump_waitsForItsTimeOut() {
    takesAsLong(() -> assertEquals(0, app.process.messageLoop().pump(SHORT_MILLIS)));
  }

  @Test
  void join_waitsForItsTimeOut() {
    CountDownLatch never = new CountDownLatch(1);
    var thread = app.process.start("thread", () -> {
      try {
        never.await();
      } catch (InterruptedException end) {
        // By the end of the emulator.
      }
    });
    takesAsLong(() -> assertEquals(false, thread.join(SHORT_MILLIS)));
  }

  @Test
  void reply_takesThePhonesLatency() {
    int hPhone = app.owner(1);
    takesAsLong(() -> {
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE);
    });
  }

  @Test
  void actions_comeInTheOrderOfTheirDeadlines() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(5);
    for (int millis : new int[] {40, 10, 25, 80, 1}) {
      emulator.schedule(Duration.ofMillis(millis), all::countDown);
    }
    all.await();
    List<Long> deadlines = new ArrayList<>();
    List<Long> ran = new ArrayList<>();
    for (JournalRecord record : emulator.journal()) {
      if (record.kind() == JournalKind.SCHEDULE) {
        deadlines.add(record.timeNanos() + record.wide(1));
      } else if (record.kind() == JournalKind.ACTION) {
        long deadline = deadlines.get(record.word(0));
        ran.add(deadline);
        assertTrue(record.timeNanos() >= deadline, "not before its time");
      }
    }
    deadlines.sort(null);
    assertEquals(deadlines, ran);
  }

  @Test
  void deviceTimers_comeInTheirOrderAndNotBeforeTheirTime() {
    app.owner(0);
    Duration before = emulator.now();
    phone.onTimer = port -> port.devSpecific(port.nowMillis(), 0, 0);
    phone.port.startTimer(SHORT_MILLIS, 0);
    phone.port.startTimer(1, 0);
    ByteBuffer block = ByteBuffer.allocate(64);
    app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE);
    app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE);
    assertTrue(app.read(block).param1() >= before.toMillis() + SHORT_MILLIS);
  }

  @Test
  void anEarlierDeadline_wakesTheTimerThread() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    emulator.schedule(Duration.ofHours(1), () -> { });
    emulator.schedule(Duration.ofMillis(1), () -> emulator.schedule(Duration.ofMillis(1), done::countDown));
    done.await();
  }

  @Test
  void aPhoneWhoseTimerNeverRestsKeepsNobodyOut() {
    app.owner(0);
    phone.onTimer = port -> port.startTimer(0, 0);
    phone.port.startTimer(0, 0);
    int hPhone = app.owner(1);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    ByteBuffer block = ByteBuffer.allocate(64);
    assertEquals(0, app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE));
    assertEquals("REPLY 1 0", app.read(block).inWords());
  }

  @Test
  void advance_isAMisuseByName() {
    String told = assertThrows(EmulatorMisuse.class, () -> emulator.advance(Duration.ofMillis(1))).getMessage();
    assertTrue(told.startsWith("advance was called live"), told);
    told = assertThrows(EmulatorMisuse.class, emulator::runUntilIdle).getMessage();
    assertTrue(told.startsWith("runUntilIdle was called live"), told);
    app.poll();
  }

  @Test
  void patience_mayBeAsLongAsAnybodyLikes() {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    EmulatorConfig config =
        EmulatorConfig.live().modelPatience(forEver).closingPatience(forEver).phone(new EchoPhone(0)).build();
    try (Emulator patient = Emulator.create(config)) {
      TestApp other = new TestApp(patient, "dialer");
      accepted(other.tapi.phoneSetData(other.owner(0), 1, bytes(1), 1));
      assertEquals(List.of("REPLY 1 0"), other.words());
    }
  }

  // ---- threads

  @Test
  void threads_areDaemonsWithTellingNames() {
    assertEquals(List.of("tapi-emulator phone 1 echo-phone"), threads.news(), "after the phone called last");
    emulator.schedule(Duration.ofHours(1), () -> { });
    assertTrue(threads.news().contains("tapi-emulator timer"));
    app.process.start("of the application", () -> app.process.messageLoop().pump(INFINITE));
    assertTrue(threads.news().contains("of the application"));
    assertTrue(EmulatorThreads.alive().stream().allMatch(Thread::isDaemon));
  }

  @Test
  void anEmulatorThatIsNotUsed_hasNoThreads() {
    EmulatorThreads before = new EmulatorThreads();
    try (Emulator idle = Emulator.create(EmulatorConfig.live().phone(new EchoPhone()).build())) {
      idle.attach("dialer");
      assertEquals(List.of(), before.news());
    }
  }
}
