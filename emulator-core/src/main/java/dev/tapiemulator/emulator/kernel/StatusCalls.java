package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import java.nio.ByteBuffer;

/** The status of an open phone, and the masks of what its handle is told. */
final class StatusCalls {

  /** The features that only the owner can use: every SET bit, and those stand from SETBUTTONINFO upwards (C-35, C-39). */
  private static final int OWNER_FEATURES = ~(PHONEFEATURE_SETBUTTONINFO - 1);

  private final World world;
  private final CallGate gate;
  private final ProviderGate provider;
  private final Departures departures;
  private final VarDataWriter writer = new VarDataWriter();
  private final PhoneStatus status = new PhoneStatus();

  StatusCalls(World world, CallGate gate, ProviderGate provider, Departures departures) {
    this.world = world;
    this.gate = gate;
    this.provider = provider;
    this.departures = departures;
  }

  int phoneGetStatus(ProcessSlot process, boolean wide, int hPhone, ByteBuffer lpPhoneStatus) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_STATUS, process, wide).phone(hPhone).outputStructure(lpPhoneStatus, status);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    DeviceSlot device = call.device;
    writer.begin(status, PhoneStatus.fixedSize(call.phone.apiVersion));
    writeCounts(device);
    writeLevels(device);
    writer.put(PhoneStatus.PHONE_FEATURES, usableNow(call.phone));
    writeParts(device, process.textForm(wide));
    writer.finish();
    return gate.succeedWith(lpPhoneStatus, status.dwUsedSize());
  }

  private void writeCounts(DeviceSlot device) {
    int flags = (device.connected ? PHONESTATUSFLAGS_CONNECTED : 0) | (device.suspended ? PHONESTATUSFLAGS_SUSPENDED : 0);
    writer.put(PhoneStatus.STATUS_FLAGS, flags)
        .put(PhoneStatus.NUM_OWNERS, device.countOwners())
        .put(PhoneStatus.NUM_MONITORS, device.countMonitors(!world.isDefault(Ruling.OWNER_COUNTS_AS_MONITOR)));
  }

  private void writeLevels(DeviceSlot device) {
    writer.put(PhoneStatus.RING_MODE, known(provider.ringMode(device), 0))
        .put(PhoneStatus.RING_VOLUME, known(provider.ringVolume(device), 0));
    writeHookSwitch(
        device, PHONEHOOKSWITCHDEV_HANDSET,
        PhoneStatus.HANDSET_HOOK_SWITCH_MODE, PhoneStatus.HANDSET_VOLUME, PhoneStatus.HANDSET_GAIN);
    writeHookSwitch(
        device, PHONEHOOKSWITCHDEV_SPEAKER,
        PhoneStatus.SPEAKER_HOOK_SWITCH_MODE, PhoneStatus.SPEAKER_VOLUME, PhoneStatus.SPEAKER_GAIN);
    writeHookSwitch(
        device, PHONEHOOKSWITCHDEV_HEADSET,
        PhoneStatus.HEADSET_HOOK_SWITCH_MODE, PhoneStatus.HEADSET_VOLUME, PhoneStatus.HEADSET_GAIN);
  }

  /** A device the phone lacks has mode, volume and gain 0. */
  private void writeHookSwitch(DeviceSlot device, int dev, StructField mode, StructField volume, StructField gain) {
    if (device.description.hookSwitch(dev).present()) {
      writer.put(mode, known(provider.hookSwitchMode(device, dev), PHONEHOOKSWITCHMODE_UNKNOWN))
          .put(volume, device.description.hookSwitch(dev).volume() ? known(provider.volume(device, dev), 0) : 0)
          .put(gain, device.description.hookSwitch(dev).gain() ? known(provider.gain(device, dev), 0) : 0);
    }
  }

  private static int known(long answer, int otherwise) {
    return answer < 0 ? otherwise : (int) answer;
  }

  private void writeParts(DeviceSlot device, TextForm form) {
    PhoneDescription phone = device.description;
    if (phone.displayRows() > 0) {
      ByteBuffer content = QueryCalls.displayRoom(phone);
      if (provider.getDisplay(device, content) == 0) {
        writer.part(PhoneStatus.DISPLAY, content.flip());
      }
    }
    if (!phone.buttonLamps().isEmpty()) {
      writer.intsPart(PhoneStatus.LAMP_MODES, lampModes(device));
    }
    OpenPhone owner = device.owner();
    if (owner != null) {
      writer.textPart(PhoneStatus.OWNER_NAME, form, owner.app.name);
    }
    byte[] devSpecific = provider.statusDevSpecific(device);
    if (devSpecific.length > 0) {
      writer.part(PhoneStatus.DEV_SPECIFIC, devSpecific);
    }
  }

  private int[] lampModes(DeviceSlot device) {
    int[] modes = new int[device.description.buttonLamps().size()];
    for (int id = 0; id < modes.length; id++) {
      boolean hasLamp = device.description.buttonLamps().get(id).hasLamp();
      modes[id] = hasLamp ? known(provider.lampMode(device, id), PHONELAMPMODE_UNKNOWN) : PHONELAMPMODE_DUMMY;
    }
    return modes;
  }

  /**
   * What this handle can invoke now: what the phone has, less what needs ownership it lacks, and while the phone is away only
   * phoneSetButtonInfo, whose page knows no INVALPHONESTATE (C-39, O-25).
   */
  private static int usableNow(OpenPhone phone) {
    int features = phone.device.description.features();
    if (!phone.isOwner()) {
      features &= ~OWNER_FEATURES;
    }
    boolean away = phone.device.suspended || !phone.device.connected;
    return away ? features & PHONEFEATURE_SETBUTTONINFO : features;
  }

  int phoneSetStatusMessages(
      ProcessSlot process, int hPhone, int dwPhoneStates, int dwButtonModes, int dwButtonStates) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_STATUS_MESSAGES, process)
        .phone(hPhone)
        .masks(dwPhoneStates, dwButtonModes, dwButtonStates);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    OpenPhone phone = call.phone;
    phone.phoneStates = dwPhoneStates;
    phone.buttonModes = dwButtonModes;
    phone.buttonStates = dwButtonModes == 0 ? 0 : dwButtonStates; // C-62: without modes the states are ignored.
    departures.tellInterest(phone.device);
    return gate.succeed();
  }

  int phoneGetStatusMessages(
      ProcessSlot process, int hPhone, IntHolder lpdwPhoneStates, IntHolder lpdwButtonModes, IntHolder lpdwButtonStates) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_STATUS_MESSAGES, process)
        .phone(hPhone)
        .out(lpdwPhoneStates)
        .out(lpdwButtonModes)
        .out(lpdwButtonStates);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    OpenPhone phone = call.phone;
    lpdwPhoneStates.value = phone.phoneStates;
    lpdwButtonModes.value = phone.buttonModes;
    lpdwButtonStates.value = phone.buttonStates;
    return gate.succeed(phone.phoneStates, phone.buttonModes, phone.buttonStates);
  }
}
