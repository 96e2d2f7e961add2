package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.Ruling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads {@link EmulatorTest} and refuses what contradicts itself. */
final class Annotated {

  private static final String ORIGIN = "@EmulatorTest";

  private Annotated() {}

  /** What the annotation of a test says, or that of its class or of one around it. */
  static Settings settings(ExtensionContext test) {
    return find(test).map(Annotated::read).orElseGet(() -> new Settings("EmulatorExtension"));
  }

  /** Whether the test must fail on a stub. */
  static boolean provesSomething(ExtensionContext test) {
    return find(test).map(EmulatorTest::provesSomething).orElse(false);
  }

  /** The annotation of a test, or that of its class or of one around it. */
  static Optional<EmulatorTest> find(ExtensionContext test) {
    Optional<EmulatorTest> found = AnnotationSupport.findAnnotation(test.getRequiredTestMethod(), EmulatorTest.class);
    Class<?> type = test.getRequiredTestClass();
    while (found.isEmpty() && type != null) {
      found = AnnotationSupport.findAnnotation(type, EmulatorTest.class);
      type = type.getEnclosingClass();
    }
    return found;
  }

  private static Settings read(EmulatorTest annotation) {
    Settings settings = new Settings(ORIGIN);
    if (annotation.phones().length == 0) {
      settings.noPhones();
    }
    for (String name : annotation.phones()) {
      settings.phone(name);
    }
    settings.allow(annotation.allows());
    settings.with(config -> config.profile(Profile.named(annotation.profile())));
    settings.with(config -> randomness(annotation, config));
    settings.with(config -> rulings(annotation.rulings(), config));
    settings.with(config -> config.faults(faults(annotation.faults())));
    settings.with(config -> modes(annotation, config));
    return settings;
  }

  private static void modes(EmulatorTest annotation, EmulatorConfig.Builder config) {
    boolean hasChoices = annotation.seed().length > 0 || !annotation.choices().isBlank();
    if (annotation.live() && hasChoices) {
      throw wrong("live and " + (annotation.seed().length > 0 ? "seed" : "choices")
          + " contradict each other: nobody can repeat what the machine does");
    }
    if (annotation.live()) {
      config.live();
    }
    if (annotation.lenient()) {
      config.lenient();
    }
    if (annotation.allErrors()) {
      config.allErrors();
    }
  }

  private static void randomness(EmulatorTest annotation, EmulatorConfig.Builder config) {
    long[] seed = annotation.seed();
    if (seed.length > 1) {
      throw wrong("a run has one seed, not " + seed.length);
    }
    if (seed.length == 1 && !annotation.choices().isBlank()) {
      throw wrong("seed and choices contradict each other: a run is random or repeated");
    }
    if (seed.length == 1) {
      config.seed(seed[0]);
    } else if (!annotation.choices().isBlank()) {
      config.replay(choices(annotation.choices()));
    }
    if (annotation.families().length > 0) {
      config.families(EnumSet.copyOf(List.of(annotation.families())));
    }
  }

  private static List<Choice> choices(String text) {
    List<Choice> choices = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      choices.add(Choice.parse(word).orElseThrow(
          () -> wrong("choices: \"" + word + "\" is no choice; one looks like LATENCY/4=1")));
    }
    return choices;
  }

  private static void rulings(String[] rulings, EmulatorConfig.Builder config) {
    Set<Ruling> set = new TreeSet<>();
    for (String text : rulings) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw wrong("rulings: \"" + text + "\" is none; one looks like secondOwner=ALLOCATED");
      }
      String name = text.substring(0, equals).strip();
      Ruling ruling = Ruling.withSwitchName(name).orElseThrow(() -> wrong("rulings: none is called \"" + name
          + "\"; there are " + String.join(", ", Stream.of(Ruling.values()).map(Ruling::switchName).toList())));
      if (!set.add(ruling)) {
        throw wrong("rulings: " + name + " is set twice");
      }
      config.ruling(ruling, text.substring(equals + 1).strip());
    }
  }

  private static FaultPlan faults(String[] texts) {
    FaultPlan.Builder plan = FaultPlan.builder();
    for (String text : texts) {
      try {
        plan.add(Fault.parse(text));
      } catch (IllegalArgumentException notAFault) {
        throw wrong("faults: \"" + text + "\" is none; one looks like FAIL_REPLY,phoneSetData,*,1,0x9000001C,0");
      }
    }
    return plan.build();
  }

  private static ExtensionConfigurationException wrong(String complaint) {
    return new ExtensionConfigurationException(ORIGIN + ": " + complaint);
  }
}
