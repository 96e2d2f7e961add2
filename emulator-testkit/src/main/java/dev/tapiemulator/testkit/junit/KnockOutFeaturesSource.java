package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.testkit.MissingFeature;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The arguments of {@link KnockOutFeatures}. */
final class KnockOutFeaturesSource extends AnnotationBasedArgumentsProvider<KnockOutFeatures> {

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, KnockOutFeatures asked) {
    return features(context, asked.value()).stream().map(Arguments::of);
  }

  private static List<MissingFeature> features(ExtensionContext context, String[] phones) {
    if (phones.length == 0 && Annotated.find(context).isEmpty()) {
      return MissingFeature.all();
    }
    EmulatorConfig config = (phones.length == 0 ? Annotated.settings(context) : named(phones)).config(new TreeMap<>());
    List<MissingFeature> had = had(config);
    if (had.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@KnockOutFeatures: " + KnockedOut.phonesOf(config) + " have no feature that could be taken away");
    }
    return had;
  }

  private static List<MissingFeature> had(EmulatorConfig config) {
    try {
      return MissingFeature.of(config);
    } catch (IllegalArgumentException unknownPhone) {
      throw new ExtensionConfigurationException("@KnockOutFeatures: " + unknownPhone.getMessage());
    }
  }

  private static Settings named(String[] phones) {
    Settings settings = new Settings("@KnockOutFeatures");
    for (String phone : phones) {
      settings.phone(phone);
    }
    return settings;
  }
}
