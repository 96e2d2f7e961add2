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

  /** Tells the other handles what has changed since; the handle that changed it is not told (O-07). */
  void announceChange(Notifier notifier, OpenPhone acting) {
    OwnershipCounts now = of(world, device);
    if (now.owners != owners) {
      notifier.state(device, PHONESTATE_OWNER, now.owners, acting);
    }
    if (now.monitors != monitors) {
      notifier.state(device, PHONESTATE_MONITORS, now.monitors, acting);
    }
  }
}
