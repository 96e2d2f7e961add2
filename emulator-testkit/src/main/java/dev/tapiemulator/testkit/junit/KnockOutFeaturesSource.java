package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.testkit.MissingFeature;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The arguments of {@link KnockOutFeatures}. */
final class KnockOutFeaturesSource extends AnnotationBasedArgumentsProvider<KnockOutFeatures> {

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, KnockOutFeatures asked) {
    return features(asked.value()).stream().map(Arguments::of);
  }

  private static List<MissingFeature> features(String[] phones) {
    if (phones.length == 0) {
      return MissingFeature.all();
    }
    EmulatorConfig.Builder config = EmulatorConfig.builder();
    for (String phone : phones) {
      config.phone(phone);
    }
    List<MissingFeature> had = MissingFeature.of(config.build());
    if (had.isEmpty()) {
      throw new IllegalArgumentException(
          "@KnockOutFeatures: " + String.join(", ", phones) + " has no feature that could be taken away");
    }
    return had;
  }
}
