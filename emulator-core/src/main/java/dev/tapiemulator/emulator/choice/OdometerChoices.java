package dev.tapiemulator.emulator.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * Every combination of outcomes, one run after another, like an odometer whose wheels appear as the run asks for them:
 * run, call {@link #advance}, run again, until it returns false.
 */
public final class OdometerChoices implements Choices {

  private final List<Choice> wheels = new ArrayList<>();
  private int position;

  /** Starts with the ordinary outcome everywhere. */
  public OdometerChoices() {}

  @Override
  public int choose(Decision decision, int bound) {
    if (position == wheels.size()) {
      wheels.add(new Choice(decision, bound, 0));
    }
    Choice wheel = wheels.get(position);
    if (wheel.decision() != decision || wheel.bound() != bound) {
      throw new ChoiceMismatchException(position, wheel, decision, bound);
    }
    position++;
    return wheel.value();
  }

  /** Turns to the next combination; false when all have been run. */
  public boolean advance() {
    while (wheels.size() > position) {
      wheels.remove(wheels.size() - 1);
    }
    position = 0;
    for (int last = wheels.size() - 1; last >= 0; last--) {
      Choice wheel = wheels.remove(last);
      if (wheel.value() + 1 < wheel.bound()) {
        wheels.add(new Choice(wheel.decision(), wheel.bound(), wheel.value() + 1));
        return true;
      }
    }
    return false;
  }

  /** The combination of the present run. */
  public List<Choice> choices() {
    return List.copyOf(wheels.subList(0, position));
  }
}
