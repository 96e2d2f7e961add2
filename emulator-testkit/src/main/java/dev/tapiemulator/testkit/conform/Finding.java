package dev.tapiemulator.testkit.conform;

import java.util.Comparator;

/**
 * A rule broken at one place.
 *
 * @param rule the rule
 * @param record the record of the journal at which it shows, from 0
 * @param explanation what was done where, in one line
 */
public record Finding(ClientRule rule, int record, String explanation) {

  /** In the order of the journal; at one record the worse first. */
  static final Comparator<Finding> BY_PLACE = Comparator.comparingInt(Finding::record)
      .thenComparing(finding -> finding.rule.severity())
      .thenComparing(finding -> finding.rule.id())
      .thenComparing(Finding::explanation);

  @Override
  public String toString() {
    return "record " + record + ": " + rule.severity() + " " + rule.id() + ": " + explanation + " (" + rule.page() + ")";
  }
}
