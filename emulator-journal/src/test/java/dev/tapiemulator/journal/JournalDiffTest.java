package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JournalDiffTest {

  @Property(seed = "1")
  void between_findsNoDifferenceFromItself(@ForAll long seed) {
    JournalDiff diff = JournalDiff.between(RandomJournals.ofSeed(seed), RandomJournals.ofSeed(seed));

    assertEquals(OptionalInt.empty(), diff.firstDifference());
  }

  @Property(seed = "1")
  void toString_showsASideWhateverTheJournalsHold(@ForAll long leftSeed, @ForAll long rightSeed) {
    Journal left = RandomJournals.ofSeed(leftSeed);
    Journal right = RandomJournals.ofSeed(rightSeed);
    JournalDiff diff = JournalDiff.between(left, right);

    assertEquals(diff.firstDifference().isEmpty(), diff.toString().startsWith("the journals are the same"));
    boolean showsSides = diff.toString().contains("\n- ") || diff.toString().contains("\n+ ");
    assertEquals(diff.firstDifference().isPresent(), showsSides);
  }

  @Property(seed = "1")
  void toString_fitsIntoEightyColumns(@ForAll long leftSeed, @ForAll long rightSeed) {
    JournalDiff.between(RandomJournals.ofSeed(leftSeed), RandomJournals.ofSeed(rightSeed)).toString().lines()
        .forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void toString_saysWhoBeganTheDifferenceAndWhatLedToIt() {
    assertEquals("""
        the journals differ from record 2 on
        the same up to 0 ms; then phone 0 (phone) does something else:
        - 0 ms  phone 0 (phone): note: three
        + 0 ms  phone 0 (phone): note: four
          the phone was asked the same and did something else: it is another version, or
          not the same every time
            ms | kernel | 0 phone
             0 |        | note: one
             0 |        | note: two
        -    0 |        | note: three
        +    0 |        | note: four
        """, JournalDiff.between(notes("one", "two", "three"), notes("one", "two", "four")).toString());
  }

  @Test
  void toString_saysWhichThreadItWas() {
    String diff = JournalDiff.between(turns(1, 1), turns(1, 0)).toString();

    assertTrue(diff.startsWith("""
        the journals differ from record 3 on
        the same up to 0 ms; then the emulator does something else:
        - 0 ms  the emulator: turn of thread 1
        + 0 ms  the emulator: turn of thread 0
        """), diff);
  }

  private static Journal turns(int... threads) {
    JournalTape tape = new JournalTape(100);
    tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 1, -1).word(1).text("pump").end();
    for (int thread : threads) {
      tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(thread).end();
      tape.begin(JournalKind.NOTE, 0, 0, 0, 0, 0).text("a").end();
    }
    return tape.read();
  }

  @Test
  void toString_saysWhereTheShorterOneEnds() {
    String diff = JournalDiff.between(notes("one"), notes("one", "two")).toString();

    assertTrue(diff.contains("then the first run ends:\n- nothing more, after 1 records\n+ 0 ms  phone 0"), diff);
  }

  @Test
  void toString_namesThePartThatIsNotPutIntoWords() {
    String diff = JournalDiff.between(pump(0), pump(3)).toString();

    assertTrue(diff.contains("  the two read the same; they differ in: flags 0x0 / 0x3;\n"), diff);
  }

  private static Journal pump(int flags) {
    JournalTape tape = new JournalTape(100);
    tape.begin(JournalKind.PUMP, 0, 0, 0, 1, -1).flags(flags).end();
    return tape.read();
  }

  private static Journal notes(String... texts) {
    JournalTape tape = new JournalTape(100);
    for (String text : texts) {
      tape.begin(JournalKind.NOTE, 0, 0, 0, 0, 0).text(text).end();
    }
    return tape.read();
  }
}
