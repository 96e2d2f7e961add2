package dev.tapiemulator.emulator.choice;

/**
 * Choices that are told in which state they are asked, to know a state that they have met before. From equal states the
 * same answers lead to the same observations.
 */
public interface StateAwareChoices extends Choices {

  /** Whether states are to be told in this run. */
  boolean wantsStates();

  /**
   * Whether the state of the next question is wanted, asked when an operation begins; to tell it costs a walk through
   * every table.
   */
  boolean wantsNextState();

  /** Whether the time since the beginning belongs to a state; without it only what is still to come counts. */
  boolean wantsTime();

  /**
   * Told before every question, while states are wanted.
   *
   * @param known whether everything can be put into a number; a phone without {@code stateHash} cannot
   * @param state a hash of everything that decides how the run goes on, and of all that was observed up to here
   */
  void askedIn(boolean known, long state);

  /** Something was looked at that {@link #askedIn} leaves out, or counts only with {@link #wantsTime}. */
  void looked(Look at);
}
