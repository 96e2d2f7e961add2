package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.tapi.ConstantGroup;
import java.util.List;

/**
 * A PHONEFEATURE that phones lack, so that a test shows what the client does then; installs itself: {@code
 * Emulator.create(missing.in(config))}.
 *
 * @param feature one PHONEFEATURE_ bit
 */
public record MissingFeature(int feature) {

  public MissingFeature {
    if (!ConstantGroup.PHONEFEATURE.constants().containsValue(feature)) {
      throw new IllegalArgumentException(String.format("0x%08X is no PHONEFEATURE", feature));
    }
  }

  /** Each of the features, in the order of their bits. */
  public static List<MissingFeature> all() {
    return ConstantGroup.PHONEFEATURE.constants().values().stream()
        .sorted(Integer::compareUnsigned)
        .map(MissingFeature::new)
        .toList();
  }

  /** Each of the features that some phone of the configuration has, in the order of their bits. */
  public static List<MissingFeature> of(EmulatorConfig config) {
    try (Emulator emulator = Emulator.create(config)) {
      int features = 0;
      for (PhoneControl phone : emulator.phones()) {
        features |= phone.description().features();
      }
      int had = features;
      return all().stream().filter(missing -> (missing.feature & had) != 0).toList();
    }
  }

  /** The same configuration, in which no phone has the feature. */
  public EmulatorConfig in(EmulatorConfig config) {
    return config.toBuilder().withoutFeatures(feature).build();
  }

  /** {@code without PHONEFEATURE_SETDISPLAY}. */
  @Override
  public String toString() {
    return "without " + ConstantGroup.PHONEFEATURE.nameOf(feature);
  }
}
