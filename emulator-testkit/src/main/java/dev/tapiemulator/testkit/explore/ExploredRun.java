package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choices;

/** Something that runs again and again, each time the same but for the choices it asks for. */
@FunctionalInterface
public interface ExploredRun {

  /** One run; everything that is left open must be asked of these choices. */
  RunResult run(Choices choices);
}
