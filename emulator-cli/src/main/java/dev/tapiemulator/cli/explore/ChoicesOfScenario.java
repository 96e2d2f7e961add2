package dev.tapiemulator.cli.explore;

import dev.tapiemulator.cli.play.Story;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.choice.StateAwareChoices;
import dev.tapiemulator.spi.StateHash;

/**
 * The choices of one run of a scenario. The story reads along in the journal, but what a scenario does depends only on
 * the messages that it has looked at there, so those belong to the state, and the journal was not looked at.
 */
final class ChoicesOfScenario implements StateAwareChoices {

  private final Choices choices;
  private final StateAwareChoices aware;
  private Story story;

  ChoicesOfScenario(Choices choices) {
    this.choices = choices;
    this.aware = choices instanceof StateAwareChoices more ? more : null;
  }

  void follow(Story ofRun) {
    story = ofRun;
  }

  @Override
  public int choose(Decision decision, int bound) {
    return choices.choose(decision, bound);
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
    return aware.wantsTime();
  }

  @Override
  public void askedIn(boolean known, long state) {
    aware.askedIn(known, new StateHash().add(state).add(story.looks()).value().getAsLong());
  }

  @Override
  public void looked(Look at) {
    if (aware != null && at != Look.HISTORY) {
      aware.looked(at);
    }
  }
}
