package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.testkit.matrix.DocumentedError;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a parameterized test once for each error that the pages of the named functions document, as the function's
 * result and, for asynchronous functions, also as what the reply brings:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @DocumentedErrors("phoneSetData")
 * void upload_survives(DocumentedError error) {
 *   try (Emulator emulator = Emulator.create(error.in(CONFIG))) {
 *     …
 *   }
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // whoever uses it has JUnit
@ArgumentsSource(DocumentedErrorsSource.class)
public @interface DocumentedErrors {

  /** The functions by their C names, with or without A or W. */
  String[] value();

  /** Where the application meets the errors; everywhere unless told otherwise. */
  DocumentedError.Place[] at() default {DocumentedError.Place.REFUSAL, DocumentedError.Place.REPLY};
}
