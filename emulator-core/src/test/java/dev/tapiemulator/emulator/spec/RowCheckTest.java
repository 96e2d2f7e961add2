package dev.tapiemulator.emulator.spec;

import static dev.tapiemulator.emulator.spec.Precondition.INITIALIZED;
import static dev.tapiemulator.emulator.spec.Precondition.OWNER;
import static dev.tapiemulator.emulator.spec.Precondition.PHONE_HANDLE;
import static dev.tapiemulator.tapi.PhoneErr.INVALPHONEHANDLE;
import static dev.tapiemulator.tapi.PhoneErr.NOTOWNER;
import static dev.tapiemulator.tapi.PhoneErr.UNINITIALIZED;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row that could return an undocumented code, or that checks in an order of its own, must not load. */
class RowCheckTest {

  @Test
  void verify_acceptsARowInOrderWhoseCodesAreDocumented() {
    assertDoesNotThrow(() -> RowCheck.verify(
        "phoneX", List.of(INITIALIZED, PHONE_HANDLE, OWNER), Set.of(UNINITIALIZED, INVALPHONEHANDLE, NOTOWNER)));
    assertDoesNotThrow(() -> RowCheck.verify("phoneX", List.of(), Set.of()));
  }

  @Test
  void verify_refusesACodeThePageDoesNotList() {
    assertEquals(
        "phoneX: OWNER refuses with PHONEERR_NOTOWNER, which the function's page does not list",
        refusal(List.of(INITIALIZED, OWNER), Set.of(UNINITIALIZED, INVALPHONEHANDLE)));
  }

  @Test
  void verify_refusesAnotherOrderOfChecks() {
    assertEquals(
        "phoneX: PHONE_HANDLE stands after OWNER, against the order of checks",
        refusal(List.of(INITIALIZED, OWNER, PHONE_HANDLE), Set.of(UNINITIALIZED, INVALPHONEHANDLE, NOTOWNER)));
  }

  @Test
  void verify_refusesTheSameCheckTwice() {
    assertEquals(
        "phoneX: OWNER stands after OWNER, against the order of checks",
        refusal(List.of(OWNER, OWNER), Set.of(NOTOWNER)));
  }

  private static String refusal(List<Precondition> row, Set<PhoneErr> documented) {
    return assertThrows(AssertionError.class, () -> RowCheck.verify("phoneX", row, documented)).getMessage();
  }
}
