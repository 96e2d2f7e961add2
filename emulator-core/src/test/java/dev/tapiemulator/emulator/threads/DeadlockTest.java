package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.DeadlockFailure;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A program that waits for ever is told so at once: who waits for what, with what, and which rule explains it. */
@Timeout(60)
class DeadlockTest {

  /** Less than any patience in real time; a busy machine may take its time. */
  private static final long LONGEST_MILLIS = 4000;
  private static final String FIRST_LINE =
      "deadlock: every thread waits for ever, and nothing is scheduled that could wake one, at ";
  private static final String C_55 =
      " (C-55: A successful phoneClose ends the handle and suppresses the replies that are outstanding on it.)";

  private final HandPhone hand = new HandPhone();
  private final Emulator emulator = Emulator.create(
      EmulatorConfig.builder().phone(new EchoPhone()).phone(hand).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final ByteBuffer block = ByteBuffer.allocate(64);

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String hex(int handle) {
    return "0x" + Integer.toHexString(handle).toUpperCase(Locale.ROOT);
  }

  private void wait(TestApp waiting) {
    waiting.tapi.phoneGetMessage(waiting.hPhoneApp, ByteBuffer.allocate(64), INFINITE);
  }

  /** What the failure says, line by line, and that it did not take long to say so. */
  private static List<String> told(Executable wait) {
    long before = System.nanoTime();
    DeadlockFailure failure = assertThrows(DeadlockFailure.class, wait);
    long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
    System.out.println("a deadlock is named after " + millis + " ms");
    assertTrue(millis < LONGEST_MILLIS, millis + " ms");
    return failure.what().lines().toList();
  }

  private static List<String> lines(String... lines) {
    return List.of(lines);
  }

  // ---- replies that never come

  @Test
  void phoneGetMessage_forAReplyThatPhoneCloseHasSuppressed() {
    int hPhone = app.owner(0);
    for (int i = 0; i < 6; i++) {
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      succeed(app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE));
    }
    int[] third = new int[1];
    TapiThread pump = app.process.start("pump", () -> {
      accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      third[0] = app.owner(1);
      succeed(app.tapi.phoneClose(hPhone));
      succeed(app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE));
      wait(app);
    });
    int second = app.monitor(0);
    List<String> told = told(pump::join);
    assertEquals(
        lines(
            FIRST_LINE + "140 ms",
            "  thread \"main\": join waits for the end of thread \"pump\"",
            "  thread \"pump\": phoneGetMessage waits for a message",
            "    application " + hex(app.hPhoneApp) + " of process \"dialer\" has 0 messages waiting",
            "      the reply to request 7 phoneSetData was suppressed by phoneClose at 120 ms" + C_55,
            "      its last reply, to request 6, was taken by thread \"main\" at 120 ms",
            "      " + hex(second) + " is phone 0 as monitor",
            "      " + hex(third[0]) + " is phone 1 as owner"),
        told);
  }

  @Test
  void waitFor_onTheEventWithoutMessages() {
    int hPhone = app.owner(1);
    int request = accepted(app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    TapiThread waiter =
        app.process.start("waiter", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    assertEquals(
        lines(
            FIRST_LINE + "0 ms",
            "  thread \"main\": join waits for the end of thread \"waiter\"",
            "  thread \"waiter\": process \"dialer\" waits for its event",
            "    application " + hex(app.hPhoneApp) + " of process \"dialer\" has 0 messages waiting",
            "      " + hex(hPhone) + " is phone 1 as owner",
            "      request " + request + " phoneSetData on phone 1 is PENDING"),
        told(waiter::join));
  }

  @Test
  void portGet_onAPortThatNobodyPostsTo() {
    CompletionPort port = app.process.createCompletionPort();
    TapiThread waiter = app.process.start("waiter", () -> port.get(INFINITE));
    String line = "  thread \"waiter\": process \"dialer\" waits for a packet of its completion port";
    assertTrue(told(waiter::join).contains(line));
  }

  @Test
  void portGet_forAReplyThatPhoneCloseHasSuppressed() {
    TapiProcess process = emulator.attach("server");
    PortApp posting = new PortApp(process, "server", process.createCompletionPort(), 7);
    int hPhone = posting.owner(0);
    accepted(process.tapi().phoneSetData(hPhone, 1, bytes(1), 1));
    succeed(process.tapi().phoneClose(hPhone));
    assertNotNull(posting.port.get(0), "the PHONE_CLOSE");
    TapiThread waiter = process.start("waiter", () -> posting.port.get(INFINITE));
    List<String> told = told(waiter::join);
    assertEquals(
        lines(
            "  thread \"waiter\": process \"server\" waits for a packet of its completion port",
            "    application " + hex(posting.hPhoneApp) + " of process \"server\" has 0 messages waiting",
            "      the reply to request 1 phoneSetData was suppressed by phoneClose at 0 ms" + C_55),
        told.subList(told.size() - 3, told.size()));
  }

  @Test
  void pump_ofAWindowThatGetsNoMessage() {
    TapiThread waiter = app.process.start("waiter", () -> {
      WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
      int hPhone = window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
      accepted(window.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      succeed(window.tapi.phoneClose(hPhone));
      app.process.messageLoop().pump();
      app.process.messageLoop().pump(INFINITE);
    });
    List<String> told = told(waiter::join);
    int line = told.indexOf("  thread \"waiter\": process \"dialer\" pumps and waits for a message");
    String pumps = " has 0 messages waiting, for thread \"waiter\" to pump, which initialised it (C-12)";
    assertTrue(told.get(line + 1).endsWith(pumps), told::toString);
    assertEquals(
        "      the reply to request 1 phoneSetData was suppressed by phoneClose at 0 ms" + C_55, told.get(line + 2));
  }

  @Test
  void twoWaitersForOneReply_oneOfThemInVain() {
    accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    List<String> winners = new ArrayList<>();
    TapiThread first = app.process.start("first", () -> {
      wait(app);
      winners.add("first");
    });
    TapiThread second = app.process.start("second", () -> {
      wait(app);
      winners.add("second");
    });
    List<String> told = told(() -> {
      first.join();
      second.join();
    });
    assertEquals(1, winners.size());
    String reason = "      its last reply, to request 1, was taken by thread \"" + winners.get(0) + "\" at 20 ms";
    assertTrue(told.contains(reason), told::toString);
  }

  // ---- threads that wait for each other

  @Test
  void join_onAThreadThatJoinsBack() {
    int hPhone = app.owner(0);
    List<TapiThread> threads = new ArrayList<>();
    threads.add(app.process.start("a", () -> threads.get(1).join()));
    threads.add(app.process.start("b", () -> threads.get(0).join()));
    assertEquals(
        lines(
            FIRST_LINE + "0 ms",
            "  thread \"main\": join waits for the end of thread \"a\"",
            "    application " + hex(app.hPhoneApp) + " of process \"dialer\" has 0 messages waiting",
            "      " + hex(hPhone) + " is phone 0 as owner",
            "  thread \"a\": join waits for the end of thread \"b\"",
            "  thread \"b\": join waits for the end of thread \"a\""),
        told(() -> threads.get(0).join()));
  }

  @Test
  void join_onItself() {
    TapiThread[] self = new TapiThread[1];
    self[0] = app.process.start("lonely", () -> self[0].join());
    assertTrue(told(self[0]::join).contains("  thread \"lonely\": join waits for its own end"));
  }

  @Test
  void join_onAThreadThatWaitsForTheJoiningOne() {
    TapiThread waiter = app.process.start("waiter", () -> wait(app));
    app.process.start("joiner", () -> {
      waiter.join();
      accepted(app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1));
    });
    List<String> told = told(() -> app.process.messageLoop().pump(INFINITE));
    assertTrue(told.contains("  thread \"joiner\": join waits for the end of thread \"waiter\""), told::toString);
    assertTrue(told.contains("  thread \"waiter\": phoneGetMessage waits for a message"), told::toString);
  }

  // ---- several applications and processes

  @Test
  void threads_areEachExplainedByTheirOwnApplicationAlone() {
    TestApp other = new TestApp(app.process, "other", TAPI_VERSION_2_2);
    int hPhone = app.owner(0);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    other.monitor(0);
    succeed(app.tapi.phoneClose(hPhone));
    app.words();
    TapiThread waits = app.process.start("waits", () -> wait(app));
    app.process.start("waits too", () -> wait(other));
    List<String> told = told(waits::join);
    int first = told.indexOf("  thread \"waits\": phoneGetMessage waits for a message");
    int second = told.indexOf("  thread \"waits too\": phoneGetMessage waits for a message");
    String reason = "      the reply to request 1 phoneSetData was suppressed by phoneClose at 0 ms" + C_55;
    assertEquals(List.of(reason), told.stream().filter(line -> line.contains("suppressed")).toList());
    assertTrue(first < told.indexOf(reason) && told.indexOf(reason) < second, told::toString);
  }

  @Test
  void threads_thatWaitForTheSameAreExplainedOnce() {
    app.process.start("one", () -> wait(app));
    app.process.start("two", () -> wait(app));
    List<String> told = told(() -> app.process.messageLoop().pump(INFINITE));
    String application = "    application " + hex(app.hPhoneApp) + " of process \"dialer\" has 0 messages waiting";
    assertEquals(
        lines(
            "  thread \"one\": phoneGetMessage waits for a message",
            application,
            "  thread \"two\": phoneGetMessage waits for a message",
            application + ", see thread \"one\""),
        told.subList(2, told.size()));
  }

  @Test
  void forcedClose_isNamedAsWhatSuppressed() {
    accepted(app.tapi.phoneSetData(app.owner(1), 0, bytes(1), 1));
    hand.owed.clear(); // It will not settle what it owes, so that the kernel has to.
    int another = app.owner(0);
    assertThrows(RuntimeException.class, emulator.phone(1)::forceClose);
    succeed(app.tapi.phoneClose(another));
    app.words();
    TapiThread waiter = app.process.start("waiter", () -> wait(app));
    assertTrue(told(waiter::join).contains(
        "      the reply to request 1 phoneSetData was suppressed by a forced close at 0 ms" + C_55));
  }

  // ---- time goes on, but in vain: a million things happen, for which a busy machine may need minutes

  @Test
  @Timeout(600)
  void waitsInVain_thoughAPhonesTimerGoesOn() {
    ScriptedPhone ticking = new ScriptedPhone();
    int id = emulator.addPhone(ticking);
    app.words();
    app.owner(id);
    ticking.onTimer = port -> port.startTimer(1, 0);
    ticking.port.startTimer(1, 0);
    TapiThread waiter = app.process.start("waiter", () -> wait(app));
    List<String> told = assertThrows(DeadlockFailure.class, waiter::join).what().lines().toList();
    assertEquals(
        "every thread waits in vain: 1000000 other things have happened meanwhile, up to 1000000 ms", told.get(0));
    assertTrue(told.contains("  thread \"waiter\": phoneGetMessage waits for a message"), told::toString);
  }

  @Test
  @Timeout(600)
  void waitsInVain_thoughTheTestsOwnActionsGoOn() {
    int[] runs = new int[1];
    emulator.schedule(Duration.ofMillis(1), () -> again(runs));
    DeadlockFailure failure = assertThrows(DeadlockFailure.class, () -> wait(app));
    assertTrue(failure.what().contains(" in vain: 1000000 other things have happened meanwhile"), failure::what);
  }

  private void again(int[] runs) {
    assertTrue(++runs[0] < 1_100_000, "it should have been told by now");
    emulator.schedule(Duration.ofMillis(1), () -> again(runs));
  }

  // ---- afterwards

  @Test
  void deadlock_ofSeveralEndsTheRun() {
    TapiThread waiter = app.process.start("waiter", () -> wait(app));
    assertThrows(DeadlockFailure.class, waiter::join);
    int records = emulator.journal().size();
    DeadlockFailure again = assertThrows(DeadlockFailure.class, () -> emulator.attach("late"));
    assertTrue(again.what().startsWith(FIRST_LINE));
    assertEquals(records, emulator.journal().size());
  }

  @Test
  void deadlock_ofTheOnlyThreadLeftIsItsOwnAndTheRunGoesOn() {
    app.process.start("short", () -> { });
    Supplier<List<String>> waits = () -> told(() -> wait(app));
    assertEquals("phoneGetMessage waits for a message for ever: nothing is scheduled that could bring it, at 0 ms",
        waits.get().get(0));
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
  }
}
