package dev.tapiemulator.cli.card;

import dev.tapiemulator.cli.words.Wrap;
import java.util.Collection;

/** Lays a card out: a title, then headings with wrapped or tabular lines under them. */
final class CardWriter {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  CardWriter(String title) {
    text.append(title).append('\n');
  }

  CardWriter paragraph(String sentences) {
    text.append(Wrap.text(INDENT, INDENT, sentences));
    return this;
  }

  CardWriter heading(String heading) {
    text.append('\n').append(heading).append('\n');
    return this;
  }

  /** A name, padded to a column of that width, and what is said of it. */
  CardWriter entry(String name, int width, String meaning) {
    String padded = INDENT + name + " ".repeat(Math.max(1, width - name.length()));
    boolean tooLong = name.length() >= width;
    String hanging = " ".repeat(INDENT.length() + width);
    if (tooLong && !meaning.isEmpty()) {
      text.append(INDENT).append(name).append('\n').append(Wrap.text(hanging, hanging, meaning));
    } else {
      text.append(Wrap.text(padded, hanging, meaning).stripTrailing()).append('\n');
    }
    return this;
  }

  CardWriter names(Collection<String> names) {
    return paragraph(names.isEmpty() ? "none" : String.join(", ", names));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
