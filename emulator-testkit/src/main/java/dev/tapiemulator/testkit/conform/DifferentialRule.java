package dev.tapiemulator.testkit.conform;

/** Compares two runs of one program that differ in what the documentation leaves open. */
interface DifferentialRule {

  ClientRule rule();

  /** Reports where the other run shows, by comparison with the usual one, that the rule is broken. */
  void check(ClientView usual, ClientView other, Findings findings);
}
