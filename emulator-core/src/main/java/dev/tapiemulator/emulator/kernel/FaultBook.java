package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.StateHash;
import java.util.ArrayList;
import java.util.List;

/** The fault plan while it runs: counts the calls that match each fault and tells when one strikes. */
final class FaultBook {

  private static final int NO_DEVICE = -2;

  private final World world;
  private final List<Entry> entries = new ArrayList<>(0);

  FaultBook(World world, FaultPlan plan) {
    this.world = world;
    plan.faults().forEach(this::add);
  }

  void add(Fault fault) {
    entries.add(new Entry(fault));
  }

  /**
   * Counts a call that has passed its checks; the fault that strikes it, or null. Where several would, the first of the
   * plan does, and the others wait for the next call, so that two faults for "the next call" strike two calls.
   */
  Fault strike(PhoneFunction function, DeviceSlot device) {
    if (entries.isEmpty()) {
      return null;
    }
    Fault striking = null;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.isHitBy(function, device)) {
        if (striking == null) {
          striking = entry.fault;
        } else {
          entry.matched--;
        }
      }
    }
    if (striking != null) {
      world.record(JournalKind.FAULT, striking.kind().ordinal(), 0, device == null ? -1 : device.id)
          .word(function.ordinal())
          .word(striking.code())
          .end();
    }
    return striking;
  }

  /** How far each fault has come; which there are, the test has decided. */
  void addTo(StateHash hash) {
    hash.add(entries.size());
    entries.forEach(entry -> hash.add(entry.matched));
  }

  private static final class Entry {
    final Fault fault;
    private int matched;

    Entry(Fault fault) {
      this.fault = fault;
    }

    boolean isHitBy(PhoneFunction function, DeviceSlot device) {
      return fault.matches(function, device == null ? NO_DEVICE : device.id)
          && canStrike(function, device)
          && ++matched == fault.nth();
    }

    /** A fault for any function waits for one that can show it. */
    private boolean canStrike(PhoneFunction function, DeviceSlot device) {
      FaultKind kind = fault.kind();
      return (!kind.needsCode() || function.mayReturn(fault.code()))
          && (!kind.needsRequest() || function.isAsync())
          && (!kind.befallsPhone() || device != null);
    }
  }
}
