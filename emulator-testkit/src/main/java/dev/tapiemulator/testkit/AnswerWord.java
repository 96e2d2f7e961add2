package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.EnumSet;
import java.util.Set;

/** What can be said of an {@link Answer}, and what must not be said of it besides. */
enum AnswerWord {
  AFTER("after"),
  INSIDE("completesInsideTheCall"),
  NEVER("neverCompletes"),
  WITH("with"),
  REFUSES("refuses"),
  GIVES("gives"),
  FORCE_CLOSES("forceCloses"),
  REMOVES("removes"),
  REPORTS("reports"),
  TIMES("times"),
  ALWAYS("always");

  private static final Set<AnswerWord> ABOUT_COMPLETION =
      EnumSet.of(AFTER, INSIDE, NEVER, FORCE_CLOSES, REMOVES, REPORTS);

  private final String word;

  AnswerWord(String word) {
    this.word = word;
  }

  /** Why this cannot be said of the answer to an order of which those have been said; empty when it can. */
  String objection(Set<AnswerWord> said, PhoneFunction function) {
    if (said.contains(this) && this != REPORTS) {
      return word + " is said twice; a second order takes a second answer";
    }
    if (function == PhoneFunction.PHONE_GET_DATA && ABOUT_COMPLETION.contains(this)) {
      return "it is answered inside the call, so there is nothing to say with " + word;
    }
    for (AnswerWord other : said) {
      if (other.excludes(this) || excludes(other)) {
        return other.word + " and " + word + " contradict each other";
      }
    }
    return "";
  }

  private boolean excludes(AnswerWord other) {
    return switch (this) {
      case AFTER -> other == INSIDE;
      case NEVER, REFUSES -> other != TIMES && other != ALWAYS; // nothing is ever carried out, or completed
      case FORCE_CLOSES -> other == REMOVES;
      case TIMES -> other == ALWAYS;
      default -> false;
    };
  }
}
