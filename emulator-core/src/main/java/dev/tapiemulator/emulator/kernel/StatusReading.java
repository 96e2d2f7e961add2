package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import java.nio.ByteBuffer;

/**
 * What a phone tells of itself for PHONESTATUS, asked in full before anything is written, since a call that fails
 * writes nothing (C-92). An element whose state the phone does not tell has the value that says so.
 */
final class StatusReading {

  private static final int[] HOOKSWITCH_DEVS = {
    PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHDEV_HEADSET
  };
  private static final StructField[] MODE_FIELDS = {
    PhoneStatus.HANDSET_HOOK_SWITCH_MODE, PhoneStatus.SPEAKER_HOOK_SWITCH_MODE, PhoneStatus.HEADSET_HOOK_SWITCH_MODE
  };
  private static final StructField[] VOLUME_FIELDS = {
    PhoneStatus.HANDSET_VOLUME, PhoneStatus.SPEAKER_VOLUME, PhoneStatus.HEADSET_VOLUME
  };
  private static final StructField[] GAIN_FIELDS = {
    PhoneStatus.HANDSET_GAIN, PhoneStatus.SPEAKER_GAIN, PhoneStatus.HEADSET_GAIN
  };

  private final int ringMode;
  private final int ringVolume;
  private final int[] modes = new int[HOOKSWITCH_DEVS.length];
  private final int[] volumes = new int[HOOKSWITCH_DEVS.length];
  private final int[] gains = new int[HOOKSWITCH_DEVS.length];
  private final ByteBuffer display;
  private final int[] lampModes;
  private final byte[] devSpecific;

  private StatusReading(ProviderGate provider, DeviceSlot device) {
    ringMode = known(provider.ringMode(device), 0);
    ringVolume = known(provider.ringVolume(device), 0);
    for (int i = 0; i < HOOKSWITCH_DEVS.length; i++) {
      readHookSwitch(provider, device, i);
    }
    display = readDisplay(provider, device);
    lampModes = readLamps(provider, device);
    devSpecific = provider.statusDevSpecific(device);
  }

  static StatusReading of(ProviderGate provider, DeviceSlot device) {
    return new StatusReading(provider, device);
  }

  void writeElements(VarDataWriter writer) {
    writer.put(PhoneStatus.RING_MODE, ringMode).put(PhoneStatus.RING_VOLUME, ringVolume);
    for (int i = 0; i < HOOKSWITCH_DEVS.length; i++) {
      writer.put(MODE_FIELDS[i], modes[i]).put(VOLUME_FIELDS[i], volumes[i]).put(GAIN_FIELDS[i], gains[i]);
    }
    writer.part(PhoneStatus.DISPLAY, display).intsPart(PhoneStatus.LAMP_MODES, lampModes);
  }

  void writeDevSpecific(VarDataWriter writer) {
    writer.part(PhoneStatus.DEV_SPECIFIC, devSpecific);
  }

  /** A device the phone lacks has mode, volume and gain 0. */
  private void readHookSwitch(ProviderGate provider, DeviceSlot device, int index) {
    int dev = HOOKSWITCH_DEVS[index];
    HookSwitch hookSwitch = device.description.hookSwitch(dev);
    if (hookSwitch.present()) {
      modes[index] = known(provider.hookSwitchMode(device, dev), PHONEHOOKSWITCHMODE_UNKNOWN);
      volumes[index] = hookSwitch.volume() ? known(provider.volume(device, dev), 0) : 0;
      gains[index] = hookSwitch.gain() ? known(provider.gain(device, dev), 0) : 0;
    }
  }

  private static ByteBuffer readDisplay(ProviderGate provider, DeviceSlot device) {
    PhoneDescription phone = device.description;
    if (phone.displayRows() == 0) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer content = QueryCalls.displayRoom(phone);
    return provider.getDisplay(device, content) == 0 ? content.flip() : content.limit(content.position());
  }

  private static int[] readLamps(ProviderGate provider, DeviceSlot device) {
    int[] modes = new int[device.description.buttonLamps().size()];
    for (int id = 0; id < modes.length; id++) {
      boolean hasLamp = device.description.buttonLamps().get(id).hasLamp();
      modes[id] = hasLamp ? known(provider.lampMode(device, id), PHONELAMPMODE_UNKNOWN) : PHONELAMPMODE_DUMMY;
    }
    return modes;
  }

  private static int known(long answer, int otherwise) {
    return answer < 0 ? otherwise : (int) answer;
  }
}
