package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which errors a choice may bring to a call that is in order: those of the phone and of resources, not those of bad
 * arguments.
 */
final class ErrorChoice {

  private static final List<PhoneErr> REPRESENTATIVES =
      List.of(PhoneErr.OPERATIONFAILED, PhoneErr.RESOURCEUNAVAIL, PhoneErr.NOMEM);

  private final Map<PhoneFunction, List<PhoneErr>> all = new EnumMap<>(PhoneFunction.class);
  private final Map<PhoneFunction, List<PhoneErr>> one = new EnumMap<>(PhoneFunction.class);

  List<PhoneErr> of(PhoneFunction function, boolean allErrors) {
    return allErrors
        ? all.computeIfAbsent(function, ErrorChoice::possible)
        : one.computeIfAbsent(function, ErrorChoice::representative);
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
