package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which errors a choice may bring to a call that is in order: those of the phone and of resources, not those of bad
 * arguments.
 */
final class ErrorChoice {

  private static final List<PhoneErr> REPRESENTATIVES =
      List.of(PhoneErr.OPERATIONFAILED, PhoneErr.RESOURCEUNAVAIL, PhoneErr.NOMEM);

  /** By function: every one, and one for all. */
  private static final Map<PhoneFunction, List<PhoneErr>> ALL = ofEach(ErrorChoice::possible);
  private static final Map<PhoneFunction, List<PhoneErr>> ONE = ofEach(ErrorChoice::representative);

  private ErrorChoice() {}

  static List<PhoneErr> of(PhoneFunction function, boolean allErrors) {
    return (allErrors ? ALL : ONE).get(function);
  }

  private static Map<PhoneFunction, List<PhoneErr>> ofEach(Function<PhoneFunction, List<PhoneErr>> errors) {
    Map<PhoneFunction, List<PhoneErr>> table = new EnumMap<>(PhoneFunction.class);
    for (PhoneFunction function : PhoneFunction.values()) {
      table.put(function, errors.apply(function));
    }
    return table;
  }

  private static List<PhoneErr> representative(PhoneFunction function) {
    return REPRESENTATIVES.stream().filter(function.documented()::contains).limit(1).toList();
  }

  /** What TAPI itself checks is not left to chance: a good handle never gives INVALPHONEHANDLE. */
  private static List<PhoneErr> possible(PhoneFunction function) {
    Set<PhoneErr> decided = EnumSet.noneOf(PhoneErr.class);
    for (Precondition precondition : function.preconditions()) {
      boolean byTapi = precondition.compareTo(Precondition.NOT_ALLOCATED) <= 0;
      if (byTapi && precondition.refusal() != PhoneErr.OPERATIONFAILED) {
        decided.add(precondition.refusal());
      }
    }
    decided.add(PhoneErr.UNINITIALIZED);
    return function.documented().stream().filter(error -> !decided.contains(error)).toList();
  }
}
