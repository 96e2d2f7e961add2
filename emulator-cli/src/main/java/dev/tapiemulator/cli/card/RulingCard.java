package dev.tapiemulator.cli.card;

import dev.tapiemulator.emulator.spec.Ruling;

/** The card of a ruling: the question, the legal answers and how to choose one. */
final class RulingCard {

  private static final int COLUMN = 30;

  private RulingCard() {}

  static String of(Ruling ruling) {
    CardWriter card = new CardWriter(ruling.switchName() + " (" + ruling.openPoint() + ")");
    card.paragraph(ruling.question()).heading("Answers");
    for (String option : ruling.options()) {
      card.entry(option, COLUMN, option.equals(ruling.options().get(0)) ? "(default)" : "");
    }
    card.heading("In a scenario").paragraph("set " + ruling.switchName() + " " + ruling.options().get(1));
    return card.toString();
  }
}
