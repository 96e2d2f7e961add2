package dev.tapiemulator.emulator.choice;

/** Everything the documentation leaves open is asked here; nothing else in the emulator is undetermined. */
@FunctionalInterface
public interface Choices {

  /** An outcome from 0 (the ordinary one) to {@code bound - 1}. */
  int choose(Decision decision, int bound);

  /** The ordinary outcome everywhere. */
  static Choices ordinary() {
    return (decision, bound) -> 0;
  }
}
