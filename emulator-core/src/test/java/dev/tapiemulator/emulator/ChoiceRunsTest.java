package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.ChoiceMismatchException;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What choices do to a run: each family changes what it says, and nothing is asked of a family that is off. */
@SteppedOnly("live, what the machine does is nobody's choice")
class ChoiceRunsTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  /** All but failing calls, which end the scene at its first step. */
  private static final ChoiceFamily[] SURVIVABLE =
      EnumSet.complementOf(EnumSet.of(ChoiceFamily.ERRORS)).toArray(ChoiceFamily[]::new);

  /** What one run showed to the application. */
  private record Shown(List<Integer> results, List<String> messages, Journal journal) {}

  private static EmulatorConfig.Builder asking(ChoiceFamily... families) {
    return EmulatorConfig.builder().families(families.length == 0 ? Set.of() : EnumSet.copyOf(List.of(families)));
  }

  /** Always the outcome with that number for one decision, the ordinary one for all others. */
  private static Choices always(Decision decision, int value) {
    return (asked, bound) -> asked == decision ? Math.min(value, bound - 1) : 0;
  }

  /** The outcome with that number the second time a call could fail, which is when the version is negotiated. */
  private static Choices secondCallFails(int value) {
    int[] asked = new int[1];
    return (decision, bound) -> decision == Decision.CALL_FAILS && ++asked[0] == 2 ? Math.min(value, bound - 1) : 0;
  }

  private static Shown run(EmulatorConfig.Builder config) {
    try (Emulator emulator = Emulator.create(config.lenient().phone(new EchoPhone()).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      List<Integer> results = new ArrayList<>();
      app.process.start("second", () -> results.add(app.tapi.phoneGetLamp(0, 12, new IntHolder())));
      IntHolder hPhone = new IntHolder();
      IntHolder version = new IntHolder();
      results.add(app.tapi.phoneNegotiateAPIVersion(app.hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, version, null));
      results.add(app.tapi.phoneOpen(app.hPhoneApp, 0, hPhone, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_OWNER));
      results.add(app.tapi.phoneSetStatusMessages(hPhone.value, PHONESTATE_LAMP | PHONESTATE_RINGMODE, 0, 0));
      results.add(app.tapi.phoneSetLamp(hPhone.value, 12, PHONELAMPMODE_STEADY));
      results.add(app.tapi.phoneSetRing(hPhone.value, 2, 100));
      results.add(app.tapi.phoneSetData(hPhone.value, 1, bytes(1), 1));
      results.add(app.tapi.phoneGetLamp(hPhone.value, 12, new IntHolder()));
      emulator.advance(LONG);
      List<String> messages = new ArrayList<>();
      app.messages().forEach(message -> messages.add(message.id() + " " + message.param1() + " " + message.param2()));
      assertEquals(List.of(), emulator.violations());
      return new Shown(results, messages, emulator.journal());
    }
  }

  private static Set<ChoiceFamily> familiesAsked(Journal journal) {
    Set<ChoiceFamily> asked = EnumSet.noneOf(ChoiceFamily.class);
    journal.choices().forEach(choice -> asked.add(choice.decision().family()));
    return asked;
  }

  @Test
  void noFamily_nothingIsAsked() {
    Shown shown = run(asking().choices((decision, bound) -> {
      throw new AssertionError(decision + " is asked");
    }));
    assertEquals(List.of(), shown.journal().choices());
  }

  @ParameterizedTest
  @EnumSource
  void family_isAskedAloneWhenOnlyItIsOn(ChoiceFamily family) {
    assertEquals(Set.of(family), familiesAsked(run(asking(family)).journal()));
  }

  @ParameterizedTest
  @EnumSource
  void family_changesNothingWithOrdinaryAnswers(ChoiceFamily family) {
    Shown without = run(asking());
    Shown with = run(asking(family));
    assertEquals(without.results(), with.results());
    assertEquals(without.messages(), with.messages());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RULING_VALUE")
  void decision_changesTheRunWhenItIsNotOrdinary(Decision decision) {
    EmulatorConfig.Builder config = asking(decision.family()).ruling(Ruling.REPLY_AGAINST_STATE_CHANGE, "either");
    EmulatorConfig.Builder same = asking(decision.family()).ruling(Ruling.REPLY_AGAINST_STATE_CHANGE, "either");
    Shown ordinary = run(config);
    Shown other = run(same.choices(decision == Decision.CALL_FAILS ? secondCallFails(1) : always(decision, 1)));
    assertTrue(
        !ordinary.results().equals(other.results()) || !ordinary.messages().equals(other.messages())
            || !times(ordinary).equals(times(other)),
        decision + " makes no difference");
  }

  private static List<Long> times(Shown shown) {
    List<Long> times = new ArrayList<>();
    for (JournalRecord record : shown.journal()) {
      if (record.kind() == JournalKind.MESSAGE_POSTED) {
        times.add(record.timeNanos());
      }
    }
    return times;
  }

  @Test
  void latency_isAtOnceOrTwiceOrEightTimesTheOrdinary() {
    List<Duration> met = new ArrayList<>();
    for (int value = 0; value < 4; value++) {
      Shown shown = run(asking(ChoiceFamily.TIMING).choices(always(Decision.LATENCY, value)));
      met.add(Duration.ofNanos(times(shown).get(times(shown).size() - 1)));
    }
    assertEquals(List.of(20L, 0L, 40L, 160L), met.stream().map(Duration::toMillis).toList());
  }

  @Test
  void reclaim_remove_andSuspend_doWhatTheySay() {
    assertTrue(run(asking(ChoiceFamily.FORCED_CLOSE).choices(always(Decision.RECLAIM, 1))).messages().stream()
        .anyMatch(message -> message.startsWith(PHONE_CLOSE + " ")));
    assertTrue(run(asking(ChoiceFamily.REMOVAL).choices(always(Decision.REMOVE, 1))).messages().stream()
        .anyMatch(message -> message.startsWith(PHONE_REMOVE + " ")));
    assertTrue(run(asking(ChoiceFamily.SUSPENSION).choices(always(Decision.SUSPEND, 1))).results()
        .contains(PHONEERR_INVALPHONESTATE));
  }

  @Test
  void callFails_showsOneErrorOfEachCallOrAllOfThem() {
    assertEquals(Set.of(2), bounds(run(asking(ChoiceFamily.ERRORS)), Decision.CALL_FAILS));
    assertEquals(Set.of(3), bounds(run(asking(ChoiceFamily.ERRORS)), Decision.REQUEST_FAILS));
    Shown all = run(asking(ChoiceFamily.ERRORS).allErrors());
    assertTrue(
        bounds(all, Decision.REQUEST_FAILS).stream().allMatch(bound -> bound > 5),
        () -> all.journal().choices().toString());
  }

  private static Set<Integer> bounds(Shown shown, Decision decision) {
    Set<Integer> bounds = new TreeSet<>();
    shown.journal().choices().stream()
        .filter(choice -> choice.decision() == decision)
        .forEach(choice -> bounds.add(choice.bound()));
    return bounds;
  }

  @Test
  void requestFails_atOnceAndInTheReply() {
    Shown refused = run(asking(ChoiceFamily.ERRORS).choices(always(Decision.REQUEST_FAILS, 1)));
    assertEquals(
        List.of(PHONEERR_OPERATIONFAILED, PHONEERR_OPERATIONFAILED, PHONEERR_OPERATIONFAILED),
        refused.results().subList(3, 6));
    Shown failed = run(asking(ChoiceFamily.ERRORS).choices(always(Decision.REQUEST_FAILS, 2)));
    assertEquals(List.of(1, 2, 3), failed.results().subList(3, 6));
    assertEquals(
        3, failed.messages().stream().filter(message -> message.endsWith(" " + (long) PHONEERR_OPERATIONFAILED)).count());
  }

  @Test
  void allErrors_shownAreDocumentedAndNotThoseThatTapiChecks() {
    for (int value = 1; value < 20; value++) {
      Shown shown = run(asking(ChoiceFamily.ERRORS).allErrors().choices(secondCallFails(value)));
      int result = shown.results().get(0);
      assertTrue(PhoneFunction.PHONE_NEGOTIATE_API_VERSION.mayReturn(result), () -> PhoneErr.nameOf(result));
      assertTrue(
          !Set.of(PHONEERR_INVALAPPHANDLE, PHONEERR_BADDEVICEID, PHONEERR_UNINITIALIZED).contains(result),
          () -> PhoneErr.nameOf(result));
    }
  }

  @Test
  void rulings_areChosenOnceWhenTheEmulatorIsCreated() {
    Shown shown = run(asking(ChoiceFamily.RULINGS));
    assertEquals(
        List.of(Ruling.values()).stream().map(ruling -> ruling.options().size()).toList(),
        shown.journal().choices().stream().map(Choice::bound).toList());
    assertNotEquals(shown.messages(), run(asking(ChoiceFamily.RULINGS).choices(always(Decision.RULING_VALUE, 1))).messages());
  }

  // ---- seeds and recorded lists

  @Test
  void seed_decidesTheRun() {
    Shown once = run(asking(SURVIVABLE).seed(7));
    Shown again = run(asking(SURVIVABLE).seed(7));
    assertEquals(OptionalInt.empty(), once.journal().firstDifference(again.journal()));
  }

  @Test
  void seeds_differInOrderAndTiming() {
    Set<String> orders = new TreeSet<>();
    Set<String> timings = new TreeSet<>();
    for (long seed = 0; seed < 20; seed++) {
      orders.add(run(asking(ChoiceFamily.ORDER).seed(seed)).messages().toString());
      timings.add(times(run(asking(ChoiceFamily.TIMING).seed(seed))).toString());
    }
    assertTrue(orders.size() > 3, () -> orders.size() + " orders");
    assertTrue(timings.size() > 10, () -> timings.size() + " timings");
  }

  @Test
  void recordedChoices_makeTheSameRunAgain() {
    for (long seed = 0; seed < 20; seed++) {
      Shown recorded = run(asking(SURVIVABLE).seed(seed));
      Shown again = run(asking(SURVIVABLE).choices(recorded.journal().choices()));
      assertEquals(recorded.messages(), again.messages());
      assertEquals(recorded.journal().choices(), again.journal().choices());
    }
  }

  @Test
  void replay_ofACutList_makesTheSameRunFromTheListAlone() {
    for (int families = 0; families < 1 << ChoiceFamily.values().length; families += 37) {
      EnumSet<ChoiceFamily> asked = EnumSet.noneOf(ChoiceFamily.class);
      for (ChoiceFamily family : ChoiceFamily.values()) {
        if ((families >> family.ordinal() & 1) != 0 && family != ChoiceFamily.ERRORS) {
          asked.add(family);
        }
      }
      Shown found = run(EmulatorConfig.builder().families(asked).seed(families));
      List<Choice> list = new ArrayList<>(found.journal().choices());
      while (!list.isEmpty() && list.get(list.size() - 1).value() == 0) {
        list.remove(list.size() - 1);
      }
      Shown again = run(EmulatorConfig.builder().replay(list));
      assertEquals(found.results(), again.results());
      assertEquals(found.messages(), again.messages());
    }
  }

  @Test
  void replay_knowsWhetherAllErrorsWereToChooseFrom() {
    for (boolean all : new boolean[] {false, true}) {
      EmulatorConfig.Builder asking = asking(ChoiceFamily.ERRORS).choices(secondCallFails(all ? 3 : 1));
      Shown found = run(all ? asking.allErrors() : asking);
      Shown again = run(EmulatorConfig.builder().replay(found.journal().choices()));
      assertEquals(found.results(), again.results());
    }
  }

  @Test
  void recordedChoices_thatDoNotFitFailTheRunByNameAndLeaveItConsistent() {
    List<Choice> foreign = List.of(new Choice(Decision.RECLAIM, 2, 1));
    EmulatorConfig config =
        asking(ChoiceFamily.TIMING).choices(foreign).phone(new EchoPhone()).build();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      assertInstanceOf(ChoiceMismatchException.class, failure.getCause());
      assertEquals("the recorded choices do not fit: choice 0 was RECLAIM/2=1, but the run asks LATENCY/4", failure.getMessage());
      assertEquals(List.of(), emulator.violations(), "the phone that asked is not to blame");
      emulator.advance(LONG);
      assertEquals(List.of(1), TestApp.repliesIn(app.messages()), "the run went on in the ordinary manner");
    }
  }

  @Test
  void recordedChoices_thatDoNotFitTheRulingsFailAtOnce() {
    EmulatorConfig config =
        asking(ChoiceFamily.RULINGS).choices(List.of(new Choice(Decision.LATENCY, 4, 1))).phone(new EchoPhone()).build();
    assertThrows(EmulatorFailure.class, () -> Emulator.create(config));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4, Integer.MAX_VALUE})
  void choices_outsideTheBoundFailTheRunByName(int value) {
    EmulatorConfig config = asking(ChoiceFamily.TIMING).choices((decision, bound) -> value).phone(new EchoPhone()).build();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
      assertEquals("the choices answered " + value + " to LATENCY/4", failure.getMessage());
    }
  }
}
