package dev.tapiemulator.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.testkit.MissingFeature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The parameter source of missing features, run by the engine. */
class KnockOutFeaturesTest {

  private static final List<MissingFeature> SEEN = new ArrayList<>();

  /** Tests that are run by the tests below, not by themselves. */
  static final class OfHandset {

    @ParameterizedTest
    @KnockOutFeatures("handset-only")
    void everyFeature(MissingFeature missing) {
      SEEN.add(missing);
      EmulatorConfig config = EmulatorConfig.builder().phone("handset-only").build();
      try (Emulator emulator = Emulator.create(missing.in(config))) {
        assertEquals(0, emulator.phone(0).description().features() & missing.feature());
      }
    }
  }

  static final class OfAll {

    @ParameterizedTest
    @KnockOutFeatures
    void everyFeature(MissingFeature missing) {
      SEEN.add(missing);
    }
  }

  static final class OfUnknown {

    @ParameterizedTest
    @KnockOutFeatures("rotary")
    void nothing(MissingFeature missing) {
      SEEN.add(missing);
    }
  }

  @Test
  void source_givesTheFeaturesOfThePhone() {
    EngineExecutionResults results = run(OfHandset.class);
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("handset-only").build())) {
      int features = emulator.phone(0).description().features();
      assertEquals(Integer.bitCount(features), results.testEvents().succeeded().count());
      assertEquals(features, SEEN.stream().mapToInt(MissingFeature::feature).reduce(0, (a, b) -> a | b));
    }
  }

  @Test
  void source_givesEveryFeatureWithoutPhones() {
    run(OfAll.class);
    assertEquals(ConstantGroup.PHONEFEATURE.constants().size(), SEEN.size());
  }

  @Test
  void unknownPhone_isNamed() {
    String failure = run(OfUnknown.class).containerEvents().failed().stream().findFirst().orElseThrow()
        .getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow().getMessage();
    assertTrue(failure.startsWith("no phone is called \"rotary\"; there are "), failure);
  }

  private static EngineExecutionResults run(Class<?> tests) {
    SEEN.clear();
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }
}
