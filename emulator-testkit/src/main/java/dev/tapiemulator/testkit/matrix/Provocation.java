package dev.tapiemulator.testkit.matrix;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.OptionalInt;

/**
 * What came of provoking one documented error.
 *
 * @param pair the error that was to come
 * @param means by what it was provoked
 * @param how what was set up, in a few words
 * @param cameBack what the application got at that place: the function's result, or dwParam2 of the delivered
 *     PHONE_REPLY; empty when no reply was delivered
 * @param journal the history of the attempt
 */
public record Provocation(DocumentedError pair, Means means, String how, OptionalInt cameBack, Journal journal) {

  /** Whether the application really got that error at that place. */
  public boolean cameOut() {
    return cameBack.isPresent() && cameBack.getAsInt() == pair.error().value();
  }
}
