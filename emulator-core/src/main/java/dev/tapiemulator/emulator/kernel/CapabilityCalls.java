package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import dev.tapiemulator.tapi.struct.VarString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** What a phone is: capabilities, associated devices, icon, configuration dialog. */
final class CapabilityCalls {

  /** The handle of the generic icon; the icons of models are small numbers. */
  static final long GENERIC_ICON = 0x10000;

  private final World world;
  private final CallGate gate;
  private final ProviderGate provider;
  private final VarDataWriter writer = new VarDataWriter();
  private final PhoneCaps caps = new PhoneCaps();
  private final VarString varString = new VarString();

  CapabilityCalls(World world, CallGate gate, ProviderGate provider) {
    this.world = world;
    this.gate = gate;
    this.provider = provider;
  }

  int phoneGetDevCaps(
      ProcessSlot process,
      boolean wide,
      int hPhoneApp,
      int dwDeviceID,
      int dwAPIVersion,
      int dwExtVersion,
      ByteBuffer lpPhoneCaps) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_DEV_CAPS, process, wide)
        .app(hPhoneApp)
        .deviceId(dwDeviceID)
        .apiVersion(dwAPIVersion)
        .extVersion(dwExtVersion)
        .outputStructure(lpPhoneCaps, caps);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    writer.begin(caps, PhoneCaps.fixedSize(dwAPIVersion));
    CapsContent.write(writer, call.device, dwAPIVersion, process.textForm(wide));
    writer.finish();
    return gate.succeedWith(lpPhoneCaps, caps.dwUsedSize());
  }

  int phoneGetID(ProcessSlot process, boolean wide, int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_ID, process, wide)
        .phone(hPhone)
        .outputStructure(lpDeviceID, varString)
        .string(lpszDeviceClass, true);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    PhoneDescription.DeviceClassId id = idOf(call.device, lpszDeviceClass.toLowerCase(Locale.ROOT));
    writer.begin(varString, VarString.fixedSize())
        .put(VarString.STRING_FORMAT, id.stringFormat())
        .part(VarString.STRING, id.content())
        .finish();
    return gate.succeedWith(lpDeviceID, varString.dwUsedSize());
  }

  private static PhoneDescription.DeviceClassId idOf(DeviceSlot device, String deviceClass) {
    if (!deviceClass.equals(DeviceClasses.PHONE)) {
      return device.description.deviceClass(deviceClass);
    }
    byte[] id = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(device.id).array();
    return new PhoneDescription.DeviceClassId(STRINGFORMAT_BINARY, id);
  }

  int phoneConfigDialog(ProcessSlot process, boolean wide, int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    Call call = gate.begin(PhoneFunction.PHONE_CONFIG_DIALOG, process, wide)
        .deviceId(dwDeviceID)
        .wide(hwndOwner)
        .string(lpszDeviceClass, false);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    long answer = provider.configDialog(call.device, DeviceClasses.forModel(lpszDeviceClass), hwndOwner);
    return answer == 0 ? gate.succeed() : gate.refuse((int) answer);
  }

  int phoneGetIcon(ProcessSlot process, boolean wide, int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_ICON, process, wide)
        .deviceId(dwDeviceID)
        .string(lpszDeviceClass, false)
        .out(lphIcon);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    String deviceClass = DeviceClasses.forModel(lpszDeviceClass);
    long icon = provider.icon(call.device, deviceClass);
    if (icon == PHONEERR_OPERATIONUNAVAIL || icon == 0) {
      // The page lists no OPERATIONUNAVAIL: a phone without icons has none of that class.
      icon = PHONEERR_INVALDEVICECLASS;
    }
    if (icon < 0 && (deviceClass.isEmpty() || isOldProcess(process))) {
      icon = GENERIC_ICON;
    }
    if (icon < 0) {
      return gate.refuse((int) icon);
    }
    lphIcon.value = icon;
    return gate.succeed((int) icon, (int) (icon >>> Integer.SIZE));
  }

  /** The function has no version argument: the lowest that an application of the process has declared counts. */
  private boolean isOldProcess(ProcessSlot process) {
    return world.livingApps.stream()
        .anyMatch(app -> app.process == process && app.declaredVersion < TAPI_VERSION_2_0);
  }
}
