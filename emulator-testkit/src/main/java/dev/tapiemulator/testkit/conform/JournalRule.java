package dev.tapiemulator.testkit.conform;

/** Looks through a run, as the program saw it, for one way of doing wrong. */
interface JournalRule {

  /** The rule it decides. */
  ClientRule rule();

  /** Reports every place at which the rule is broken. */
  void check(ClientView view, Findings findings);
}
