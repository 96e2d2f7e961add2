package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import dev.tapiemulator.tapi.struct.VarString;
import java.nio.ByteBuffer;

/** The functions that read one item of an open phone. */
final class QueryCalls {

  private final CallGate gate;
  private final ProviderGate provider;
  private final VarDataWriter writer = new VarDataWriter();
  private final VarString varString = new VarString();
  private final PhoneButtonInfo buttonInfo = new PhoneButtonInfo();

  QueryCalls(CallGate gate, ProviderGate provider) {
    this.gate = gate;
    this.provider = provider;
  }

  int phoneGetLamp(ProcessSlot process, int hPhone, int dwButtonLampID, IntHolder lpdwLampMode) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_LAMP, process).phone(hPhone).id(dwButtonLampID).out(lpdwLampMode);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    boolean hasLamp = call.device.description.buttonLamps().get(dwButtonLampID).hasLamp();
    return give(hasLamp ? provider.lampMode(call.device, dwButtonLampID) : PHONELAMPMODE_DUMMY, lpdwLampMode);
  }

  int phoneGetRing(ProcessSlot process, int hPhone, IntHolder lpdwRingMode, IntHolder lpdwVolume) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_RING, process).phone(hPhone).out(lpdwRingMode).out(lpdwVolume);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    long mode = provider.ringMode(call.device);
    long volume = mode < 0 ? mode : provider.ringVolume(call.device);
    if (volume < 0) {
      return gate.refuse((int) volume);
    }
    lpdwRingMode.value = (int) mode;
    lpdwVolume.value = (int) volume;
    return gate.succeed((int) mode, (int) volume);
  }

  int phoneGetVolume(ProcessSlot process, int hPhone, int dwHookSwitchDev, IntHolder lpdwVolume) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_VOLUME, process)
        .phone(hPhone)
        .hookSwitch(dwHookSwitchDev)
        .out(lpdwVolume);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : give(provider.volume(call.device, dwHookSwitchDev), lpdwVolume);
  }

  int phoneGetGain(ProcessSlot process, int hPhone, int dwHookSwitchDev, IntHolder lpdwGain) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_GAIN, process)
        .phone(hPhone)
        .hookSwitch(dwHookSwitchDev)
        .out(lpdwGain);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : give(provider.gain(call.device, dwHookSwitchDev), lpdwGain);
  }

  /** A device is off-hook when its microphone or its speaker is live; one that does not tell counts as on-hook. */
  int phoneGetHookSwitch(ProcessSlot process, int hPhone, IntHolder lpdwHookSwitchDevs) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_HOOK_SWITCH, process).phone(hPhone).out(lpdwHookSwitchDevs);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    int live = PHONEHOOKSWITCHMODE_MIC | PHONEHOOKSWITCHMODE_SPEAKER | PHONEHOOKSWITCHMODE_MICSPEAKER;
    long offHook = 0;
    for (int dev = PHONEHOOKSWITCHDEV_HANDSET; dev <= PHONEHOOKSWITCHDEV_HEADSET; dev <<= 1) {
      if (call.device.description.hookSwitch(dev).present()) {
        long mode = provider.hookSwitchMode(call.device, dev);
        if (mode < 0) {
          return gate.refuse((int) mode);
        }
        offHook |= (mode & live) != 0 ? dev : 0;
      }
    }
    return give(offHook, lpdwHookSwitchDevs);
  }

  private int give(long answer, IntHolder out) {
    if (answer < 0) {
      return gate.refuse((int) answer);
    }
    out.value = (int) answer;
    return gate.succeed((int) answer);
  }

  int phoneGetData(ProcessSlot process, int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_DATA, process)
        .phone(hPhone)
        .id(dwDataID)
        .output(lpData, dwSize)
        .word(dwSize);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    int most = Math.min(dwSize, call.device.description.upload(dwDataID).sizeBytes());
    ByteBuffer upload = ByteBuffer.allocate(most);
    long answer = provider.getData(call.device, dwDataID, upload);
    if (answer != 0) {
      return gate.refuse((int) answer);
    }
    if (upload.position() > 0) {
      lpData.put(lpData.position(), upload, 0, upload.position());
    }
    return gate.succeedWith(lpData, upload.position());
  }

  int phoneGetDisplay(ProcessSlot process, int hPhone, ByteBuffer lpDisplay) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_DISPLAY, process)
        .phone(hPhone)
        .outputStructure(lpDisplay, varString);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    ByteBuffer content = displayRoom(call.device.description);
    long answer = provider.getDisplay(call.device, content);
    if (answer != 0) {
      return gate.refuse((int) answer);
    }
    writer.begin(varString, VarString.fixedSize())
        .put(VarString.STRING_FORMAT, call.device.description.stringFormat())
        .part(VarString.STRING, content.flip())
        .finish();
    return gate.succeedWith(lpDisplay, varString.dwUsedSize());
  }

  /** Room for every cell of a phone's display. */
  static ByteBuffer displayRoom(PhoneDescription phone) {
    int cellBytes = phone.stringFormat() == STRINGFORMAT_UNICODE ? Character.BYTES : 1;
    return ByteBuffer.allocate(phone.displayRows() * phone.displayColumns() * cellBytes);
  }

  int phoneGetButtonInfo(ProcessSlot process, boolean wide, int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_BUTTON_INFO, process, wide)
        .phone(hPhone)
        .id(dwButtonLampID)
        .outputStructure(lpButtonInfo, buttonInfo);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    ButtonLamp declared = call.device.description.buttonLamps().get(dwButtonLampID);
    ButtonInfo[] told = {asDeclared(declared)};
    long answer = declared.hasButton() ? provider.buttonInfo(call.device, dwButtonLampID, told) : 0;
    if (answer != 0) {
      return gate.refuse((int) answer);
    }
    ButtonInfo info = told[0];
    writer.begin(buttonInfo, PhoneButtonInfo.fixedSize(call.phone.apiVersion))
        .put(PhoneButtonInfo.BUTTON_MODE, info.mode())
        .put(PhoneButtonInfo.BUTTON_FUNCTION, info.function())
        .put(PhoneButtonInfo.BUTTON_STATE, info.state())
        .textPart(PhoneButtonInfo.BUTTON_TEXT, process.textForm(wide), info.text())
        .part(PhoneButtonInfo.DEV_SPECIFIC, info.devSpecific())
        .finish();
    return gate.succeedWith(lpButtonInfo, buttonInfo.dwUsedSize());
  }

  /** A lamp without a button, or a phone that does not tell, is described by what was declared. */
  private static ButtonInfo asDeclared(ButtonLamp declared) {
    return new ButtonInfo(
        declared.buttonMode(),
        declared.buttonFunction(),
        declared.hasButton() ? declared.text() : "",
        PHONEBUTTONSTATE_UNAVAIL,
        new byte[0]);
  }
}
