package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;

/** Puts a description into a number: two with the same one cannot be told apart by an application. */
final class DescriptionHash {

  private static final int[] HOOKSWITCH_DEVS = {
    PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHDEV_HEADSET
  };

  private DescriptionHash() {}

  static long of(PhoneDescription phone) {
    StateHash hash = new StateHash();
    hash.add(phone.name()).add(phone.providerInfo()).add(phone.phoneInfo()).add(phone.phoneName())
        .add(phone.features()).add(phone.displayRows()).add(phone.displayColumns()).add(phone.stringFormat())
        .add(phone.ringModes()).add(phone.lowestApiVersion()).add(phone.highestApiVersion())
        .add(phone.lowestExtVersion()).add(phone.highestExtVersion()).add(phone.devSpecific())
        .add(phone.latencyMillis()).add(phone.hasExtensions());
    for (int id : phone.extensionId()) {
      hash.add(id);
    }
    for (int dev : HOOKSWITCH_DEVS) {
      HookSwitch can = phone.hookSwitch(dev);
      hash.add(can.modes()).add(can.settableModes()).add(can.monitoredModes()).add(can.volume()).add(can.gain());
    }
    hash.add(phone.buttonLamps().size());
    phone.buttonLamps().forEach(position -> hash.add(position.buttonMode()).add(position.buttonFunction())
        .add(position.lampModes()).add(position.text()));
    for (int id = 0; id < phone.numSetData(); id++) {
      add(phone.download(id), hash);
    }
    for (int id = 0; id < phone.numGetData(); id++) {
      add(phone.upload(id), hash);
    }
    phone.deviceClasses().forEach(name ->
        hash.add(name).add(phone.deviceClass(name).stringFormat()).add(phone.deviceClass(name).content()));
    return hash.value().getAsLong();
  }

  private static void add(DataArea area, StateHash hash) {
    hash.add(area != null);
    if (area != null) {
      hash.add(area.dataId()).add(area.direction().ordinal()).add(area.name()).add(area.sizeBytes());
    }
  }
}
