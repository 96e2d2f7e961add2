package dev.tapiemulator.cli.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CallSyntaxTest {

  @ParameterizedTest
  @EnumSource
  void named_reachesEveryParameterOfTheFunction(PhoneFunction function) {
    for (Parameter parameter : function.parameters()) {
      assertTrue(CallSyntax.named(function, parameter.name()).isPresent(), function + " " + parameter);
    }
  }

  @ParameterizedTest
  @EnumSource
  void positional_putsOptionalArgumentsLast(PhoneFunction function) {
    List<Boolean> required = CallSyntax.positional(function).stream().map(CallSyntax.Slot::required).toList();
    assertEquals(required.stream().sorted((a, b) -> Boolean.compare(b, a)).toList(), required);
  }

  @ParameterizedTest
  @EnumSource
  void usage_beginsWithTheName(PhoneFunction function) {
    assertTrue(CallSyntax.usage(function).startsWith(function.headerName()));
  }
}
