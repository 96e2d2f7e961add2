package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.Ruling;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads {@link EmulatorTest} and refuses what contradicts itself. */
final class Annotated {

  private static final String ORIGIN = "@EmulatorTest";

  private Annotated() {}

  /** What the annotation of a test says, or that of its class or of one around it. */
  static Settings settings(ExtensionContext test) {
    refuseSeveralKinds(test.getRequiredTestMethod());
    Optional<EmulatorTest> annotation = find(test);
    annotation.ifPresent(found -> refuseIdleWords(found, test.getRequiredTestMethod()));
    return annotation.map(Annotated::read).orElseGet(() -> new Settings("EmulatorExtension"));
  }

  /** The annotation makes a method a test, and JUnit would run it as that and as the other. */
  private static void refuseSeveralKinds(Method method) {
    boolean isAnother = AnnotationSupport.isAnnotated(method, TestTemplate.class)
        || AnnotationSupport.isAnnotated(method, TestFactory.class);
    if (isAnother && AnnotationSupport.isAnnotated(method, EmulatorTest.class)) {
      throw wrong(method.getName() + " is parameterized, repeated or a factory, and so no test of its own; put the"
          + " annotation on its class");
    }
  }

  /** Exploring makes choices as well, and has something to say of its own about these. */
  private static void refuseIdleWords(EmulatorTest annotation, Method method) {
    boolean isDecided = annotation.seed().length > 0 || !annotation.choices().isBlank()
        || Profile.FLAKY.profileName().equals(annotation.profile())
        || AnnotationSupport.isAnnotated(method, ExploreBehaviours.class);
    if (!isDecided && (annotation.families().length > 0 || annotation.allErrors())) {
      throw wrong((annotation.allErrors() ? "allErrors" : "families")
          + " says what a seed or choices decide about, and there is neither");
    }
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
    if (annotation.provesSomething()) {
      settings.demandProof();
    }
    settings.with(config -> config.profile(Profile.named(annotation.profile())));
    if (!annotation.choices().isBlank()) {
      settings.replay(annotation.choices());
    }
    settings.with(config -> randomness(annotation, config));
    settings.with(config -> rulings(annotation.rulings(), config));
    settings.with(config -> config.faults(faults(annotation.faults())));
    settings.with(config -> modes(annotation, config));
    return settings;
  }

  private static void modes(EmulatorTest annotation, EmulatorConfig.Builder config) {
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
    if (seed.length == 1) {
      config.seed(seed[0]);
    }
    if (annotation.families().length > 0) {
      config.families(EnumSet.copyOf(List.of(annotation.families())));
    }
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
