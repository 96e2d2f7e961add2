package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.testkit.conform.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Beside {@link EmulatorTest}, or a registered {@link EmulatorExtension}: a test that passes is checked against the
 * rules for telephony programs, and fails with what its programs did wrong.
 *
 * <pre>{@code
 * @EmulatorTest(phones = "desk-phone")
 * @ConformsToDocumentation
 * void dials(TapiProcess process, Emulator emulator) {
 *   new Dialer(process).dials("123");
 * }
 * }</pre>
 */
@Documented
@SuppressWarnings("exports") // JUnit makes the extension; nobody names it
@ExtendWith(ConformanceExtension.class)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConformsToDocumentation {

  /** The mildest severity that fails a test. */
  Severity from() default Severity.ERROR;

  /** Ids of rules that the test may break. */
  String[] except() default {};
}
