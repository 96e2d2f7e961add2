package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.journal.RecordText;
import java.util.List;

/**
 * Tells two runs of one program from runs of two: a program that has seen the same does the same, whatever the
 * documentation leaves open. Once the runs have shown it something different, nothing speaks against one program.
 */
final class OneProgram {

  private static final String PHONE = "phone=";

  private final ProgramSteps usual;
  private final ProgramSteps other;

  private OneProgram(Journal usual, Journal other) {
    this.usual = new ProgramSteps(usual);
    this.other = new ProgramSteps(other);
  }

  /**
   * Accepts two runs of one program with the same phones.
   *
   * @throws NotOneProgram when they are none
   */
  static void require(Journal usual, Journal other) {
    OneProgram pair = new OneProgram(usual, other);
    pair.requireSamePhones();
    pair.requireSameProgram();
  }

  private void requireSamePhones() {
    String expected = phones(usual.journal());
    String found = phones(other.journal());
    if (!expected.equals(found)) {
      throw new NotOneProgram(0, "expected the phones of the usual run, " + expected + "; found " + found);
    }
  }

  /** By name, in the order of their ids. */
  private static String phones(Journal journal) {
    List<String> names = journal.size() == 0 ? List.of() : journal.get(0).text().lines()
        .filter(line -> line.startsWith(PHONE)).map(line -> line.substring(PHONE.length())).toList();
    return names.isEmpty() ? "none" : Words.onOneLine(String.join(", ", names));
  }

  private void requireSameProgram() {
    int place = 0;
    while (place < usual.size() && place < other.size()
        && ProgramSteps.content(usual.get(place)).equals(ProgramSteps.content(other.get(place)))) {
      place++;
    }
    if (mustDoTheSame(place)) {
      int record = place < other.size() ? other.get(place).index() : Math.max(0, other.journal().size() - 1);
      throw new NotOneProgram(record, "expected the program of the usual run, which after the same results and messages"
          + " goes on with " + text(usual, place) + "; found " + text(other, place));
    }
  }

  /** A run may be broken off anywhere, but one without any call shows nothing. */
  private boolean mustDoTheSame(int place) {
    boolean usualGoesOn = place < usual.size();
    boolean otherGoesOn = place < other.size();
    return usualGoesOn && otherGoesOn
        ? usual.cannotGoOnLike(other, place)
        : usualGoesOn != otherGoesOn && !usual.hasCallBefore(place);
  }

  private static String text(ProgramSteps steps, int place) {
    if (place == steps.size()) {
      return "nothing more";
    }
    JournalRecord step = steps.get(place);
    return steps.nameOf(step) + ": " + RecordText.of(step) + " (" + Words.at(step.index()) + ")";
  }
}
