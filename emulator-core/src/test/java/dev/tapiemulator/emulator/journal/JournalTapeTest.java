package dev.tapiemulator.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the kernel's own records do not need: texts that are made late, and a tape that keeps nothing. */
class JournalTapeTest {

  private static JournalTape tape() {
    return new JournalTape(100);
  }

  private static JournalTape note(JournalTape tape) {
    return tape.begin(JournalKind.NOTE, 0, Why.NOTHING, 0, 3);
  }

  @Test
  void textWhenRead_isMadeByTheReaderAndByNobodyElse() {
    AtomicInteger made = new AtomicInteger();
    JournalTape tape = tape();
    note(tape).textWhenRead(() -> "made " + made.incrementAndGet()).end();
    assertEquals(0, made.get());
    assertEquals("made 1", tape.read().get(0).text());
  }

  @Test
  void textWhenRead_standsBetweenBytesThatWereWritten() {
    JournalTape tape = tape();
    note(tape).text("first").end();
    note(tape).textWhenRead(() -> "later").word(7).end();
    note(tape).data(new byte[] {1, 2}).end();
    note(tape).textWhenRead(() -> "last").end();
    Journal journal = tape.read();
    assertEquals("first", journal.get(0).text());
    assertEquals("later", journal.get(1).text());
    assertEquals(7, journal.get(1).word(0));
    assertArrayEquals(new byte[] {1, 2}, journal.get(2).data());
    assertEquals("last", journal.get(3).text());
  }

  @Test
  void textWhenRead_isTheSameAsThatTextWritten() {
    JournalTape late = tape();
    note(late).textWhenRead(() -> "text").end();
    JournalTape early = tape();
    note(early).text("text").end();
    JournalTape other = tape();
    note(other).textWhenRead(() -> "another").end();
    assertEquals(OptionalInt.empty(), late.read().firstDifference(early.read()));
    assertEquals(OptionalInt.of(0), late.read().firstDifference(other.read()));
  }

  @Test
  void textWhenRead_isCopiedAndForgottenWithItsTape() {
    JournalTape tape = tape();
    note(tape).textWhenRead(() -> "before").end();
    JournalTape copy = tape.copy();
    tape.clear();
    note(tape).textWhenRead(() -> "after").end();
    assertEquals("before", copy.read().get(0).text());
    assertEquals("after", tape.read().get(0).text());
  }

  @Test
  void forgetting_takesEverythingAndKeepsNothing() {
    JournalTape tape = JournalTape.forgetting();
    for (int i = 0; i < 10; i++) {
      note(tape).flags(1).word(1).words(2, 3).words(4, 5, 6, 7).wide(8).text("a").data(new byte[9]).end();
      tape.begin(JournalKind.NOTE, 0, Why.NOTHING, i, 0, 3).wides(1, 2, 3).textWhenRead(() -> "b").end();
    }
    assertEquals(0, tape.read().size());
    assertFalse(tape.isFull());
    assertFalse(tape.isKept());
    assertTrue(tape().isKept());
  }
}
