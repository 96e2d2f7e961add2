package dev.tapiemulator.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a parameterized test once for each PHONEFEATURE that the named phones have, to be taken away; the runs that fail
 * are the losses that the client does not survive:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @KnockOutFeatures("desk-phone")
 * void clock_getsAlong(MissingFeature missing) {
 *   try (Emulator emulator = Emulator.create(missing.in(CONFIG))) {
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>An emulator that {@link EmulatorExtension} gives to such a test lacks the feature already.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // whoever uses it has JUnit
@ArgumentsSource(KnockOutFeaturesSource.class)
public @interface KnockOutFeatures {

  /** Phones by name; none means those of {@link EmulatorTest}, or, where there is none, every feature there is. */
  String[] value() default {};
}
