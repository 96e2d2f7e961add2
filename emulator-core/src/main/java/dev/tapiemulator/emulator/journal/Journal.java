package dev.tapiemulator.emulator.journal;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Decision;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;

/** The history of a run, record by record, every choice included. */
public final class Journal implements Iterable<JournalRecord> {

  private static final Decision[] DECISIONS = Decision.values();

  private final JournalTape tape;

  Journal(JournalTape tape) {
    this.tape = tape;
  }

  public int size() {
    return tape.records();
  }

  public JournalRecord get(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("record " + index + " of " + size());
    }
    return new JournalRecord(tape, index);
  }

  /** Every choice of the run, in order: the list that replays it. */
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (JournalRecord record : this) {
      if (record.kind() == JournalKind.CHOICE) {
        choices.add(new Choice(DECISIONS[record.code()], record.word(0), record.word(1)));
      }
    }
    return choices;
  }

  /** The first record in which two journals differ, or nothing when they are the same byte for byte. */
  public OptionalInt firstDifference(Journal other) {
    return firstDifference(other, 0);
  }

  /** The first record from a place on in which two journals differ; the records before it are not looked at. */
  public OptionalInt firstDifference(Journal other, int from) {
    int common = Math.min(size(), other.size());
    for (int i = from; i < common; i++) {
      if (!tape.sameRecord(i, other.tape)) {
        return OptionalInt.of(i);
      }
    }
    return size() == other.size() ? OptionalInt.empty() : OptionalInt.of(common);
  }

  @Override
  public Iterator<JournalRecord> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size();
      }

      @Override
      public JournalRecord next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }
}
