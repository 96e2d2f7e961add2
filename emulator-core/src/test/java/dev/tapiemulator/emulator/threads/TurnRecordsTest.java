package dev.tapiemulator.emulator.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceMismatchException;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Who goes on is in the journal: every change of the running thread, and every choice among several. */
class TurnRecordsTest {

  private static final int SEEDS = 20;

  @Test
  void turn_saysWhoRunsWheneverTheClientLooks() {
    for (long seed = 0; seed < SEEDS; seed++) {
      long number = seed;
      BusyClient.Run run = BusyClient.run(seed, config -> config.seed(number));
      for (BusyClient.Sighting sighting : run.sightings()) {
        assertEquals(sighting.thread(), runningAt(run.journal(), sighting.records()), "record " + sighting.records());
      }
    }
  }

  /** The thread that the journal says has the turn behind so many records. */
  private static int runningAt(Journal journal, int records) {
    for (int i = records - 1; i >= 0; i--) {
      if (journal.get(i).kind() == JournalKind.TURN) {
        return journal.get(i).word(0);
      }
    }
    return 0;
  }

  @Test
  void turn_isNeverToTheThreadThatHasIt() {
    BusyClient.Run run = BusyClient.run(7, config -> config.seed(7));
    int running = 0;
    for (JournalRecord record : run.journal()) {
      if (record.kind() == JournalKind.TURN) {
        assertNotEquals(running, record.word(0), "record " + record.index());
        running = record.word(0);
      }
    }
  }

  @Test
  void nextThread_isAskedAtEveryPointWithSeveralAndNotElsewhere() {
    NextThread choices = NextThread.answering(0, 1, 0, 0, 0, 1, 0, 0);
    try (Emulator emulator = Emulator.create(
        EmulatorConfig.builder().phone(new EchoPhone()).choices(choices).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      int from = emulator.journal().size();
      IntHolder ring = new IntHolder();
      assertEquals(List.of(), choices.bounds, "alone, nobody is asked for");
      TapiThread other = app.process.start("other", () -> app.tapi.phoneGetRing(1, ring, ring));
      app.tapi.phoneGetLamp(1, 1, ring);
      app.tapi.phoneGetGain(1, 1, ring);
      other.join();
      app.tapi.phoneGetVolume(1, 1, ring);
      assertEquals(
          List.of(
              "start 1",
              "next 0/2", "phoneGetLamp", "return", "next 1/2", "turn 1", // at its end, the other one begins
              "next 0/2", "phoneGetRing", "return", "next 0/2", "end 1", // alone left, the first is not chosen
              "turn 0",
              "phoneGetGain", "return",
              "join 1", "joined 1",
              "phoneGetVolume", "return"),
          TurnWords.of(emulator.journal(), from));
      assertEquals(List.of(2, 2, 2, 2), choices.bounds);
    }
  }

  @Test
  void nextThread_isAboutTheThreadThatAsks() {
    BusyClient.Run run = BusyClient.run(5, config -> config.seed(5));
    List<Integer> askers = new ArrayList<>();
    for (JournalRecord record : run.journal()) {
      if (record.kind() == JournalKind.CHOICE && record.code() == Decision.NEXT_THREAD.ordinal()) {
        assertEquals(runningAt(run.journal(), record.index()), record.word(2), "record " + record.index());
        askers.add(record.word(2));
      }
    }
    assertTrue(askers.containsAll(List.of(0, 1, 2, 3)), askers::toString);
  }

  // ---- recorded lists

  @Test
  void recordedChoices_makeTheSameRunAgain() {
    for (long seed = 0; seed < SEEDS; seed++) {
      long number = seed;
      Journal recorded = BusyClient.run(seed, config -> config.seed(number)).journal();
      Journal again = BusyClient.run(seed, config -> config.choices(recorded.choices())).journal();
      int sameFrom = sizeOfConfiguration(recorded);
      assertEquals(recorded.size(), again.size());
      assertEquals(textFrom(recorded, sameFrom), textFrom(again, sameFrom));
      assertEquals(recorded.choices(), again.choices());
    }
  }

  @Test
  void recordedChoices_ofARecordedRunMakeItByteForByte() {
    Journal seeded = BusyClient.run(2, config -> config.seed(2)).journal();
    Journal once = BusyClient.run(2, config -> config.choices(seeded.choices())).journal();
    Journal twice = BusyClient.run(2, config -> config.choices(once.choices())).journal();
    assertEquals(OptionalInt.empty(), once.firstDifference(twice));
  }

  /** The configuration tells seeds and lists apart; it is the only record that may differ. */
  private static int sizeOfConfiguration(Journal journal) {
    assertEquals(JournalKind.CONFIG, journal.get(0).kind());
    return 1;
  }

  private static String textFrom(Journal journal, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < journal.size(); i++) {
      JournalRecord record = journal.get(i);
      text.append(record.timeNanos()).append(' ').append(record.kind()).append(record.code()).append('/')
          .append(record.why()).append('/').append(record.process()).append('/').append(record.subject());
      for (int word = 0; word < 10; word++) {
        text.append(' ').append(record.word(word));
      }
      text.append(' ').append(record.text()).append('\n');
    }
    return text.toString();
  }

  @Test
  void recordedChoices_changedInOneTurnMakeAnotherRun() {
    Journal recorded = BusyClient.run(4, config -> config.seed(4)).journal();
    List<Choice> changed = new ArrayList<>(recorded.choices());
    int last = lastTurn(changed);
    changed.set(last, new Choice(Decision.NEXT_THREAD, changed.get(last).bound(), 1 - changed.get(last).value() % 2));
    Journal other = BusyClient.run(4, config -> config.choices(changed.subList(0, last + 1))).journal();
    assertTrue(recorded.firstDifference(other).isPresent());
    assertEquals(changed.subList(0, last + 1), other.choices().subList(0, last + 1));
  }

  private static int lastTurn(List<Choice> choices) {
    for (int i = choices.size() - 1; ; i--) {
      if (choices.get(i).decision() == Decision.NEXT_THREAD) {
        return i;
      }
    }
  }

  @Test
  void recordedChoices_thatDoNotFitFailTheRunByName() {
    List<Choice> foreign = List.of(new Choice(Decision.NEXT_THREAD, 3, 2));
    EmulatorConfig config = EmulatorConfig.builder().phone(new EchoPhone()).choices(foreign).build();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      app.process.start("other", () -> { });
      EmulatorFailure failure =
          assertThrows(EmulatorFailure.class, () -> app.tapi.phoneGetLamp(1, 1, new IntHolder()));
      assertInstanceOf(ChoiceMismatchException.class, failure.getCause());
      assertEquals(
          "the recorded choices do not fit: choice 0 was NEXT_THREAD/3=2, but the run asks NEXT_THREAD/2",
          failure.getMessage());
    }
  }
}
