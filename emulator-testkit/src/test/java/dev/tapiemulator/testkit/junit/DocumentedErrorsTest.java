package dev.tapiemulator.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tapiemulator.testkit.matrix.DocumentedError;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The parameter source, run by the engine. */
class DocumentedErrorsTest {

  private static final List<DocumentedError> SEEN = new ArrayList<>();

  /** Tests that are run by the tests below, not by themselves. */
  static final class Uploads {

    @ParameterizedTest
    @DocumentedErrors("phoneSetData")
    void everyError(DocumentedError error) {
      SEEN.add(error);
    }
  }

  static final class Replies {

    @ParameterizedTest
    @DocumentedErrors(value = {"phoneSetData", "phoneOpen", "phoneSetLamp"}, at = Place.REPLY)
    void everyReply(DocumentedError error) {
      SEEN.add(error);
    }
  }

  static final class Misspelt {

    @ParameterizedTest
    @DocumentedErrors("phoneSetDate")
    void nothing(DocumentedError error) {
      SEEN.add(error);
    }
  }

  static final class Contradictory {

    @ParameterizedTest
    @DocumentedErrors(value = "phoneOpen", at = Place.REPLY)
    void nothing(DocumentedError error) {
      SEEN.add(error);
    }
  }

  @Test
  void source_givesEveryErrorOfThePageAtBothPlaces() {
    EngineExecutionResults results = run(Uploads.class);
    assertEquals(20, results.testEvents().succeeded().count());
    assertEquals(DocumentedError.of("phoneSetData"), SEEN);
    assertTrue(
        results.testEvents().started().stream()
            .anyMatch(event -> event.getTestDescriptor().getDisplayName().contains("phoneSetData returns PHONEERR_NOMEM")),
        "the tests are named after the errors");
  }

  @Test
  void source_givesOnlyThePlacesAskedFor() {
    run(Replies.class);
    assertEquals(20, SEEN.size());
    assertFalse(SEEN.stream().anyMatch(error -> error.place() == Place.REFUSAL));
  }

  @Test
  void unknownFunction_isNamedWithTheNearest() {
    assertTrue(failure(Misspelt.class).contains(
        "no function is called \"phoneSetDate\" (did you mean phoneSetData?)"), failure(Misspelt.class));
  }

  @Test
  void nothingAskedFor_isAMistake() {
    assertEquals(
        "@DocumentedErrors of [phoneOpen] at [REPLY] asks for no error at all", failure(Contradictory.class));
  }

  private static EngineExecutionResults run(Class<?> tests) {
    SEEN.clear();
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  private static String failure(Class<?> tests) {
    Event failed = run(tests).containerEvents().failed().stream().findFirst().orElseThrow();
    return failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow().getMessage();
  }
}
