package dev.tapiemulator.cli.card;

import dev.tapiemulator.tapi.ConstantGroup;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The card of a group of constants; a constant's own name shows the card of its group. */
final class ConstantCard {

  private static final int COLUMN = 40;

  private ConstantCard() {}

  static Optional<String> find(String name) {
    return Arrays.stream(ConstantGroup.values())
        .filter(group -> name.equals(nameOf(group)) || name.equals(group.name()) || group.constants().containsKey(name))
        .findFirst()
        .map(group -> of(group, name));
  }

  /** How a group is called: what its constants begin with. */
  static String nameOf(ConstantGroup group) {
    return group.prefix().isEmpty() ? group.name() : group.prefix();
  }

  private static String of(ConstantGroup group, String asked) {
    CardWriter card = new CardWriter(nameOf(group) + " (" + what(group) + ")");
    for (Map.Entry<String, Integer> constant : group.constants().entrySet()) {
      String value = String.format("0x%08X", constant.getValue());
      card.entry(constant.getKey(), COLUMN, constant.getKey().equals(asked) ? value + "  <-" : value);
    }
    return card.toString();
  }

  private static String what(ConstantGroup group) {
    return switch (group.kind()) {
      case ERROR -> "errors";
      case SCALAR -> "values";
      case FLAGS -> "bits";
      case MESSAGE -> "messages";
      case VERSION -> "versions";
    };
  }
}
