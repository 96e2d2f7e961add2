package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** Makes a recorded call again, in the form it was made in. */
final class CallAgain {

  private static final int W_FORM = 2;

  private CallAgain() {}

  /** Calls the function; {@code callback} stands for whatever callback was given. */
  static int make(JournalRecord call, CallArguments a, Tapi32 tapi, PhoneCallback callback) {
    boolean wide = call.flags() == W_FORM;
    return switch (call.function()) {
      case PHONE_CLOSE -> tapi.phoneClose(a.dword());
      case PHONE_CONFIG_DIALOG -> wide
          ? tapi.phoneConfigDialogW(a.dword(), a.wide(), a.string())
          : tapi.phoneConfigDialogA(a.dword(), a.wide(), a.string());
      case PHONE_DEV_SPECIFIC -> tapi.phoneDevSpecific(a.dword(), a.buffer(), a.dword());
      case PHONE_GET_BUTTON_INFO -> wide
          ? tapi.phoneGetButtonInfoW(a.dword(), a.dword(), a.buffer())
          : tapi.phoneGetButtonInfoA(a.dword(), a.dword(), a.buffer());
      case PHONE_GET_DATA -> tapi.phoneGetData(a.dword(), a.dword(), a.buffer(), a.dword());
      case PHONE_GET_DEV_CAPS -> wide
          ? tapi.phoneGetDevCapsW(a.dword(), a.dword(), a.dword(), a.dword(), a.buffer())
          : tapi.phoneGetDevCapsA(a.dword(), a.dword(), a.dword(), a.dword(), a.buffer());
      case PHONE_GET_DISPLAY -> tapi.phoneGetDisplay(a.dword(), a.buffer());
      case PHONE_GET_GAIN -> tapi.phoneGetGain(a.dword(), a.dword(), a.out());
      case PHONE_GET_HOOK_SWITCH -> tapi.phoneGetHookSwitch(a.dword(), a.out());
      case PHONE_GET_ICON -> wide
          ? tapi.phoneGetIconW(a.dword(), a.string(), a.wideOut())
          : tapi.phoneGetIconA(a.dword(), a.string(), a.wideOut());
      case PHONE_GET_ID -> wide
          ? tapi.phoneGetIDW(a.dword(), a.buffer(), a.string())
          : tapi.phoneGetIDA(a.dword(), a.buffer(), a.string());
      case PHONE_GET_LAMP -> tapi.phoneGetLamp(a.dword(), a.dword(), a.out());
      case PHONE_GET_MESSAGE -> tapi.phoneGetMessage(a.dword(), a.buffer(), a.dword());
      case PHONE_GET_RING -> tapi.phoneGetRing(a.dword(), a.out(), a.out());
      case PHONE_GET_STATUS -> wide
          ? tapi.phoneGetStatusW(a.dword(), a.buffer())
          : tapi.phoneGetStatusA(a.dword(), a.buffer());
      case PHONE_GET_STATUS_MESSAGES -> tapi.phoneGetStatusMessages(a.dword(), a.out(), a.out(), a.out());
      case PHONE_GET_VOLUME -> tapi.phoneGetVolume(a.dword(), a.dword(), a.out());
      case PHONE_INITIALIZE -> tapi.phoneInitialize(a.out(), a.wide(), a.callback(callback), a.string(), a.out());
      case PHONE_INITIALIZE_EX -> wide
          ? tapi.phoneInitializeExW(
              a.out(), a.wide(), a.callback(callback), a.string(), a.out(), a.inOut(), a.buffer())
          : tapi.phoneInitializeExA(
              a.out(), a.wide(), a.callback(callback), a.string(), a.out(), a.inOut(), a.buffer());
      case PHONE_NEGOTIATE_API_VERSION ->
          tapi.phoneNegotiateAPIVersion(a.dword(), a.dword(), a.dword(), a.dword(), a.out(), a.buffer());
      case PHONE_NEGOTIATE_EXT_VERSION ->
          tapi.phoneNegotiateExtVersion(a.dword(), a.dword(), a.dword(), a.dword(), a.dword(), a.out());
      case PHONE_OPEN ->
          tapi.phoneOpen(a.dword(), a.dword(), a.out(), a.dword(), a.dword(), a.wide(), a.dword());
      case PHONE_SET_BUTTON_INFO -> wide
          ? tapi.phoneSetButtonInfoW(a.dword(), a.dword(), a.buffer())
          : tapi.phoneSetButtonInfoA(a.dword(), a.dword(), a.buffer());
      case PHONE_SET_DATA -> tapi.phoneSetData(a.dword(), a.dword(), a.buffer(), a.dword());
      case PHONE_SET_DISPLAY -> tapi.phoneSetDisplay(a.dword(), a.dword(), a.dword(), a.buffer(), a.dword());
      case PHONE_SET_GAIN -> tapi.phoneSetGain(a.dword(), a.dword(), a.dword());
      case PHONE_SET_HOOK_SWITCH -> tapi.phoneSetHookSwitch(a.dword(), a.dword(), a.dword());
      case PHONE_SET_LAMP -> tapi.phoneSetLamp(a.dword(), a.dword(), a.dword());
      case PHONE_SET_RING -> tapi.phoneSetRing(a.dword(), a.dword(), a.dword());
      case PHONE_SET_STATUS_MESSAGES -> tapi.phoneSetStatusMessages(a.dword(), a.dword(), a.dword(), a.dword());
      case PHONE_SET_VOLUME -> tapi.phoneSetVolume(a.dword(), a.dword(), a.dword());
      case PHONE_SHUTDOWN -> tapi.phoneShutdown(a.dword());
    };
  }
}
