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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  @EmulatorTest(phones = "desk-phone")
  static final class Injected {

    private int featuresBefore;

    @BeforeEach
    void setUp(Emulator emulator) {
      featuresBefore = emulator.phone(0).description().features();
    }

    @ParameterizedTest
    @KnockOutFeatures
    void everyFeature(MissingFeature missing, Emulator emulator) {
      SEEN.add(missing);
      assertEquals(0, emulator.phone(0).description().features() & missing.feature());
      assertEquals(featuresBefore, emulator.phone(0).description().features());
    }
  }

  @EmulatorTest(phones = "handset-only")
  static final class Constructed {

    Constructed(Emulator emulator) {}

    @ParameterizedTest
    @KnockOutFeatures
    void everyFeature(MissingFeature missing) {}
  }

  static final class InjectedByField {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().phone("store").phone("desk-phone").build();

    @ParameterizedTest
    @KnockOutFeatures("desk-phone")
    void everyFeature(MissingFeature missing, Emulator emulator) {
      assertEquals(0, emulator.phone(1).description().features() & missing.feature());
    }
  }

  @EmulatorTest(phones = "store")
  static final class OfAnotherPhone {

    @ParameterizedTest
    @KnockOutFeatures("handset-only")
    void everyFeature(MissingFeature missing, Emulator emulator) {}
  }

  @EmulatorTest
  static final class NotParameterized {

    @Test
    @KnockOutFeatures("desk-phone")
    void once() {}
  }

  @EmulatorTest(phones = {})
  static final class OfNoPhone {

    @ParameterizedTest
    @KnockOutFeatures
    void everyFeature(MissingFeature missing, Emulator emulator) {}
  }

  @Test
  void emulatorThatIsGiven_lacksTheFeature() {
    assertEquals("", failures(run(Injected.class)));
    assertEquals(28, SEEN.size(), "those of the phone of @EmulatorTest");
    EngineExecutionResults results = run(InjectedByField.class);
    assertEquals("", failures(results));
    assertEquals(28, results.testEvents().succeeded().count());
  }

  @Test
  void whatContradictsItself_isRefusedInOneLine() {
    assertEquals("@KnockOutFeatures takes features away from [handset-only], and the phones of the test are [store];"
        + " name these", failures(run(OfAnotherPhone.class)).lines().findFirst().orElseThrow());
    String failures = failures(run(Constructed.class));
    assertTrue(failures.contains("@KnockOutFeatures: which feature a test goes without is not known yet when the"
        + " constructor is called; take nothing of an emulator there"), failures);
    assertEquals("@KnockOutFeatures makes runs of a @ParameterizedTest, and once is none",
        failures(run(NotParameterized.class)));
    assertEquals("@KnockOutFeatures: [] have no feature that could be taken away", failures(run(OfNoPhone.class)));
  }

  private static String failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow().getMessage())
        .collect(Collectors.joining("\n"));
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
    assertTrue(failure.startsWith("@KnockOutFeatures: no phone is called \"rotary\"; there are "), failure);
  }

  private static EngineExecutionResults run(Class<?> tests) {
    SEEN.clear();
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }
}
