package dev.tapiemulator.testkit.matrix;

/** By what an error was provoked. */
public enum Means {
  /** The state of things, or an argument, leads to it. */
  STATE,
  /** Nothing in an emulator leads to it by itself: the fault plan brings it. */
  INJECTION
}
