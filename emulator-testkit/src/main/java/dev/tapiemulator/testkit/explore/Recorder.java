package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.choice.StateAwareChoices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gives a run the choices it is to have, everything ordinary behind them, and notes what was asked, and in which state. */
final class Recorder implements StateAwareChoices {

  private static final int FEW = 8;

  private final List<Choice> given;
  private final boolean wantsStates;
  private final boolean wantsTime;
  private final List<Choice> made = new ArrayList<>();
  /** By position; 0 where it is not known. */
  private long[] states = new long[FEW];
  private long present;
  private final Set<Look> looks = EnumSet.noneOf(Look.class);
  private String difference;

  Recorder(List<Choice> given, boolean wantsStates, boolean wantsTime) {
    this.given = given;
    this.wantsStates = wantsStates;
    this.wantsTime = wantsTime;
  }

  @Override
  public boolean wantsStates() {
    return wantsStates;
  }

  /** What was given has been asked before, in a state that is known. */
  @Override
  public boolean wantsNextState() {
    return made.size() >= given.size();
  }

  @Override
  public boolean wantsTime() {
    return wantsTime;
  }

  @Override
  public void askedIn(boolean known, long state) {
    present = known ? state : 0;
  }

  @Override
  public void looked(Look at) {
    looks.add(at);
  }

  /** A question that does not fit is noted, and the run goes on to its end as it likes: it will not count. */
  @Override
  public int choose(Decision decision, int bound) {
    int position = made.size();
    Choice choice = position < given.size() ? given.get(position) : null;
    if (choice == null || choice.decision() != decision || choice.bound() != bound) {
      if (choice != null && difference == null) {
        difference = "it asked " + decision + "/" + bound;
      }
      choice = new Choice(decision, bound, 0);
    }
    if (position == states.length) {
      states = Arrays.copyOf(states, position * 2);
    }
    states[position] = present;
    present = 0;
    made.add(choice);
    return choice.value();
  }

  /** Everything that was asked, with the answers. */
  List<Choice> made() {
    return made;
  }

  /** The state in which the question at a position was asked; 0 when it is not known. */
  long stateAt(int position) {
    return states[position];
  }

  /** What was looked at. */
  Set<Look> looks() {
    return looks;
  }

  /**
   * Looks whether the run asked what an earlier one with the same beginning had asked.
   *
   * @throws NotDeterministicException when it did not
   */
  void requireSameQuestions() {
    if (difference == null && made.size() < given.size()) {
      difference = "it ended without asking";
    }
    if (difference == null) {
      return;
    }
    int position = 0;
    while (position < made.size() && made.get(position).equals(given.get(position))) {
      position++;
    }
    Choice before = given.get(position);
    throw new NotDeterministicException("the client is not deterministic at choice " + (position + 1) + ": "
        + difference + " where an earlier run with the same choices had asked "
        + before.decision() + "/" + before.bound()
        + (position == 0 ? "" : ", after " + ChoiceLists.text(given.subList(0, position))));
  }
}
