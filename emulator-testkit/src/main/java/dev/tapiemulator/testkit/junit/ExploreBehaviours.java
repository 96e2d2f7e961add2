package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.explore.Explorer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run under every behaviour that the documentation allows, up to a bound, each time with an emulator and
 * parameters of its own; it fails with the shortest list of choices that breaks it, and with the history of that run.
 * {@link EmulatorTest} or a registered {@link EmulatorExtension} says what the emulators are like.
 *
 * <pre>{@code
 * @EmulatorTest(phones = "store")
 * @ExploreBehaviours(bound = 2)
 * void dialer_survivesEverything(Emulator emulator) {
 *   new Dialer(emulator).dials("123");
 * }
 * }</pre>
 *
 * <p>The runs share the test's instance, and {@code @BeforeEach} is run once before all of them: what a test changes
 * belongs into the method. A {@code PhoneApp} parameter is initialised before the test, so with {@link
 * ChoiceFamily#ERRORS} the first thing that fails is its initialisation.
 */
@Documented
@Test
@SuppressWarnings("exports") // nobody names it but this annotation
@ExtendWith(ExploreExtension.class)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExploreBehaviours {

  /** How many choices of a run may be not ordinary. */
  int bound() default Explorer.USUAL_BOUND;

  /** What is explored; by default everything but the rulings. */
  ChoiceFamily[] families() default {};

  /** Other values of the rulings count as behaviours, too. */
  boolean rulings() default false;

  /** Every documented error of a call, not one for each call. */
  boolean allErrors() default false;

  /** Stops after so many runs; the report entry says how far it came. */
  long maxRuns() default Long.MAX_VALUE;
}
