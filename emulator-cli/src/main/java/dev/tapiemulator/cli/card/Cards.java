package dev.tapiemulator.cli.card;

import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.StructLayout;
import dev.tapiemulator.tapi.struct.StructLayouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the card of a name: a function, message, error, constant, group of constants, structure, ruling or rule. */
public final class Cards {

  private Cards() {}

  /** The card of a name; empty when nothing is called so. */
  public static Optional<String> find(String name) {
    return PhoneFunction.named(name).map(FunctionCard::of)
        .or(() -> MessageKind.named(name).map(MessageCard::of))
        .or(() -> error(name).map(ErrorCard::of))
        .or(() -> ConstantCard.find(name))
        .or(() -> StructLayouts.find(name).map(StructureCard::of))
        .or(() -> Ruling.withSwitchName(name).map(RulingCard::of))
        .or(() -> openPoint(name))
        .or(() -> rule(name).map(RuleCard::of));
  }

  /** Every name that has a card, functions first. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).forEach(names::add);
    Arrays.stream(MessageKind.values()).map(MessageKind::name).forEach(names::add);
    for (ConstantGroup group : ConstantGroup.values()) {
      names.add(ConstantCard.nameOf(group));
      names.addAll(group.constants().keySet());
    }
    StructLayouts.all().stream().map(StructLayout::name).forEach(names::add);
    Arrays.stream(Ruling.values()).map(Ruling::switchName).forEach(names::add);
    Arrays.stream(Rule.values()).map(Rule::id).forEach(names::add);
    return names;
  }

  /** What there are cards for, in short. */
  public static String overview() {
    CardWriter card = new CardWriter("Reference cards: tapi-emulator spec NAME");
    card.heading("Functions");
    card.names(Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList());
    card.heading("Messages");
    card.names(Arrays.stream(MessageKind.values()).map(MessageKind::name).toList());
    card.heading("Structures");
    card.names(StructLayouts.all().stream().map(StructLayout::name).toList());
    card.heading("Groups of constants (the name of a constant works, too)");
    card.names(Arrays.stream(ConstantGroup.values()).map(ConstantCard::nameOf).toList());
    card.heading("Rulings: where the documentation leaves a choice");
    card.names(Arrays.stream(Ruling.values()).map(Ruling::switchName).toList());
    card.heading("Rules");
    Rule[] rules = Rule.values();
    card.paragraph(rules[0].id() + " to " + rules[rules.length - 1].id());
    return card.toString();
  }

  static Optional<Rule> rule(String id) {
    return Arrays.stream(Rule.values()).filter(rule -> rule.id().equals(id) || rule.name().equals(id)).findFirst();
  }

  /** The cards of all rulings about an open point, such as O-04. */
  private static Optional<String> openPoint(String id) {
    return Arrays.stream(Ruling.values())
        .filter(ruling -> ruling.openPoint().equals(id))
        .map(RulingCard::of)
        .reduce((before, next) -> before + "\n" + next);
  }

  private static Optional<PhoneErr> error(String name) {
    return Arrays.stream(PhoneErr.values()).filter(error -> error.headerName().equals(name)).findFirst();
  }
}
