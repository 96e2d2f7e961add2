package dev.tapiemulator.emulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The journal of a live run. */
@Timeout(60)
class LiveJournalTest {

  private static final int THREADS = 4;
  private static final int CALLS = 200;

  private final Emulator emulator = Emulator.create(EmulatorConfig.live().phone(new EchoPhone(0)).build());
  private final TestApp app = new TestApp(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
  }

  /** The number of each thread by its name, as the journal tells it. */
  private static Map<String, Integer> numbers(Journal journal) {
    Map<String, Integer> numbers = new TreeMap<>();
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.THREAD_STARTED) {
        numbers.put(record.text(), record.word(0));
      }
    }
    return numbers;
  }

  /** The calls and returns of each thread in the order of the journal. */
  private static Map<Integer, List<JournalRecord>> byThread(Journal journal) {
    Map<Integer, List<JournalRecord>> threads = new TreeMap<>();
    int thread = 0;
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.TURN) {
        assertTrue(record.word(0) != thread, "a turn is told when it passes");
        thread = record.word(0);
      } else if (record.kind() == JournalKind.CALL || record.kind() == JournalKind.RETURN) {
        threads.computeIfAbsent(thread, number -> new ArrayList<>()).add(record);
      }
    }
    return threads;
  }

  /** Each thread asks for versions of its own, one after another; in between it waits and others wait. */
  private void call(int thread) {
    for (int i = 0; i < CALLS; i++) {
      app.tapi.phoneNegotiateAPIVersion(app.hPhoneApp, 0, thread, i, new IntHolder(), null);
      if (i % 10 == 0) {
        app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), 1);
      }
    }
  }

  @Test
  void journal_tellsEachThreadsCallsInTheirOrderAndInPairs() {
    List<TapiThread> threads = new ArrayList<>();
    Crew crew = new Crew();
    for (int i = 1; i <= THREADS; i++) {
      int number = i;
      threads.add(app.process.start("registered " + i, () -> call(number)));
      crew.start("unregistered " + i, () -> call(THREADS + number));
    }
    threads.forEach(TapiThread::join);
    crew.join();
    Journal journal = emulator.journal();
    Map<Integer, List<JournalRecord>> calls = byThread(journal);
    Map<String, Integer> numbers = numbers(journal);
    for (int i = 1; i <= THREADS; i++) {
      judge(calls.get(numbers.get("registered " + i)), i);
      judge(calls.get(numbers.get("unregistered " + i)), THREADS + i);
    }
  }

  private static void judge(List<JournalRecord> records, int thread) {
    int asked = 0;
    for (int i = 0; i < records.size(); i += 2) {
      JournalRecord call = records.get(i);
      assertEquals(JournalKind.CALL, call.kind());
      assertEquals(JournalKind.RETURN, records.get(i + 1).kind());
      assertEquals(call.function(), records.get(i + 1).function());
      if (call.function() == PhoneFunction.PHONE_NEGOTIATE_API_VERSION) {
        assertEquals(thread, call.word(2));
        assertEquals(asked++, call.word(3));
      }
    }
    assertEquals(CALLS, asked);
  }

  @Test
  void time_neverGoesBack() {
    TapiThread other = app.process.start("other", () -> call(1));
    call(2);
    other.join();
    long before = 0;
    for (JournalRecord record : emulator.journal()) {
      assertTrue(record.timeNanos() >= before);
      before = record.timeNanos();
    }
  }

  @Test
  void journal_isACopyThatDoesNotGrow() {
    Journal journal = emulator.journal();
    int records = journal.size();
    app.poll();
    assertEquals(records, journal.size());
    assertTrue(emulator.journal().size() > records);
  }

  @Test
  void oneThread_hasNoTurns() {
    app.owner(0);
    app.poll();
    for (JournalRecord record : emulator.journal()) {
      assertTrue(record.kind() != JournalKind.TURN && record.kind() != JournalKind.THREAD_STARTED);
    }
  }

  @Test
  void aStranger_hasATurnOnceForAllItDoesInARow() {
    Crew crew = new Crew();
    crew.start("stranger", () -> {
      for (int i = 0; i < 10; i++) {
        app.poll();
      }
    });
    crew.join();
    app.poll();
    List<Integer> turns = new ArrayList<>();
    for (JournalRecord record : emulator.journal()) {
      if (record.kind() == JournalKind.TURN) {
        turns.add(record.word(0));
      }
    }
    assertEquals(List.of(1, 0), turns);
    assertEquals(Map.of("stranger", 1), numbers(emulator.journal()));
  }

  @Test
  void anAction_isToldAsTheTimerThreadsFromItsBeginningToItsEnd() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(2);
    Runnable action = () -> {
      app.poll();
      done.countDown();
    };
    emulator.schedule(Duration.ofMillis(1), action);
    emulator.schedule(Duration.ofMillis(2), action);
    done.await();
    app.process.start("after", () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), 1)).join();
    Journal journal = emulator.journal();
    int timer = numbers(journal).get("tapi-emulator timer");
    int thread = 0;
    int ends = 0;
    for (JournalRecord record : journal) {
      thread = record.kind() == JournalKind.TURN ? record.word(0) : thread;
      if (record.kind() == JournalKind.ACTION || record.kind() == JournalKind.ACTION_DONE) {
        assertEquals(timer, thread);
        ends++;
      }
    }
    assertTrue(ends >= 3 && ends <= 4, "the last end may be to come");
  }
}
