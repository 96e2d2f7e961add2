package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import java.util.ArrayList;
import java.util.List;

/** Gives a run the choices it is to have, everything ordinary behind them, and notes what was asked. */
final class Recorder implements Choices {

  private final List<Choice> given;
  private final List<Choice> made = new ArrayList<>();
  private String difference;

  Recorder(List<Choice> given) {
    this.given = given;
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
    made.add(choice);
    return choice.value();
  }

  /** Everything that was asked, with the answers. */
  List<Choice> made() {
    return made;
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
