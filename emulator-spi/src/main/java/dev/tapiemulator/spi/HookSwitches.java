package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HEADSET;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_ONHOOK;

/**
 * The mode, volume and gain of handset, speakerphone and headset. Volume and gain are kept, and can be set, while a
 * device is on-hook or muted (C-87, O-30).
 */
final class HookSwitches {

  private static final int DEVICES = 3;
  private static final int STATES_OF_A_DEVICE = 3; // hookswitch, volume, gain
  private static final int HALF = 0x8000;

  private final HookSwitch[] declared = new HookSwitch[DEVICES];
  private final int[] modes = new int[DEVICES];
  private final int[] volumes = {HALF, HALF, HALF};
  private final int[] gains = {HALF, HALF, HALF};

  HookSwitches(PhoneDescription phone) {
    for (int index = 0; index < DEVICES; index++) {
      HookSwitch device = phone.hookSwitch(1 << index);
      declared[index] = device;
      modes[index] = restingMode(device.modes());
    }
  }

  /** A device starts on-hook; one that cannot be starts in the lowest mode it has. */
  private static int restingMode(int modes) {
    return (modes & PHONEHOOKSWITCHMODE_ONHOOK) != 0 ? PHONEHOOKSWITCHMODE_ONHOOK : Integer.lowestOneBit(modes);
  }

  /** Takes over from the devices before a change of capabilities whatever is still possible. */
  void takeOver(HookSwitches before) {
    for (int index = 0; index < DEVICES; index++) {
      if ((declared[index].modes() & before.modes[index]) != 0) {
        modes[index] = before.modes[index];
      }
      volumes[index] = before.volumes[index];
      gains[index] = before.gains[index];
    }
  }

  /** Whether a value is exactly one PHONEHOOKSWITCHDEV_ bit, and that of a device the phone has. */
  boolean has(int hookSwitchDev) {
    return isOneDevice(hookSwitchDev) && declared(hookSwitchDev).present();
  }

  boolean hasVolume(int hookSwitchDev) {
    return isOneDevice(hookSwitchDev) && declared(hookSwitchDev).volume();
  }

  boolean hasGain(int hookSwitchDev) {
    return isOneDevice(hookSwitchDev) && declared(hookSwitchDev).gain();
  }

  /** Whether a device can be in a mode; one of several bits is none it can be in. */
  boolean canBeIn(int hookSwitchDev, int mode) {
    return has(hookSwitchDev) && Integer.bitCount(mode) == 1 && (declared(hookSwitchDev).modes() & mode) != 0;
  }

  private static boolean isOneDevice(int hookSwitchDev) {
    return Integer.bitCount(hookSwitchDev) == 1
        && hookSwitchDev >= PHONEHOOKSWITCHDEV_HANDSET
        && hookSwitchDev <= PHONEHOOKSWITCHDEV_HEADSET;
  }

  /** How far the PHONESTATE_ bits of a device lie from those of the handset, which come first. */
  static int stateShift(int hookSwitchDev) {
    return index(hookSwitchDev) * STATES_OF_A_DEVICE;
  }

  /** What was declared of one of the three devices. */
  HookSwitch declared(int hookSwitchDev) {
    return declared[index(hookSwitchDev)];
  }

  int mode(int hookSwitchDev) {
    return modes[index(hookSwitchDev)];
  }

  boolean move(int hookSwitchDev, int mode) {
    return set(modes, hookSwitchDev, mode);
  }

  int volume(int hookSwitchDev) {
    return volumes[index(hookSwitchDev)];
  }

  boolean setVolume(int hookSwitchDev, int volume) {
    return set(volumes, hookSwitchDev, volume);
  }

  int gain(int hookSwitchDev) {
    return gains[index(hookSwitchDev)];
  }

  boolean setGain(int hookSwitchDev, int gain) {
    return set(gains, hookSwitchDev, gain);
  }

  void addTo(StateHash hash) {
    for (int index = 0; index < DEVICES; index++) {
      hash.add(modes[index]).add(volumes[index]).add(gains[index]);
    }
  }

  private static boolean set(int[] values, int hookSwitchDev, int value) {
    int index = index(hookSwitchDev);
    boolean differs = values[index] != value;
    values[index] = value;
    return differs;
  }

  private static int index(int hookSwitchDev) {
    return Integer.numberOfTrailingZeros(hookSwitchDev);
  }
}
