package dev.tapiemulator.emulator.spec;

import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;
import java.util.Set;

/**
 * Refuses a row that could return a code its page does not list, or that checks in another order than all others
 * (O-01).
 */
final class RowCheck {

  private RowCheck() {}

  static void verify(String function, List<Precondition> preconditions, Set<PhoneErr> documented) {
    Precondition previous = null;
    for (Precondition precondition : preconditions) {
      if (previous != null && previous.compareTo(precondition) >= 0) {
        throw new AssertionError(
            function + ": " + precondition + " stands after " + previous + ", against the order of checks");
      }
      previous = precondition;
      if (!documented.contains(precondition.refusal())) {
        throw new AssertionError(function + ": " + precondition + " refuses with " + precondition.refusal().headerName()
            + ", which the function's page does not list");
      }
    }
  }
}
