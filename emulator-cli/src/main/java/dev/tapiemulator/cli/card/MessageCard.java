package dev.tapiemulator.cli.card;

import dev.tapiemulator.cli.words.MessageKind;

/** The card of a message: who gets it, and what its parameters hold. */
final class MessageCard {

  private static final int COLUMN = 20;

  private MessageCard() {}

  static String of(MessageKind message) {
    CardWriter card = new CardWriter(message.name() + " (message " + message.number() + ")");
    card.paragraph(message.purpose());
    card.heading("Who gets it").paragraph(message.recipients());
    card.heading("What it carries");
    card.entry("hDevice", COLUMN, message.subject() == MessageKind.Subject.PHONE ? "the phone's handle" : "0");
    card.entry("dwCallbackInstance", COLUMN,
        message.subject() == MessageKind.Subject.APPLICATION ? "0" : "the value given to phoneOpen");
    for (int i = 0; i < message.meanings().size(); i++) {
      card.entry("dwParam" + (i + 1), COLUMN, message.meanings().get(i));
    }
    return card.toString();
  }
}
