package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalRecord;

/** Threads in words for columns and diagrams: by name, and briefly. */
final class ThreadText {

  private ThreadText() {}

  static String start(JournalRecord started, TurnOrder turns) {
    return "start " + turns.nameOf(started.word(0));
  }

  static String end(JournalRecord ended) {
    return "ends" + (ended.data().length == 0 ? "" : " with " + RecordText.onOneLine(ended.text()));
  }

  static String join(JournalRecord join, TurnOrder turns) {
    String patience = join.wide(1) == Long.MAX_VALUE ? "" : ", " + RecordText.patience(join.wide(1));
    return "join " + turns.nameOf(join.word(0)) + patience;
  }

  static String joined(JournalRecord joined, TurnOrder turns) {
    return joined.word(1) == 0 ? "timed out" : turns.nameOf(joined.word(0)) + " has ended";
  }

  /** Whose turn it is; "chosen" when it would ordinarily have been another's. */
  static String turn(JournalRecord turn, TurnOrder turns) {
    return "turn of " + turns.nameOf(turn.word(0)) + (turns.isChosen(turn) ? ", chosen" : "");
  }
}
