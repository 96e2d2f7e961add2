package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.choice.StateAwareChoices;

/**
 * Lets one configuration, which has found its phones, serve all runs. What is looked at after the test is not looked at
 * by the test.
 */
final class ChoicesOfRun implements StateAwareChoices {

  private Choices now = Choices.ordinary();
  /** The same, as long as it wants to know more than questions. */
  private StateAwareChoices aware;

  void begin(Choices ofRun) {
    now = ofRun;
    aware = ofRun instanceof StateAwareChoices more ? more : null;
  }

  void end() {
    now = Choices.ordinary();
    aware = null;
  }

  @Override
  public int choose(Decision decision, int bound) {
    return now.choose(decision, bound);
  }

  @Override
  public boolean wantsStates() {
    return aware != null && aware.wantsStates();
  }

  @Override
  public boolean wantsNextState() {
    return aware.wantsNextState();
  }

  @Override
  public boolean wantsTime() {
    return aware != null && aware.wantsTime();
  }

  @Override
  public void askedIn(boolean known, long state) {
    aware.askedIn(known, state);
  }

  @Override
  public void looked(Look at) {
    if (aware != null) {
      aware.looked(at);
    }
  }
}
