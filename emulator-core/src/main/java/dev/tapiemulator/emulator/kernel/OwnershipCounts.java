package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONESTATE_MONITORS;
import static dev.tapiemulator.tapi.Tapi.PHONESTATE_OWNER;

import dev.tapiemulator.emulator.spec.Ruling;

/**
 * How many applications owned and monitored a phone at a moment, to be compared with a later one (C-58).
 *
 * @param world for the ruling on who counts
 * @param device the phone
 * @param owners applications that own it
 * @param monitors applications that monitor it
 */
record OwnershipCounts(World world, DeviceSlot device, int owners, int monitors) {

  static OwnershipCounts of(World world, DeviceSlot device) {
    boolean ownerCounts = !world.isDefault(Ruling.OWNER_COUNTS_AS_MONITOR);
    return new OwnershipCounts(world, device, device.countOwners(), device.countMonitors(ownerCounts));
  }

  /** Tells the other handles what has changed since (O-07): the one that changed it has no mask yet, or is closed. */
  void announceChange(Notifier notifier) {
    OwnershipCounts now = of(world, device);
    if (now.owners != owners) {
      notifier.state(device, PHONESTATE_OWNER, now.owners, null);
    }
    if (now.monitors != monitors) {
      notifier.state(device, PHONESTATE_MONITORS, now.monitors, null);
    }
  }
}
