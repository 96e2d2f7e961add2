package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.testkit.matrix.DocumentedError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The arguments of {@link DocumentedErrors}. */
final class DocumentedErrorsSource extends AnnotationBasedArgumentsProvider<DocumentedErrors> {

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, DocumentedErrors asked) {
    List<DocumentedError.Place> places = Arrays.asList(asked.at());
    List<DocumentedError> errors = Arrays.stream(asked.value())
        .flatMap(name -> DocumentedError.of(name).stream())
        .filter(error -> places.contains(error.place()))
        .distinct()
        .toList();
    if (errors.isEmpty()) {
      throw new IllegalArgumentException(
          "@DocumentedErrors of " + Arrays.toString(asked.value()) + " at " + places + " asks for no error at all");
    }
    return errors.stream().map(Arguments::of);
  }
}
