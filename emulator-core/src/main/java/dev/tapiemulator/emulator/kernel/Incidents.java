package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.Decision;

/**
 * What befalls the phone of a call that has just ended: reclaimed, removed, suspended; by plan, or by choice after a
 * success.
 */
final class Incidents {

  private final World world;
  private final Departures departures;
  private final LinkState links;

  Incidents(World world, Departures departures, LinkState links) {
    this.world = world;
    this.departures = departures;
    this.links = links;
  }

  void after(Call call, boolean succeeded) {
    if (call.fault != null) {
      planned(call);
    }
    if (!succeeded) {
      return;
    }
    DeviceSlot device = call.device;
    if (device.isOpen() && isChosen(Decision.SUSPEND, device)) {
      toggleSuspension(device);
    }
    if (device.isOpen() && isChosen(Decision.RECLAIM, device)) {
      departures.reclaim(device);
    }
    if (!device.removed && isChosen(Decision.REMOVE, device)) {
      departures.reclaimAndRemove(device);
    }
  }

  private void planned(Call call) {
    switch (call.fault.kind()) {
      case RECLAIM -> departures.reclaim(call.device);
      case REMOVE -> departures.reclaimAndRemove(call.device);
      case SUSPEND -> links.suspend(call.device);
      default -> {
        // The others strike while the call is under way.
      }
    }
  }

  private boolean isChosen(Decision decision, DeviceSlot device) {
    return world.asker.choose(decision, 2, device.id) == 1;
  }

  private void toggleSuspension(DeviceSlot device) {
    if (device.suspended) {
      links.resume(device);
    } else {
      links.suspend(device);
    }
  }
}
