package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the turn can pass: at the beginning and the end of every call, while a thread waits, and when it ends. */
class TurnPointsTest {

  private static final List<String> OTHERS_TURN = List.of("turn 1", "end 1", "turn 0");

  private Emulator emulator;
  private TestApp app;

  @AfterEach
  void close() {
    emulator.close();
  }

  private void begin(NextThread choices) {
    emulator = Emulator.create(EmulatorConfig.builder().phone(new EchoPhone()).choices(choices).build());
    app = new TestApp(emulator, "dialer");
  }

  /** The words of a deed of the first thread, with these answers, while another one waits for its first turn. */
  private List<String> words(String deed, int... answers) {
    NextThread choices = NextThread.answering(answers);
    begin(choices);
    Runnable prepared = deeds().get(deed);
    app.process.start("other", () -> { });
    int from = emulator.journal().size();
    prepared.run();
    List<String> words = TurnWords.of(emulator.journal(), from);
    assertTrue(choices.bounds.stream().allMatch(bound -> bound == 2), choices.bounds::toString);
    return words;
  }

  private static List<String> joined(List<?>... parts) {
    List<String> all = new ArrayList<>();
    Arrays.stream(parts).forEach(part -> part.forEach(word -> all.add((String) word)));
    return all;
  }

  // ---- functions

  static Stream<String> functions() {
    return Arrays.stream(Tapi32.class.getMethods()).map(Method::getName).sorted();
  }

  /** Calls a function with nothing in its arguments; what it answers does not matter here. */
  private void call(String function) {
    Method method = Arrays.stream(Tapi32.class.getMethods())
        .filter(candidate -> candidate.getName().equals(function))
        .findFirst()
        .orElseThrow();
    Object[] arguments = Arrays.stream(method.getParameterTypes())
        .map(type -> type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null)
        .toArray();
    try {
      method.invoke(app.tapi, arguments);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String withoutForm(String function) {
    return function.matches(".*(Info|Dialog|DevCaps|Icon|ID|Status|Ex)[AW]")
        ? function.substring(0, function.length() - 1)
        : function;
  }

  private Map<String, Runnable> deeds() {
    Map<String, Runnable> deeds = new LinkedHashMap<>();
    functions().forEach(function -> deeds.put(function, () -> call(function)));
    CompletionPort port = app.process.createCompletionPort();
    deeds.put("EVENT_WAIT", () -> app.process.eventHandle(app.hEvent).waitFor(0));
    deeds.put("PUMP", () -> app.process.messageLoop().pump());
    deeds.put("PORT_TAKE", () -> port.get(0));
    deeds.put("CREATE_PORT", app.process::createCompletionPort);
    deeds.put("CLOSE_PORT", port::close);
    deeds.put("LOCAL_FREE", () -> app.process.localFree(1));
    return deeds;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void function_letsOthersGoOnBeforeItBegins(String function) {
    List<String> call = List.of(withoutForm(function), "return");
    assertEquals(joined(List.of("next 1/2"), OTHERS_TURN, call), words(function, 1));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void function_letsOthersGoOnAfterItHasReturned(String function) {
    List<String> call = List.of(withoutForm(function), "return");
    assertEquals(
        joined(List.of("next 0/2"), call, List.of("next 1/2"), OTHERS_TURN), words(function, 0, 1));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void function_ordinarilyKeepsTheTurn(String function) {
    assertEquals(List.of("next 0/2", withoutForm(function), "return", "next 0/2"), words(function));
  }

  // ---- the other calls

  static Stream<String> calls() {
    return Stream.of("EVENT_WAIT", "PUMP", "PORT_TAKE", "CREATE_PORT", "CLOSE_PORT", "LOCAL_FREE");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void call_letsOthersGoOnBeforeItBegins(String deed) {
    List<String> words = words(deed, 1);
    assertEquals(joined(List.of("next 1/2"), OTHERS_TURN, List.of(deed)), words.subList(0, 5));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void call_letsOthersGoOnAtItsEnd(String deed) {
    boolean polls = deed.equals("EVENT_WAIT") || deed.equals("PORT_TAKE");
    List<String> words = polls ? words(deed, 0, 0, 1) : words(deed, 0, 1);
    int size = words.size();
    assertEquals(joined(List.of("next 1/2"), OTHERS_TURN), words.subList(size - 4, size));
  }

  // ---- time and ends

  @Test
  void advance_letsOthersGoOnAtItsBeginning() {
    begin(NextThread.answering(1));
    app.process.start("other", () -> { });
    int from = emulator.journal().size();
    emulator.advance(Duration.ZERO);
    assertEquals(
        joined(List.of("next 1/2"), OTHERS_TURN, List.of("ADVANCE")), TurnWords.of(emulator.journal(), from));
  }

  @Test
  void runUntilIdle_letsOthersGoOnWhileItWaits() {
    begin(NextThread.answering(0));
    app.process.start("other", () -> { });
    int from = emulator.journal().size();
    emulator.runUntilIdle();
    assertEquals(
        joined(List.of("next 0/2", "RUN_UNTIL_IDLE"), OTHERS_TURN), TurnWords.of(emulator.journal(), from));
  }

  @Test
  void join_letsOthersGoOnWhileItWaits_andTheEndOfAThreadGivesTheTurnAway() {
    begin(NextThread.answering(0, 1, 0, 1));
    TapiThread one = app.process.start("one", () -> { });
    app.process.start("two", () -> { });
    int from = emulator.journal().size();
    one.join();
    assertEquals(
        List.of("next 0/3", "join 1", "next 1/2", "turn 2", "end 2", "turn 1", "end 1", "turn 0", "joined 1"),
        TurnWords.of(emulator.journal(), from));
  }

  @Test
  void start_doesNotPassTheTurn() {
    begin(NextThread.always(1));
    int from = emulator.journal().size();
    app.process.start("one", () -> { });
    app.process.start("two", () -> { });
    assertEquals(List.of("start 1", "start 2"), TurnWords.of(emulator.journal(), from));
  }

  // ---- waits

  /** The words of a wait that ends by what the other thread does meanwhile. */
  private List<String> waiting(Runnable deed, Runnable wait) {
    app.process.start("other", deed);
    int from = emulator.journal().size();
    wait.run();
    return TurnWords.of(emulator.journal(), from);
  }

  private static List<String> waited(String wait, String end) {
    return joined(List.of("next 0/2", wait), OTHERS_TURN, List.of(end));
  }

  @Test
  void phoneGetMessage_letsOthersGoOnWhileItWaits() {
    begin(NextThread.always(0));
    app.owner(0);
    assertEquals(
        waited("phoneGetMessage", "return"),
        waiting(
            emulator.phone(0)::forceClose,
            () -> succeed(app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE))));
  }

  @Test
  void waitFor_letsOthersGoOnWhileItWaits() {
    begin(NextThread.always(0));
    app.owner(0);
    assertEquals(
        waited("EVENT_WAIT", "EVENT_WAITED"),
        waiting(
            emulator.phone(0)::forceClose,
            () -> assertTrue(app.process.eventHandle(app.hEvent).waitFor(INFINITE))));
  }

  @Test
  void portGet_letsOthersGoOnWhileItWaits() {
    begin(NextThread.always(0));
    PortApp posting = new PortApp(app.process, "posting", app.process.createCompletionPort(), 7);
    posting.owner(0);
    assertEquals(
        waited("PORT_TAKE", "PORT_TAKEN"),
        waiting(emulator.phone(0)::forceClose, () -> assertNotNull(posting.port.get(INFINITE))));
  }

  @Test
  void pump_letsOthersGoOnWhileItWaits() {
    begin(NextThread.always(0));
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    assertEquals(
        joined(List.of("next 0/2", "PUMP"), OTHERS_TURN, List.of("CALLBACK", "CALLBACK_DONE", "PUMPED")),
        waiting(emulator.phone(0)::forceClose, () -> assertEquals(1, app.process.messageLoop().pump(INFINITE))));
  }

  @Test
  void phoneClose_letsOthersGoOnWhileItWaitsForRequests() {
    HandPhone slow = new HandPhone();
    emulator = Emulator.create(
        EmulatorConfig.builder().ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes").phone(slow).build());
    app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    accepted(app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    assertEquals(
        waited("phoneClose", "return"),
        waiting(() -> slow.settle(0), () -> succeed(app.tapi.phoneClose(hPhone))).subList(0, 6));
  }

  @Test
  void callback_letsOthersGoOnWhereItCalls() {
    begin(NextThread.answering(0, 1));
    WindowApp window = new WindowApp(app.process, "window", TAPI_VERSION_2_2);
    window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
    emulator.phone(0).forceClose();
    window.reaction = message -> app.tapi.phoneGetLamp(1, 1, new IntHolder());
    List<String> call = List.of("phoneGetLamp", "return", "CALLBACK_DONE", "PUMPED");
    assertEquals(
        joined(List.of("next 0/2", "PUMP", "CALLBACK", "next 1/2"), OTHERS_TURN, call),
        waiting(() -> { }, () -> assertEquals(1, app.process.messageLoop().pump())));
  }
}
