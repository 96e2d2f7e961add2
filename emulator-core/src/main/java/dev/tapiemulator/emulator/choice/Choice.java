package dev.tapiemulator.emulator.choice;

import java.util.Optional;

/**
 * One choice that was made.
 *
 * @param decision what was asked
 * @param bound how many outcomes there were
 * @param value the outcome, 0 = ordinary
 */
public record Choice(Decision decision, int bound, int value) {

  public Choice {
    if (bound < 1 || value < 0 || value >= bound) {
      throw new IllegalArgumentException("choice " + value + " is not below its bound " + bound);
    }
  }

  /** Whether a call had more errors to choose from than the one that represents them all. */
  public boolean isAmongAllErrors() {
    return switch (decision) {
      case CALL_FAILS -> bound > 1 + 1;
      case REQUEST_FAILS -> bound > 1 + 2; // refused with it, or replied with it
      default -> false;
    };
  }

  /** The form in which lists of choices are printed and read: {@code LATENCY/4=2}. */
  @Override
  public String toString() {
    return decision + "/" + bound + "=" + value;
  }

  /** Reads the printed form; empty when it is none. */
  public static Optional<Choice> parse(String text) {
    int slash = text.indexOf('/');
    int equals = text.indexOf('=', slash + 1);
    if (slash < 0 || equals < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Choice(
          Decision.valueOf(text.substring(0, slash)),
          Integer.parseInt(text.substring(slash + 1, equals)),
          Integer.parseInt(text.substring(equals + 1))));
    } catch (IllegalArgumentException notAChoice) {
      return Optional.empty();
    }
  }
}
