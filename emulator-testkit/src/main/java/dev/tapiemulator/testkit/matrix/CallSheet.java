package dev.tapiemulator.testkit.matrix;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The arguments of a call of any function, in order as they are here; a scene changes those that are to be wrong. */
final class CallSheet {

  private static final int ROOM_BYTES = 1024;
  private static final int PAYLOAD_BYTES = 4;

  int hPhoneApp;
  int hPhone;
  int deviceId;
  int apiVersion = TAPI_VERSION_2_2;
  int lowestApiVersion = TAPI_VERSION_1_3;
  int extVersion;
  int lowestExtVersion = 0x10000;
  int privilege = PHONEPRIVILEGE_MONITOR;
  /** dwDataID or dwButtonLampID. */
  int id;
  int row;
  int hookSwitchDev = PHONEHOOKSWITCHDEV_HANDSET;
  int hookSwitchMode = PHONEHOOKSWITCHMODE_MIC;
  int lampMode = PHONELAMPMODE_STEADY;
  int ringMode = 1;
  int phoneStates = PHONESTATE_LAMP;
  int buttonModes = PHONEBUTTONMODE_FEATURE;
  int buttonStates = PHONEBUTTONSTATE_DOWN;
  String deviceClass = "tapi/phone";
  String appName = "client";
  long hInstance;
  long hwndOwner;
  /** dwTotalSize of structures. */
  int structureBytes = ROOM_BYTES;
  /** Whether buffers and places for results are given. */
  boolean pointers = true;

  /** Calls the function; what it returns. */
  int call(Tapi32 tapi, PhoneFunction function) {
    return switch (function) {
      case PHONE_CLOSE -> tapi.phoneClose(hPhone);
      case PHONE_CONFIG_DIALOG -> tapi.phoneConfigDialog(deviceId, hwndOwner, deviceClass);
      case PHONE_DEV_SPECIFIC -> tapi.phoneDevSpecific(hPhone, bytes(), PAYLOAD_BYTES);
      case PHONE_GET_BUTTON_INFO -> tapi.phoneGetButtonInfo(hPhone, id, structure());
      case PHONE_GET_DATA -> tapi.phoneGetData(hPhone, id, bytes(), PAYLOAD_BYTES);
      case PHONE_GET_DEV_CAPS -> tapi.phoneGetDevCaps(hPhoneApp, deviceId, apiVersion, extVersion, structure());
      case PHONE_GET_DISPLAY -> tapi.phoneGetDisplay(hPhone, structure());
      case PHONE_GET_GAIN -> tapi.phoneGetGain(hPhone, hookSwitchDev, out());
      case PHONE_GET_HOOK_SWITCH -> tapi.phoneGetHookSwitch(hPhone, out());
      case PHONE_GET_ICON -> tapi.phoneGetIcon(deviceId, deviceClass, pointers ? new LongHolder() : null);
      case PHONE_GET_ID -> tapi.phoneGetID(hPhone, structure(), deviceClass);
      case PHONE_GET_LAMP -> tapi.phoneGetLamp(hPhone, id, out());
      case PHONE_GET_MESSAGE -> tapi.phoneGetMessage(hPhoneApp, message(), 0);
      case PHONE_GET_RING -> tapi.phoneGetRing(hPhone, out(), out());
      case PHONE_GET_STATUS -> tapi.phoneGetStatus(hPhone, structure());
      case PHONE_GET_STATUS_MESSAGES -> tapi.phoneGetStatusMessages(hPhone, out(), out(), out());
      case PHONE_GET_VOLUME -> tapi.phoneGetVolume(hPhone, hookSwitchDev, out());
      case PHONE_INITIALIZE -> tapi.phoneInitialize(out(), hInstance, CallSheet::ignore, appName, out());
      case PHONE_INITIALIZE_EX -> tapi.phoneInitializeEx(
          out(), hInstance, CallSheet::ignore, appName, out(), new IntHolder(apiVersion), initializeParams());
      case PHONE_NEGOTIATE_API_VERSION -> tapi.phoneNegotiateAPIVersion(
          hPhoneApp, deviceId, lowestApiVersion, Math.max(lowestApiVersion, apiVersion), out(), null);
      case PHONE_NEGOTIATE_EXT_VERSION -> tapi.phoneNegotiateExtVersion(
          hPhoneApp, deviceId, apiVersion, lowestExtVersion, lowestExtVersion, out());
      case PHONE_OPEN -> tapi.phoneOpen(hPhoneApp, deviceId, out(), apiVersion, extVersion, 0, privilege);
      case PHONE_SET_BUTTON_INFO -> tapi.phoneSetButtonInfo(hPhone, id, buttonInfo());
      case PHONE_SET_DATA -> tapi.phoneSetData(hPhone, id, bytes(), PAYLOAD_BYTES);
      case PHONE_SET_DISPLAY -> tapi.phoneSetDisplay(hPhone, row, 0, bytes(), PAYLOAD_BYTES);
      case PHONE_SET_GAIN -> tapi.phoneSetGain(hPhone, hookSwitchDev, 1);
      case PHONE_SET_HOOK_SWITCH -> tapi.phoneSetHookSwitch(hPhone, hookSwitchDev, hookSwitchMode);
      case PHONE_SET_LAMP -> tapi.phoneSetLamp(hPhone, id, lampMode);
      case PHONE_SET_RING -> tapi.phoneSetRing(hPhone, ringMode, 1);
      case PHONE_SET_STATUS_MESSAGES ->
          tapi.phoneSetStatusMessages(hPhone, phoneStates, buttonModes, buttonStates);
      case PHONE_SET_VOLUME -> tapi.phoneSetVolume(hPhone, hookSwitchDev, 1);
      case PHONE_SHUTDOWN -> tapi.phoneShutdown(hPhoneApp);
    };
  }

  private IntHolder out() {
    return pointers ? new IntHolder() : null;
  }

  private ByteBuffer bytes() {
    return pointers ? ByteBuffer.allocate(PAYLOAD_BYTES) : null;
  }

  private ByteBuffer message() {
    return pointers ? ByteBuffer.allocate(PhoneMessage.fixedSize(PointerWidth.BITS_64)) : null;
  }

  /** A structure of which only dwTotalSize is filled in. */
  private ByteBuffer structure() {
    return pointers
        ? ByteBuffer.allocate(structureBytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, structureBytes)
        : null;
  }

  private ByteBuffer buttonInfo() {
    ByteBuffer block = structure();
    if (block != null && structureBytes == ROOM_BYTES) {
      new PhoneButtonInfo().wrap(block)
          .dwButtonMode(PHONEBUTTONMODE_FEATURE)
          .dwButtonFunction(PHONEBUTTONFUNCTION_UNKNOWN);
    }
    return block;
  }

  private ByteBuffer initializeParams() {
    ByteBuffer block = structure();
    if (block != null) {
      new PhoneInitializeExParams(PointerWidth.BITS_64).wrap(block).dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    }
    return block;
  }

  /** Nobody pumps, so that this is never called. */
  private static void ignore(int hDevice, int dwMessage, long dwInstance, long p1, long p2, long p3) {}
}
