package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Virtual time passes while every thread waits, and at no other time. */
@Timeout(60)
class VirtualTimeTest {

  private final List<String> seen = new ArrayList<>();
  private Emulator emulator;
  private TestApp app;
  private EventHandle event;

  @AfterEach
  void close() {
    emulator.close();
  }

  private void begin(EmulatorConfig.Builder config) {
    emulator = Emulator.create(config.phone(new EchoPhone()).build());
    app = new TestApp(emulator, "dialer");
    event = app.process.eventHandle(app.hEvent);
  }

  private void see(String what) {
    seen.add(what + " " + emulator.now().toMillis());
  }

  /** A thread that waits for nothing until its time is over. */
  private TapiThread sleeper(String name, int millis) {
    return app.process.start(name, () -> {
      event.waitFor(millis);
      see(name);
    });
  }

  @Test
  void time_standsStillWhileAnyThreadCanGoOn() {
    begin(EmulatorConfig.builder());
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    app.process.start("busy", () -> {
      for (int i = 0; i < 1000; i++) {
        app.tapi.phoneGetLamp(1, 1, new IntHolder());
      }
      see("busy ends at");
    });
    assertTrue(event.waitFor(INFINITE));
    see("signalled at");
    assertEquals(List.of("busy ends at 0", "signalled at 20"), seen);
  }

  @Test
  void waits_endAtTheirExactMoments() {
    begin(EmulatorConfig.builder());
    sleeper("slow", 30);
    sleeper("quick", 10);
    TapiThread middle = sleeper("middle", 20);
    middle.join();
    see("joined");
    assertTrue(emulator.runUntilIdle());
    assertEquals(List.of("quick 10", "middle 20", "joined 20", "slow 30"), seen);
  }

  @Test
  void advance_letsTheWaitsOfOthersEndInsideAtTheirExactMoments() {
    begin(EmulatorConfig.builder());
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    app.process.start("sleeper", () -> {
      for (int i = 0; i < 3; i++) {
        emulator.advance(Duration.ofMillis(7));
        see("awake");
      }
    });
    app.process.start("waiter", () -> {
      event.waitFor(INFINITE);
      see("signalled");
    });
    emulator.advance(Duration.ofMillis(50));
    see("advanced");
    assertEquals(List.of("awake 7", "awake 14", "signalled 20", "awake 21", "advanced 50"), seen);
  }

  @Test
  void advance_endsBeforeLaterWaitsDo() {
    begin(EmulatorConfig.builder());
    TapiThread slow = sleeper("slow", 30);
    emulator.advance(Duration.ofMillis(29));
    assertFalse(slow.hasEnded());
    see("still waits");
    emulator.advance(Duration.ofMillis(1));
    slow.join();
    assertEquals(List.of("still waits 29", "slow 30"), seen);
  }

  @Test
  void advance_runsAllThatIsDueAtItsLastMoment() {
    begin(EmulatorConfig.builder());
    int hPhone = app.owner(0);
    for (int i = 0; i < 3; i++) {
      accepted(app.tapi.phoneSetData(hPhone, i, bytes(1), 1));
    }
    app.process.start("waiter", () -> event.waitFor(INFINITE));
    emulator.advance(Duration.ofMillis(20));
    assertEquals(3, app.messages().size());
  }

  @Test
  void waitsThatEndAtOneMoment_goOnInAnyOrder() {
    Set<String> orders = new TreeSet<>();
    for (long seed = 0; seed < 40; seed++) {
      begin(EmulatorConfig.builder().seed(seed));
      seen.clear();
      sleeper("a", 10);
      sleeper("b", 10);
      emulator.advance(Duration.ofMillis(10));
      see("main");
      assertTrue(emulator.runUntilIdle());
      orders.add(seen.toString());
      emulator.close();
    }
    assertEquals(6, orders.size(), orders::toString);
    assertTrue(orders.contains("[a 10, main 10, b 10]"), orders::toString);
  }

  @Test
  void reply_atTheVeryMomentOfATimeOutComesFirst() {
    for (long seed = 0; seed < 20; seed++) {
      begin(EmulatorConfig.builder().families(Set.of()).seed(seed));
      accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
      boolean[] signalled = new boolean[1];
      app.process.start("waiter", () -> signalled[0] = event.waitFor(20));
      emulator.advance(Duration.ofMillis(30));
      assertTrue(signalled[0]);
      emulator.close();
    }
  }

  // ---- threads that poll

  @Test
  void poll_letsOthersGoOnThoughItIsNeverBlocked() {
    begin(EmulatorConfig.builder());
    boolean[] done = new boolean[1];
    app.process.start("other", () -> {
      app.tapi.phoneGetLamp(1, 1, new IntHolder());
      done[0] = true;
    });
    int polls = 0;
    while (!done[0]) {
      app.tapi.phoneGetLamp(1, 1, new IntHolder());
      polls++;
    }
    assertTrue(polls > 10 && polls < 200, polls + " polls");
  }

  @Test
  void polls_ofTwoThreadsStarveNobody() {
    begin(EmulatorConfig.builder());
    boolean[] done = new boolean[1];
    app.process.start("poller", () -> {
      while (!done[0]) {
        app.poll();
      }
    });
    for (int i = 0; i < 5; i++) {
      assertFalse(event.waitFor(0), "a wait without patience comes back though the other one always can go on");
    }
    assertEquals(Duration.ZERO, emulator.now());
    done[0] = true;
  }

  @Test
  void poll_seesWhatIsDueNowOnceNobodyElseCanGoOn() {
    emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone(0)).build());
    app = new TestApp(emulator, "dialer");
    event = app.process.eventHandle(app.hEvent);
    TestApp idle = new TestApp(emulator, "idle");
    idle.process.start("idle", () -> idle.process.eventHandle(idle.hEvent).waitFor(INFINITE));
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    assertTrue(event.waitFor(0) || event.waitFor(0));
    assertEquals(Duration.ZERO, emulator.now());
  }

  // ---- actions of the test

  @Test
  void schedule_runsActionsOnTheFirstThreadWhoeverLetsTimePass() {
    begin(EmulatorConfig.builder());
    Thread test = Thread.currentThread();
    emulator.schedule(Duration.ofMillis(5), () -> {
      assertEquals(test, Thread.currentThread());
      app.tapi.phoneGetLamp(1, 1, new IntHolder());
      see("action");
    });
    sleeper("first", 3);
    sleeper("second", 10).join();
    assertEquals(List.of("first 3", "action 5", "second 10"), seen);
  }

  @Test
  void schedule_ofAFailingActionFailsTheWaitOfTheTest() {
    begin(EmulatorConfig.builder());
    emulator.schedule(Duration.ofMillis(5), () -> {
      throw new AssertionError("the test's own");
    });
    TapiThread sleeper = sleeper("sleeper", 10);
    AssertionError error = assertThrows(AssertionError.class, sleeper::join);
    assertEquals("the test's own", error.getMessage());
    sleeper.join();
    assertEquals(List.of("sleeper 10"), seen, "the run has gone on");
  }
}
