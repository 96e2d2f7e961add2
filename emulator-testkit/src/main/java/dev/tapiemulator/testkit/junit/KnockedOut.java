package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.testkit.MissingFeature;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.platform.commons.support.AnnotationSupport;

/** Takes the feature that a run of a test goes without away from the emulator that the run is given. */
final class KnockedOut {

  private KnockedOut() {}

  /** The settings of a run; those of its test, unless {@link KnockOutFeatures} makes several runs of it. */
  static Settings from(Settings settings, ExtensionContext run) {
    Optional<KnockOutFeatures> asked =
        AnnotationSupport.findAnnotation(run.getRequiredTestMethod(), KnockOutFeatures.class);
    if (asked.isEmpty()) {
      return settings;
    }
    if (!AnnotationSupport.isAnnotated(run.getRequiredTestMethod(), TestTemplate.class)) {
      throw new ExtensionConfigurationException("@KnockOutFeatures makes runs of a @ParameterizedTest, and "
          + run.getRequiredTestMethod().getName() + " is none");
    }
    if (isGivenAnEmulator(run.getRequiredTestMethod())) {
      refuseOtherPhones(List.of(asked.get().value()), phonesOf(settings.config(new TreeMap<>())));
    }
    Settings poorer = settings.copy();
    missing(run).forEach(feature -> poorer.with(config -> config.withoutFeatures(feature.feature())));
    return poorer;
  }

  private static Stream<MissingFeature> missing(ExtensionContext run) {
    ParameterInfo known = ParameterInfo.get(run);
    if (known == null) {
      throw new ExtensionConfigurationException("@KnockOutFeatures: which feature a test goes without is not known yet"
          + " when the constructor is called; take nothing of an emulator there");
    }
    return Stream.of(known.getArguments().toArray())
        .filter(MissingFeature.class::isInstance)
        .map(MissingFeature.class::cast);
  }

  private static boolean isGivenAnEmulator(Method test) {
    return Stream.of(test.getParameters()).map(Parameter::getType).anyMatch(Scene::provides);
  }

  private static void refuseOtherPhones(List<String> asked, List<String> there) {
    if (!there.containsAll(asked)) {
      throw new ExtensionConfigurationException("@KnockOutFeatures takes features away from " + asked
          + ", and the phones of the test are " + there + "; name these");
    }
  }

  static List<String> phonesOf(EmulatorConfig config) {
    return config.providers().stream().flatMap(provider -> provider.phones().stream()).map(PhoneSource::name).toList();
  }
}
