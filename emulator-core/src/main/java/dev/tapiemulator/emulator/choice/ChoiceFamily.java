package dev.tapiemulator.emulator.choice;

/** Kinds of things the documentation leaves open; a family that is switched off is never asked. */
public enum ChoiceFamily {
  /** Which of several things due at the same moment comes first (C-47, O-06). */
  ORDER,
  /** How long a phone takes. */
  TIMING,
  /** Documented errors where the ordinary run succeeds (C-45). */
  ERRORS,
  /** A phone is reclaimed from its applications (C-57). */
  FORCED_CLOSE,
  /** A phone is removed (C-69). */
  REMOVAL,
  /** The switch takes a phone away for a while (C-67). */
  SUSPENSION,
  /** Rulings take a value other than the default (O-01..O-45). */
  RULINGS,
  /** Which of several threads that can go on has the next turn (C-20, O-05). */
  THREADS
}
