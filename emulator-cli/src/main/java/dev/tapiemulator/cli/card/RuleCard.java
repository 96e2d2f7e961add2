package dev.tapiemulator.cli.card;

import dev.tapiemulator.emulator.spec.Rule;

/** The card of a documented rule: its sentence and the pages that say so. */
final class RuleCard {

  private RuleCard() {}

  static String of(Rule rule) {
    return new CardWriter(rule.id()).paragraph(rule.text()).heading("Pages").names(rule.pages()).toString();
  }
}
