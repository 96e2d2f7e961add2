package dev.tapiemulator.testkit.matrix;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Suggestion;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An error that a function's page documents, at one of the places where an application can meet it: any error of an
 * asynchronous function may be its result or come in its reply (C-45). Installs itself, so that the client under test
 * meets it:
 *
 * <pre>{@code
 * error.strikeNext(emulator);                               // the next call of the function
 * Emulator emulator = Emulator.create(error.in(config));    // the first call of the run
 * }</pre>
 *
 * @param function the function
 * @param error an error of its page
 * @param place where the application meets it
 */
public record DocumentedError(PhoneFunction function, PhoneErr error, Place place) {

  /** Where an application meets an error. */
  public enum Place {
    /** The function returns it, and nothing was done. */
    REFUSAL,
    /** The function accepts the request, and PHONE_REPLY brings it in dwParam2. */
    REPLY
  }

  public DocumentedError {
    if (!function.documented().contains(error)) {
      throw new IllegalArgumentException(error.headerName() + " is not documented for " + function.headerName());
    }
    if (place == Place.REPLY && !function.isAsync()) {
      throw new IllegalArgumentException(function.headerName() + " is synchronous: no reply brings its errors");
    }
  }

  /** Every documented pair of function and error, first as a refusal, then as a reply where there are replies. */
  public static List<DocumentedError> all() {
    return of(List.of(PhoneFunction.values()));
  }

  /** The errors of one function, in the order of its page. */
  public static List<DocumentedError> of(PhoneFunction function) {
    return of(List.of(function));
  }

  /**
   * The errors of one function by its C name, with or without A or W.
   *
   * @throws IllegalArgumentException when no function is called so; the message suggests one that is
   */
  public static List<DocumentedError> of(String functionName) {
    return of(PhoneFunction.named(functionName).orElseThrow(() -> new IllegalArgumentException(
        "no function is called \"" + functionName + "\"" + Suggestion.of(
            functionName, Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList()))));
  }

  /** The errors of these functions. */
  public static List<DocumentedError> of(List<PhoneFunction> functions) {
    List<DocumentedError> errors = new ArrayList<>();
    for (PhoneFunction function : functions) {
      function.documented().forEach(error -> errors.add(new DocumentedError(function, error, Place.REFUSAL)));
      if (function.isAsync()) {
        function.documented().forEach(error -> errors.add(new DocumentedError(function, error, Place.REPLY)));
      }
    }
    return errors;
  }

  /** The next call of the function that passes its checks meets the error. */
  public void strikeNext(Emulator emulator) {
    emulator.addFault(fault(1));
  }

  /** The same configuration, in whose runs the first call of the function that passes its checks meets the error. */
  public EmulatorConfig in(EmulatorConfig config) {
    return in(config, 1);
  }

  /** The same configuration, in whose runs the n-th such call, from 1, meets the error. */
  public EmulatorConfig in(EmulatorConfig config, int nth) {
    FaultPlan.Builder plan = FaultPlan.builder();
    config.faults().faults().forEach(plan::add);
    return config.toBuilder().faults(plan.add(fault(nth)).build()).build();
  }

  private Fault fault(int nth) {
    FaultKind kind = place == Place.REPLY ? FaultKind.FAIL_REPLY : FaultKind.REFUSE;
    return new Fault(kind, function, Fault.ANY_DEVICE, nth, error.value(), 0);
  }

  /** {@code phoneSetData returns PHONEERR_NOMEM} or {@code phoneSetData's reply brings PHONEERR_NOMEM}. */
  @Override
  public String toString() {
    return function.headerName() + (place == Place.REPLY ? "'s reply brings " : " returns ") + error.headerName();
  }
}
