package dev.tapiemulator.emulator.choice;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Arrays;

/**
 * One planned fault: it strikes the n-th call, counted from 1, that reaches its point of the function on the device.
 *
 * @param kind what happens
 * @param function the function it strikes, or null for any
 * @param device the device id it strikes, or {@link #ANY_DEVICE}
 * @param nth which of the calls that match, from 1
 * @param code the error it brings, 0 where the kind needs none
 * @param millis the time it takes, for LATENCY
 */
public record Fault(FaultKind kind, PhoneFunction function, int device, int nth, int code, long millis) {

  /** Strikes on every device. */
  public static final int ANY_DEVICE = -1;

  private static final int PARTS = 6;

  public Fault {
    if (nth < 1) {
      throw new IllegalArgumentException("a fault strikes the 1st, 2nd, … call, not the " + nth + "th");
    }
    if (kind.needsCode() && !isDocumented(kind, function, code)) {
      String where = function == null ? "any function" : function.headerName();
      throw new IllegalArgumentException(PhoneErr.nameOf(code) + " is not documented for " + where);
    }
    if (kind.needsRequest() && function != null && !function.isAsync()) {
      throw new IllegalArgumentException(function.headerName() + " makes no request that " + kind + " could strike");
    }
    if (device < ANY_DEVICE || millis < 0) {
      throw new IllegalArgumentException("a fault needs a device id or ANY_DEVICE, and a time that is not negative");
    }
  }

  private static boolean isDocumented(FaultKind kind, PhoneFunction function, int code) {
    return code < 0
        && Arrays.stream(PhoneFunction.values())
            .filter(called -> function == null ? called.isAsync() || !kind.needsRequest() : function == called)
            .anyMatch(called -> called.mayReturn(code));
  }

  /** Whether a call of the function on the device counts for this fault. */
  public boolean matches(PhoneFunction called, int onDevice) {
    return (function == null || function == called) && (device == ANY_DEVICE || device == onDevice);
  }

  /** The form in which plans are written into a journal: {@code FAIL_REPLY,phoneSetData,*,2,0x9000001C,0}. */
  @Override
  public String toString() {
    return kind + "," + (function == null ? "*" : function.headerName()) + "," + (device < 0 ? "*" : device) + ","
        + nth + "," + (code == 0 ? "0" : String.format("0x%08X", code)) + "," + millis;
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Fault parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("not a fault: " + text);
    }
    int device = parts[2].equals("*") ? ANY_DEVICE : Integer.parseInt(parts[2]);
    return new Fault(
        FaultKind.valueOf(parts[0]), function(parts[1]), device, Integer.parseInt(parts[3]), code(parts[4]),
        Long.parseLong(parts[5]));
  }

  private static PhoneFunction function(String name) {
    return name.equals("*")
        ? null
        : PhoneFunction.named(name).orElseThrow(() -> new IllegalArgumentException("no function is called " + name));
  }

  private static int code(String text) {
    long code = Long.decode(text);
    if (code != (int) code && code >>> Integer.SIZE != 0) {
      throw new IllegalArgumentException(text + " is no 32-bit code");
    }
    return (int) code;
  }
}
