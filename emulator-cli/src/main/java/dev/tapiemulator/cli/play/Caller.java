package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.Tapi32;

/** Calls the function of a frame with the frame's arguments; one line each, in C order. */
final class Caller {

  private final Tapi32 tapi;
  private final CallFrame f;
  private final boolean wide;

  Caller(Tapi32 tapi, CallFrame frame) {
    this.tapi = tapi;
    this.f = frame;
    this.wide = frame.wide();
  }

  int call() {
    return switch (f.function()) {
      case PHONE_CLOSE -> tapi.phoneClose(hPhone());
      case PHONE_CONFIG_DIALOG -> configDialog();
      case PHONE_DEV_SPECIFIC -> tapi.phoneDevSpecific(hPhone(), f.payload("lpParams"), dwSize());
      case PHONE_GET_BUTTON_INFO -> getButtonInfo();
      case PHONE_GET_DATA -> tapi.phoneGetData(hPhone(), f.dword("dwDataID"), f.buffer("lpData"), dwSize());
      case PHONE_GET_DEV_CAPS -> getDevCaps();
      case PHONE_GET_DISPLAY -> tapi.phoneGetDisplay(hPhone(), f.buffer("lpDisplay"));
      case PHONE_GET_GAIN -> tapi.phoneGetGain(hPhone(), f.dword("dwHookSwitchDev"), f.out("lpdwGain"));
      case PHONE_GET_HOOK_SWITCH -> tapi.phoneGetHookSwitch(hPhone(), f.out("lpdwHookSwitchDevs"));
      case PHONE_GET_ICON -> getIcon();
      case PHONE_GET_ID -> getId();
      case PHONE_GET_LAMP -> tapi.phoneGetLamp(hPhone(), f.dword("dwButtonLampID"), f.out("lpdwLampMode"));
      case PHONE_GET_MESSAGE -> tapi.phoneGetMessage(hPhoneApp(), f.buffer("lpMessage"), f.dword("dwTimeout"));
      case PHONE_GET_RING -> tapi.phoneGetRing(hPhone(), f.out("lpdwRingMode"), f.out("lpdwVolume"));
      case PHONE_GET_STATUS -> getStatus();
      case PHONE_GET_STATUS_MESSAGES -> tapi.phoneGetStatusMessages(
          hPhone(), f.out("lpdwPhoneStates"), f.out("lpdwButtonModes"), f.out("lpdwButtonStates"));
      case PHONE_GET_VOLUME -> tapi.phoneGetVolume(hPhone(), f.dword("dwHookSwitchDev"), f.out("lpdwVolume"));
      case PHONE_INITIALIZE -> tapi.phoneInitialize(
          f.out("lphPhoneApp"), f.pointerSized("hInstance"), callback(), f.text("lpszAppName"), f.out("lpdwNumDevs"));
      case PHONE_INITIALIZE_EX -> initializeEx();
      case PHONE_NEGOTIATE_API_VERSION -> tapi.phoneNegotiateAPIVersion(
          hPhoneApp(), deviceId(), f.dword("dwAPILowVersion"), f.dword("dwAPIHighVersion"), f.out("lpdwAPIVersion"),
          f.buffer("lpExtensionID"));
      case PHONE_NEGOTIATE_EXT_VERSION -> tapi.phoneNegotiateExtVersion(
          hPhoneApp(), deviceId(), f.dword("dwAPIVersion"), f.dword("dwExtLowVersion"), f.dword("dwExtHighVersion"),
          f.out("lpdwExtVersion"));
      case PHONE_OPEN -> tapi.phoneOpen(
          hPhoneApp(), deviceId(), f.out("lphPhone"), f.dword("dwAPIVersion"), f.dword("dwExtVersion"),
          f.pointerSized("dwCallbackInstance"), f.dword("dwPrivilege"));
      case PHONE_SET_BUTTON_INFO -> setButtonInfo();
      case PHONE_SET_DATA -> tapi.phoneSetData(hPhone(), f.dword("dwDataID"), f.payload("lpData"), dwSize());
      case PHONE_SET_DISPLAY -> tapi.phoneSetDisplay(
          hPhone(), f.dword("dwRow"), f.dword("dwColumn"), f.payload("lpsDisplay"), dwSize());
      case PHONE_SET_GAIN -> tapi.phoneSetGain(hPhone(), f.dword("dwHookSwitchDev"), f.dword("dwGain"));
      case PHONE_SET_HOOK_SWITCH -> tapi.phoneSetHookSwitch(
          hPhone(), f.dword("dwHookSwitchDevs"), f.dword("dwHookSwitchMode"));
      case PHONE_SET_LAMP -> tapi.phoneSetLamp(hPhone(), f.dword("dwButtonLampID"), f.dword("dwLampMode"));
      case PHONE_SET_RING -> tapi.phoneSetRing(hPhone(), f.dword("dwRingMode"), f.dword("dwVolume"));
      case PHONE_SET_STATUS_MESSAGES -> tapi.phoneSetStatusMessages(
          hPhone(), f.dword("dwPhoneStates"), f.dword("dwButtonModes"), f.dword("dwButtonStates"));
      case PHONE_SET_VOLUME -> tapi.phoneSetVolume(hPhone(), f.dword("dwHookSwitchDev"), f.dword("dwVolume"));
      case PHONE_SHUTDOWN -> tapi.phoneShutdown(hPhoneApp());
    };
  }

  private int configDialog() {
    long owner = f.pointerSized("hwndOwner");
    return wide
        ? tapi.phoneConfigDialogW(deviceId(), owner, deviceClass())
        : tapi.phoneConfigDialogA(deviceId(), owner, deviceClass());
  }

  private int getButtonInfo() {
    int id = f.dword("dwButtonLampID");
    return wide
        ? tapi.phoneGetButtonInfoW(hPhone(), id, f.buffer("lpButtonInfo"))
        : tapi.phoneGetButtonInfoA(hPhone(), id, f.buffer("lpButtonInfo"));
  }

  private int getDevCaps() {
    int api = f.dword("dwAPIVersion");
    int ext = f.dword("dwExtVersion");
    return wide
        ? tapi.phoneGetDevCapsW(hPhoneApp(), deviceId(), api, ext, f.buffer("lpPhoneCaps"))
        : tapi.phoneGetDevCapsA(hPhoneApp(), deviceId(), api, ext, f.buffer("lpPhoneCaps"));
  }

  private int getIcon() {
    return wide
        ? tapi.phoneGetIconW(deviceId(), deviceClass(), f.icon())
        : tapi.phoneGetIconA(deviceId(), deviceClass(), f.icon());
  }

  private int getId() {
    return wide
        ? tapi.phoneGetIDW(hPhone(), f.buffer("lpDeviceID"), deviceClass())
        : tapi.phoneGetIDA(hPhone(), f.buffer("lpDeviceID"), deviceClass());
  }

  private int getStatus() {
    return wide
        ? tapi.phoneGetStatusW(hPhone(), f.buffer("lpPhoneStatus"))
        : tapi.phoneGetStatusA(hPhone(), f.buffer("lpPhoneStatus"));
  }

  private int initializeEx() {
    long module = f.pointerSized("hInstance");
    String name = f.text("lpszFriendlyAppName");
    return wide
        ? tapi.phoneInitializeExW(
            f.out("lphPhoneApp"), module, callback(), name, f.out("lpdwNumDevs"), f.out("lpdwAPIVersion"),
            f.filled("lpPhoneInitializeExParams"))
        : tapi.phoneInitializeExA(
            f.out("lphPhoneApp"), module, callback(), name, f.out("lpdwNumDevs"), f.out("lpdwAPIVersion"),
            f.filled("lpPhoneInitializeExParams"));
  }

  private int setButtonInfo() {
    int id = f.dword("dwButtonLampID");
    return wide
        ? tapi.phoneSetButtonInfoW(hPhone(), id, f.filled("lpButtonInfo"))
        : tapi.phoneSetButtonInfoA(hPhone(), id, f.filled("lpButtonInfo"));
  }

  private PhoneCallback callback() {
    return f.application().usesWindow() && !f.isNull("lpfnCallback") ? f.application()::receive : null;
  }

  private int hPhone() {
    return f.dword("hPhone");
  }

  private int hPhoneApp() {
    return f.dword("hPhoneApp");
  }

  private int deviceId() {
    return f.dword("dwDeviceID");
  }

  private int dwSize() {
    return f.dword("dwSize");
  }

  private String deviceClass() {
    return f.text("lpszDeviceClass");
  }
}
