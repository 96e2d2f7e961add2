package dev.tapiemulator.emulator.choice;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;

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

  public Fault {
    if (nth < 1) {
      throw new IllegalArgumentException("a fault strikes the 1st, 2nd, … call, not the " + nth + "th");
    }
    if (kind.needsCode() && (code >= 0 || function != null && !function.mayReturn(code))) {
      throw new IllegalArgumentException(
          PhoneErr.nameOf(code) + " is not documented for " + (function == null ? "any function" : function.headerName()));
    }
    if (kind == FaultKind.FAIL_REPLY && function != null && !function.isAsync()) {
      throw new IllegalArgumentException(function.headerName() + " has no reply that could fail");
    }
  }

  /** Whether a call of the function on the device counts for this fault. */
  public boolean matches(PhoneFunction called, int onDevice) {
    return (function == null || function == called) && (device == ANY_DEVICE || device == onDevice);
  }

  /** The form in which plans are written into a journal: {@code FAIL_REPLY,phoneSetData,*,2,0x9000001C,0}. */
  @Override
  public String toString() {
    return kind + "," + (function == null ? "*" : function.headerName()) + "," + (device < 0 ? "*" : device) + "," + nth + ","
        + (code == 0 ? "0" : String.format("0x%08X", code)) + "," + millis;
  }

  /** Reads the written form. */
  public static Fault parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 6) {
      throw new IllegalArgumentException("not a fault: " + text);
    }
    PhoneFunction function = parts[1].equals("*") ? null : PhoneFunction.named(parts[1]).orElseThrow();
    int device = parts[2].equals("*") ? ANY_DEVICE : Integer.parseInt(parts[2]);
    int code = (int) (long) Long.decode(parts[4]);
    return new Fault(
        FaultKind.valueOf(parts[0]), function, device, Integer.parseInt(parts[3]), code, Long.parseLong(parts[5]));
  }
}
