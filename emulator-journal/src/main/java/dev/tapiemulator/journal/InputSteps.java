package dev.tapiemulator.journal;

/** Whether a step of a program or test was left out, put in or replaced, by what is done next. */
final class InputSteps {

  private InputSteps() {}

  static String explain(Doing one, Doing other) {
    Doing first = one.nextInput(false);
    Doing second = other.nextInput(false);
    Doing firstNext = first.nextInput(true);
    Doing secondNext = second.nextInput(true);
    if (isSame(firstNext, second)) {
      return "only the first run has this; after it, both go on with: " + step(second);
    }
    if (isSame(first, secondNext)) {
      return "only the second run has this; after it, both go on with: " + step(first);
    }
    return isSame(firstNext, secondNext)
        ? "one stands for the other; after it, both go on with: " + step(firstNext)
        : "";
  }

  private static boolean isSame(Doing one, Doing other) {
    return one.isThere() && other.isThere() && step(one).equals(step(other));
  }

  private static String step(Doing doing) {
    return doing.who() + ": " + doing.words();
  }
}
