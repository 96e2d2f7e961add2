package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TimeSource;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.journal.ReplayResult.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Runs with several threads, made again. */
class ThreadsReplayTest {

  private static void assertIdentical(Journal journal) {
    ReplayResult result = JournalReplay.of(journal).run();
    assertEquals(Outcome.IDENTICAL, result.outcome(), result.text());
  }

  private static Set<String> ends(Journal journal) {
    Set<String> ends = new TreeSet<>();
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.THREAD_ENDED) {
        ends.add(record.text());
      }
    }
    return ends;
  }

  @Property(seed = "1", tries = 500)
  void run_followsTheHandOversOfAnything(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps)
      throws IOException {
    assertIdentical(JournalCodecTest.read(JournalCodecTest.written(RandomRun.withThreads(seed, steps))));
  }

  @Property(seed = "1", tries = 300)
  void run_followsTheHandOversOfAPumpThreadAndItsCallers(@ForAll long seed) {
    Journal journal = ThreadedRuns.pumpAndCallers(seed);

    assertIdentical(journal);
    assertEquals(Set.of(""), ends(journal));
  }

  @Property(seed = "1", tries = 300)
  void run_noticesAnyHandOverThatIsAltered(@ForAll long seed, @ForAll @IntRange(min = 0, max = 10_000) int which) {
    Journal journal = RandomRun.withThreads(seed, 20);
    List<JournalRecord> handOvers = new ArrayList<>();
    for (JournalRecord record : journal) {
      if (TurnOrder.isOffer(record) || record.kind() == JournalKind.TURN) {
        handOvers.add(record);
      }
    }
    if (!handOvers.isEmpty()) {
      JournalRecord altered = handOvers.get(which % handOvers.size());

      assertNotIdentical(withAnotherHandOver(journal, altered.index()), altered);
    }
  }

  /** In whatever way the runs part, it comes to an end. */
  private static void assertNotIdentical(Journal journal, JournalRecord altered) {
    ReplayResult result = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> JournalReplay.of(journal).run());
    assertFalse(result.isIdentical(), () -> "record " + altered.index() + " was altered: " + RecordText.of(altered));
  }

  private static int[] words(JournalRecord record) {
    int[] words = new int[WordSlot.WORDS];
    for (int word = 0; word < words.length; word++) {
      words[word] = record.word(word);
    }
    return words;
  }

  /** The next value of a choice, or the next thread's turn. */
  private static Journal withAnotherHandOver(Journal journal, int altered) {
    JournalTape tape = new JournalTape(100_000);
    for (JournalRecord record : journal) {
      int[] words = words(record);
      if (record.index() == altered) {
        int word = record.kind() == JournalKind.TURN ? 0 : 1;
        words[word] = (words[word] + 1) % (record.kind() == JournalKind.TURN ? 5 : words[0]);
      }
      JournalReplayTest.copy(record, tape, words, 0);
    }
    return tape.read();
  }

  @Property(seed = "1", tries = 300)
  void run_noticesAnyRecordThatIsAltered(@ForAll long seed, @ForAll @IntRange(min = 2, max = 10_000) int which) {
    Journal journal = RandomRun.withThreads(seed, 20);
    int altered = 1 + which % (journal.size() - 1);

    assertNotIdentical(JournalReplayTest.withAltered(journal, altered), journal.get(altered));
  }

  @Property(seed = "1", tries = 300)
  void run_comesToAnEndWhateverIsMissing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int few) {
    Random random = new Random(seed);
    JournalTape tape = new JournalTape(100_000);
    for (JournalRecord record : RandomRun.withThreads(seed, 20)) {
      if (record.index() == 0 || random.nextInt(few * few * few) > 0) {
        JournalReplayTest.copy(record, tape, words(record), 0);
      }
    }

    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> JournalReplay.of(tape.read()).run());
  }

  @Test
  void run_makesThreadsOfNoProcessAgain() {
    Journal journal = ThreadedRuns.ofAProgram();

    assertIdentical(journal);
    assertEquals(Set.of(""), ends(journal));
  }

  @Test
  void run_makesADeadlockAgain() {
    assertIdentical(ThreadedRuns.deadlock());
  }

  @Test
  void run_makesAThreadsExceptionAgain() {
    Journal journal = ThreadedRuns.exception();

    assertIdentical(journal);
    assertEquals(Set.of("java.lang.IllegalStateException: no\nway"), ends(journal));
  }

  @Property(seed = "1", tries = 200)
  void run_makesTheDeathOfAProcessAgain(@ForAll long seed) {
    assertIdentical(ThreadedRuns.killed(seed));
  }

  @Property(seed = "1", tries = 200)
  void run_makesTheCallbacksOfAThreadAgain(@ForAll long seed, @ForAll boolean endsBadly) {
    Journal journal = ThreadedRuns.callbacks(seed, endsBadly);

    assertIdentical(journal);
    assertEquals(endsBadly, ends(journal).contains("java.lang.IllegalStateException: in a callback"));
  }

  @Test
  void run_stopsWhereTheJournalEndsInAThread() {
    assertIdentical(ThreadedRuns.endsInAThread(false));
    assertIdentical(ThreadedRuns.endsInAThread(true));
  }

  @Test
  void run_saysThatALiveRunCannotBeMadeAgain() {
    Journal journal;
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().live(TimeSource.manual()).build())) {
      emulator.attach("dialer").start("pump", () -> { }).join();
      journal = emulator.journal();
    }

    ReplayResult result = JournalReplay.of(journal).run();

    assertEquals(Outcome.NOT_REPLAYABLE, result.outcome());
    assertTrue(result.text().startsWith("the run was live"), result.text());
    assertNull(result.replayed());
  }
}
