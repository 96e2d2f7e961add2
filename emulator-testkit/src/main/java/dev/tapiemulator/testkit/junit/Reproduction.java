package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneSource;
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

  private final EmulatorConfig config;
  private final String choices;

  private Reproduction(EmulatorConfig config, Journal journal) {
    this.config = config;
    this.choices = choices(journal);
  }

  static String of(EmulatorConfig config, Journal journal, boolean annotated, Class<?> testClass, Method test) {
    String command = "  mvn test -Dtest='" + testClass.getName() + "#" + test.getName() + "'\n";
    Reproduction run = new Reproduction(config, journal);
    if (config.isLive()) {
      return command + "  a live run cannot be repeated exactly";
    }
    if (run.choices.isEmpty() && config.seed().isEmpty()) {
      return command + "  every choice was the ordinary one: it fails the same way each time";
    }
    return command + (annotated ? run.annotation() : run.builder());
  }

  private String annotation() {
    List<String> attributes = settings();
    attributes.add("choices = \"" + choices + "\"");
    String repeated = "  @EmulatorTest(" + String.join(", ", attributes) + ")";
    if (config.seed().isEmpty()) {
      return repeated;
    }
    List<String> seeded = settings();
    if (!config.families().equals(config.profile().families())) {
      seeded.add("families = {" + config.families().stream().map(family -> "ChoiceFamily." + family)
          .collect(Collectors.joining(", ")) + "}");
    }
    seeded.add("seed = " + config.seed().getAsLong());
    boolean seedSuffices = choices.isEmpty() || choices.length() > LONGEST_LIST;
    return "  @EmulatorTest(" + String.join(", ", seeded) + ")" + (seedSuffices ? "" : ", or\n" + repeated);
  }

  private String builder() {
    return config.seed().isPresent()
        ? "  .with(config -> config.seed(" + config.seed().getAsLong() + "))"
        : "  choices " + choices;
  }

  /** What the annotation says besides its choices, as far as it is not what it says without words. */
  private List<String> settings() {
    List<String> attributes = new ArrayList<>();
    List<String> phones =
        config.providers().stream().flatMap(provider -> provider.phones().stream()).map(PhoneSource::name).toList();
    add(attributes, "phones", phones.equals(List.of(ScriptedPhone.NAME)) ? List.of() : phones);
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
    return attributes;
  }

  private static void add(List<String> attributes, String name, List<String> values) {
    if (!values.isEmpty()) {
      attributes.add(name + " = {\"" + String.join("\", \"", values) + "\"}");
    }
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
