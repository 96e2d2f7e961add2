package dev.tapiemulator.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorChoiceTest {

  /** Otherwise a list of choices would not say by its bounds which errors it means. */
  @ParameterizedTest
  @EnumSource
  void representative_isAmongAllErrors_soThatASingleErrorIsTheSameEitherWay(PhoneFunction function) {
    List<PhoneErr> representative = ErrorChoice.of(function, false);
    List<PhoneErr> all = ErrorChoice.of(function, true);
    assertTrue(representative.size() <= 1);
    assertTrue(all.containsAll(representative));
    if (all.size() <= 1) {
      assertEquals(representative, all);
    }
  }
}
