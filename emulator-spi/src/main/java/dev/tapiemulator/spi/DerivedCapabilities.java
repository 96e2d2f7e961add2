package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;

/** Works out the PHONEFEATURE_ and PHONESTATE_ bits that follow from the declared parts of a phone. */
final class DerivedCapabilities {

  private DerivedCapabilities() {}

  static int features(PhoneDescription phone) {
    int features = 0;
    if (!phone.buttonLamps().isEmpty()) {
      features |= PHONEFEATURE_GETBUTTONINFO | PHONEFEATURE_SETBUTTONINFO;
    }
    if (phone.buttonLamps().stream().anyMatch(ButtonLamp::hasLamp)) {
      features |= PHONEFEATURE_GETLAMP | PHONEFEATURE_SETLAMP;
    }
    if (phone.displayRows() > 0) {
      features |= PHONEFEATURE_GETDISPLAY | PHONEFEATURE_SETDISPLAY;
    }
    if (phone.ringModes() > 0) {
      features |= PHONEFEATURE_GETRING | PHONEFEATURE_SETRING;
    }
    if (phone.numSetData() > 0) {
      features |= PHONEFEATURE_SETDATA;
    }
    if (phone.numGetData() > 0) {
      features |= PHONEFEATURE_GETDATA;
    }
    for (int dev = PHONEHOOKSWITCHDEV_HANDSET; dev <= PHONEHOOKSWITCHDEV_HEADSET; dev <<= 1) {
      features |= hookSwitchFeatures(phone.hookSwitch(dev), dev);
    }
    return features;
  }

  /**
   * The three bits of each kind stand side by side in the order of the PHONEHOOKSWITCHDEV_ bits, so the device's bit
   * selects.
   */
  private static int hookSwitchFeatures(HookSwitch device, int dev) {
    int features = 0;
    if (device.present()) {
      features |= dev * PHONEFEATURE_GETHOOKSWITCHHANDSET;
    }
    if (device.settableModes() != 0) {
      features |= dev * PHONEFEATURE_SETHOOKSWITCHHANDSET;
    }
    if (device.volume()) {
      features |= dev * (PHONEFEATURE_GETVOLUMEHANDSET | PHONEFEATURE_SETVOLUMEHANDSET);
    }
    if (device.gain()) {
      features |= dev * (PHONEFEATURE_GETGAINHANDSET | PHONEFEATURE_SETGAINHANDSET);
    }
    return features;
  }

  static int phoneStates(PhoneDescription phone) {
    int states = PHONESTATE_CONNECTED
        | PHONESTATE_DISCONNECTED
        | PHONESTATE_SUSPEND
        | PHONESTATE_RESUME
        | PHONESTATE_CAPSCHANGE
        | PHONESTATE_REMOVED
        | PHONESTATE_OTHER
        | PHONESTATE_DEVSPECIFIC;
    if (phone.displayRows() > 0) {
      states |= PHONESTATE_DISPLAY;
    }
    if (phone.buttonLamps().stream().anyMatch(ButtonLamp::hasLamp)) {
      states |= PHONESTATE_LAMP;
    }
    if (phone.ringModes() > 0) {
      states |= PHONESTATE_RINGMODE | PHONESTATE_RINGVOLUME;
    }
    int shift = 0;
    for (int dev = PHONEHOOKSWITCHDEV_HANDSET; dev <= PHONEHOOKSWITCHDEV_HEADSET; dev <<= 1, shift += 3) {
      HookSwitch device = phone.hookSwitch(dev);
      states |= (device.present() ? PHONESTATE_HANDSETHOOKSWITCH << shift : 0)
          | (device.volume() ? PHONESTATE_HANDSETVOLUME << shift : 0)
          | (device.gain() ? PHONESTATE_HANDSETGAIN << shift : 0);
    }
    return states;
  }
}
