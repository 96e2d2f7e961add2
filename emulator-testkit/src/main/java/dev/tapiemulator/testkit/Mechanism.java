package dev.tapiemulator.testkit;

/** How an application is told of its messages; it chooses one when it initialises (C-11). */
public enum Mechanism {
  /** It takes them with phoneGetMessage. */
  EVENT,
  /** A callback runs while the thread that initialised pumps (C-12). */
  WINDOW,
  /** They are packets of a completion port (C-15). */
  PORT
}
