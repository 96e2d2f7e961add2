package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.choice.ChoiceMismatchException;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.Why;

/** Asks for every outcome that is left open, and writes the answer into the journal. */
final class Asker {

  private final World world;
  private final Choices choices;
  private final boolean[] asked = new boolean[Decision.values().length];
  /** Whether the choices have turned out to belong to another run. */
  private boolean unfit;

  Asker(World world, EmulatorConfig config) {
    this.world = world;
    this.choices = config.newChoices();
    for (Decision decision : Decision.values()) {
      asked[decision.ordinal()] = config.families().contains(decision.family());
    }
  }

  Choices choices() {
    return choices;
  }

  /** Whether the decision's family is switched on. */
  boolean isAsked(Decision decision) {
    return asked[decision.ordinal()];
  }

  /** An outcome below the bound; 0 without asking when there is only one or the family is switched off. */
  int choose(Decision decision, int bound, int about) {
    if (bound <= 1 || !isAsked(decision)) {
      return 0;
    }
    world.watch.asking();
    int value = answer(decision, bound);
    world.watch.chosen(decision, bound, value);
    world.tape
        .begin(JournalKind.CHOICE, decision.ordinal(), Why.NOTHING, 0, -1)
        .word(bound)
        .word(value)
        .word(about)
        .end();
    return value;
  }

  /**
   * Choices that do not fit fail the run; what is under way ends in the ordinary manner, so that the state stays
   * consistent.
   */
  private int answer(Decision decision, int bound) {
    if (unfit) {
      return 0;
    }
    try {
      int value = choices.choose(decision, bound);
      if (value >= 0 && value < bound) {
        return value;
      }
      failWith(new EmulatorFailure("the choices answered " + value + " to " + decision + "/" + bound));
    } catch (ChoiceMismatchException mismatch) {
      failWith(new EmulatorFailure(mismatch.getMessage(), mismatch));
    }
    return 0;
  }

  private void failWith(EmulatorFailure failure) {
    unfit = true;
    world.fail(failure);
  }
}
