package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;

/**
 * What came of running a journal again.
 *
 * @param outcome whether it was the same
 * @param replayed the journal of the second run, as far as it came; null when the run could not even begin
 * @param text a line, or for a difference the records that show it
 */
public record ReplayResult(Outcome outcome, Journal replayed, String text) {

  /** What a replay can come to. */
  public enum Outcome {
    /** The second run wrote the same journal, byte for byte. */
    IDENTICAL,
    /** A record differs. */
    DIFFERENT,
    /** An input was met that cannot be made again. */
    NOT_REPLAYABLE
  }

  public boolean isIdentical() {
    return outcome == Outcome.IDENTICAL;
  }
}
