package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How to have one run again: the command that runs its test alone, and what to write above it. */
final class Reproduction {

  /** A longer list of choices says nothing to people; a seed says the same. */
  private static final int LONGEST_LIST = 1000;

  private final Settings settings;
  private final EmulatorConfig config;
  private final String choices;

  Reproduction(Settings settings, EmulatorConfig config, Journal journal) {
    this.settings = settings;
    this.config = config;
    this.choices = choices(journal);
  }

  String text(Class<?> testClass, Method test) {
    String command = "  mvn test -Dtest='" + testClass.getName() + "#" + test.getName() + "'\n";
    if (config.isLive()) {
      return command + "  a live run cannot be repeated exactly";
    }
    if (choices.isEmpty() && config.seed().isEmpty()) {
      return command + "  every choice was the ordinary one: it fails the same way each time";
    }
    return command + (settings.areAnnotated() ? annotation() : builder());
  }

  private String annotation() {
    List<String> repeated = attributes();
    repeated.add("choices = \"" + choices + "\"");
    List<String> seeded = attributes();
    if (!config.families().equals(config.profile().families())) {
      seeded.add("families = {" + config.families().stream().map(family -> "ChoiceFamily." + family)
          .collect(Collectors.joining(", ")) + "}");
    }
    config.seed().ifPresent(seed -> seeded.add("seed = " + seed));
    return oneOf("  @EmulatorTest(" + String.join(", ", seeded) + ")",
        "  @EmulatorTest(" + String.join(", ", repeated) + ")");
  }

  private String builder() {
    return oneOf(
        config.seed().isPresent() ? "  .with(config -> config.seed(" + config.seed().getAsLong() + "))" : "",
        "  .choices(\"" + choices + "\")");
  }

  /** The seed says it shortly, the choices exactly; a list that is too long for people is left out. */
  private String oneOf(String seeded, String repeated) {
    if (config.seed().isEmpty()) {
      return repeated;
    }
    return choices.isEmpty() || choices.length() > LONGEST_LIST ? seeded : seeded + ", or\n" + repeated;
  }

  /** What the annotation says besides its choices, as far as it is not what it says without words. */
  private List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    List<String> phones = KnockedOut.phonesOf(config);
    if (phones.isEmpty()) {
      attributes.add("phones = {}");
    } else if (!phones.equals(List.of(ScriptedPhone.NAME))) {
      attributes.add("phones = {" + quoted(phones) + "}");
    }
    if (config.profile() != Profile.AS_DOCUMENTED) {
      attributes.add("profile = \"" + config.profile().profileName() + "\"");
    }
    add(attributes, "rulings", Stream.of(Ruling.values()).filter(ruling -> config.ruling(ruling) != 0)
        .map(ruling -> ruling.switchName() + "=" + ruling.options().get(config.ruling(ruling))).toList());
    add(attributes, "faults", config.faults().faults().stream().map(Fault::toString).toList());
    if (config.allErrors()) {
      attributes.add("allErrors = true");
    }
    if (!config.strict()) {
      attributes.add("lenient = true");
    }
    if (!settings.allowed().isEmpty()) {
      attributes.add("allows = {" + settings.allowed().stream().map(kind -> "Leak.Kind." + kind)
          .collect(Collectors.joining(", ")) + "}");
    }
    return attributes;
  }

  private static void add(List<String> attributes, String name, List<String> values) {
    if (!values.isEmpty()) {
      attributes.add(name + " = {" + quoted(values) + "}");
    }
  }

  private static String quoted(List<String> values) {
    return "\"" + String.join("\", \"", values) + "\"";
  }

  /** Behind the last choice that is not ordinary there is nothing to repeat. */
  private static String choices(Journal journal) {
    List<Choice> choices = journal.choices();
    int end = choices.size();
    while (end > 0 && choices.get(end - 1).value() == 0) {
      end--;
    }
    return choices.subList(0, end).stream().map(Choice::toString).collect(Collectors.joining(" "));
  }
}
