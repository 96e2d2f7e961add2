package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import java.nio.ByteBuffer;

/** The status of an open phone, and the masks of what its handle is told. */
final class StatusCalls {

  /**
   * The features that only the owner can use: every SET bit, and those stand from SETBUTTONINFO upwards (C-35, C-39).
   */
  private static final int OWNER_FEATURES = ~(PHONEFEATURE_SETBUTTONINFO - 1);

  private static final String OWNER_ELSEWHERE = "another program";

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
    Call call = gate.begin(PhoneFunction.PHONE_GET_STATUS, process, wide)
        .phone(hPhone)
        .outputStructure(lpPhoneStatus, status);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    DeviceSlot device = call.device;
    int failures = provider.failures();
    StatusReading reading = StatusReading.of(provider, device);
    if (provider.failures() != failures) {
      return gate.refuse(PHONEERR_OPERATIONFAILED);
    }
    writer.begin(status, PhoneStatus.fixedSize(call.phone.apiVersion));
    writeCounts(device);
    reading.writeElements(writer);
    writer.put(PhoneStatus.PHONE_FEATURES, usableNow(call.phone));
    String owner = ownerName(device);
    if (owner != null) {
      // An empty name has its terminator all the same, since size 0 says that there is no owner.
      writer.part(PhoneStatus.OWNER_NAME, process.textForm(wide).encode(owner));
    }
    reading.writeDevSpecific(writer);
    writer.finish();
    return gate.succeedWith(lpPhoneStatus, status.dwUsedSize());
  }

  private boolean isOwnedElsewhere() {
    return world.config.profile().ownedElsewhere();
  }

  /** The name under which the owner has initialised, or null. */
  private String ownerName(DeviceSlot device) {
    OpenPhone owner = device.owner();
    if (isOwnedElsewhere()) {
      return OWNER_ELSEWHERE;
    }
    return owner == null ? null : owner.app.name;
  }

  private void writeCounts(DeviceSlot device) {
    int flags =
        (device.connected ? PHONESTATUSFLAGS_CONNECTED : 0) | (device.suspended ? PHONESTATUSFLAGS_SUSPENDED : 0);
    writer.put(PhoneStatus.STATUS_FLAGS, flags)
        .put(PhoneStatus.NUM_OWNERS, isOwnedElsewhere() ? 1 : device.countOwners())
        .put(PhoneStatus.NUM_MONITORS, device.countMonitors(!world.isDefault(Ruling.OWNER_COUNTS_AS_MONITOR)));
  }

  /**
   * What this handle can invoke now: what the phone has, less what needs ownership it lacks, and while the phone is
   * away only phoneSetButtonInfo, whose page knows no INVALPHONESTATE (C-39, O-25).
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
      ProcessSlot process,
      int hPhone,
      IntHolder lpdwPhoneStates,
      IntHolder lpdwButtonModes,
      IntHolder lpdwButtonStates) {
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
