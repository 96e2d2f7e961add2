package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.PHONESTATE_RINGMODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.journal.ReplayResult.Outcome;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.io.IOException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JournalReplayTest {

  @Property(seed = "1")
  void run_writesTheIdenticalJournal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int steps)
      throws IOException {
    Journal journal = RandomRun.ofSeed(seed, steps);

    ReplayResult result = JournalReplay.of(JournalCodecTest.read(JournalCodecTest.written(journal))).run();

    assertEquals(Outcome.IDENTICAL, result.outcome(), result.text());
  }

  @Property(seed = "1")
  void run_neverThrowsWhateverTheJournalHolds(@ForAll long journalSeed) {
    Journal journal = RandomJournals.ofSeed(journalSeed);
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
      JournalReplay.of(journal).run();
      JournalReplay.of(withConfiguration(journal)).run();
    });
  }

  @Property(seed = "1")
  void run_noticesAnyRecordThatIsAltered(@ForAll long seed, @ForAll @IntRange(min = 2, max = 1000) int which) {
    Journal journal = RandomRun.ofSeed(seed, 20);
    int altered = 1 + which % (journal.size() - 1);

    ReplayResult result = JournalReplay.of(withAltered(journal, altered)).run();

    assertFalse(
        result.isIdentical(), () -> "record " + altered + " was altered: " + RecordText.of(journal.get(altered)));
  }

  @Test
  void run_showsTheFirstRecordThatDiffers() {
    Journal journal = FirstCalls.firstCall();
    JournalTape altered = new JournalTape(1000);
    for (JournalRecord record : journal) {
      copy(record, altered, record.kind() == JournalKind.RETURN && record.index() > 5 ? 0x1234 : 0);
    }

    ReplayResult result = JournalReplay.of(altered.read()).run();

    assertEquals(Outcome.DIFFERENT, result.outcome());
    assertTrue(result.text().startsWith("the journals differ from record "), result.text());
    assertTrue(result.text().contains("\n- ") && result.text().contains("\n+ "), result.text());
  }

  @Test
  void run_takesPhonesFromTheCallerByName() {
    EmulatorConfig config = EmulatorConfig.builder().phone(new OwnPhone()).build();
    Journal journal;
    try (Emulator emulator = Emulator.create(config)) {
      emulator.attach("dialer");
      emulator.addPhone(new OwnPhone());
      journal = emulator.journal();
    }

    ReplayResult without = JournalReplay.of(journal).run();
    ReplayResult with = JournalReplay.of(journal).with("own-phone", OwnPhone::new).run();

    assertEquals(Outcome.NOT_REPLAYABLE, without.outcome());
    assertTrue(without.text().startsWith("no phone is called \"own-phone\""), without.text());
    assertEquals(Outcome.IDENTICAL, with.outcome(), with.text());
  }

  @Test
  void run_saysThatAReportFromOutsideCannotBeMadeAgain() {
    OwnPhone phone = new OwnPhone();
    EmulatorConfig config = EmulatorConfig.builder().phone(phone).build();
    Journal journal;
    try (Emulator emulator = Emulator.create(config)) {
      FirstCalls.opens(emulator.attach("dialer"));
      phone.startsToRing();
      journal = emulator.journal();
    }

    ReplayResult result = JournalReplay.of(journal).with("own-phone", OwnPhone::new).run();

    assertEquals(Outcome.NOT_REPLAYABLE, result.outcome(), result.text());
    assertTrue(result.text().contains("a device reported it on its own, from outside the emulator"), result.text());
  }

  @Test
  void run_needsTheConfigurationAtTheStart() {
    ReplayResult result = JournalReplay.of(new JournalTape(1).read()).run();

    assertEquals(Outcome.NOT_REPLAYABLE, result.outcome());
    assertEquals("the journal does not begin with a configuration", result.text());
    assertNull(result.replayed());
  }

  /** A phone that a test made itself and rings by hand. */
  private static final class OwnPhone extends StandardPhone {

    @Override
    public PhoneDescription describe() {
      return PhoneDescription.named("own-phone").ringModes(2).build();
    }

    void startsToRing() {
      port().changed(PHONESTATE_RINGMODE, 1, 0, true);
    }
  }

  private static Journal withConfiguration(Journal journal) {
    JournalTape tape = new JournalTape(1000);
    tape.begin(JournalKind.CONFIG, 0, 0, 0, 0, -1).text("provider=p\nphone=store\nphone=desk-phone\n").end();
    tape.begin(JournalKind.ATTACH, 0, 0, 0, 1, -1).word(64).text("one").end();
    for (JournalRecord record : journal) {
      copy(record, tape, 0);
    }
    return tape.read();
  }

  static Journal withAltered(Journal journal, int altered) {
    JournalTape tape = new JournalTape(100_000);
    for (JournalRecord record : journal) {
      copy(record, tape, 0, record.index() == altered ? 1 : 0);
    }
    return tape.read();
  }

  private static void copy(JournalRecord record, JournalTape tape, int changedBits) {
    copy(record, tape, changedBits, 0);
  }

  /** The same record, so much later and with some bits of its first word changed. */
  private static void copy(JournalRecord record, JournalTape tape, int changedBits, long laterNanos) {
    int[] words = new int[WordSlot.WORDS];
    for (int word = 0; word < words.length; word++) {
      words[word] = record.word(word);
    }
    words[0] ^= changedBits;
    copy(record, tape, words, laterNanos);
  }

  /** The same record, so much later and with these words. */
  static void copy(JournalRecord record, JournalTape tape, int[] words, long laterNanos) {
    long nanos = record.timeNanos() + laterNanos;
    tape.begin(record.kind(), record.code(), record.why(), nanos, record.process(), record.subject())
        .flags(record.flags());
    for (int word : words) {
      tape.word(word);
    }
    tape.data(record.data()).end();
  }
}
