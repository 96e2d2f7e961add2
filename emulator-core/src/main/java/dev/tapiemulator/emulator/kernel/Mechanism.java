package dev.tapiemulator.emulator.kernel;

/** How an application is told that messages wait (C-11). */
enum Mechanism {
  HIDDEN_WINDOW,
  EVENT,
  COMPLETION_PORT
}
