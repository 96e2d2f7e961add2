package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import java.nio.ByteBuffer;

/** The 32 functions as the kernel has them: which process calls, and {@code wide} for the W form. One line each. */
public final class PhoneKernel {

  private final SessionCalls sessions;
  private final OpenCalls opening;
  private final RequestCalls requests;
  private final QueryCalls queries;
  private final CapabilityCalls capabilities;
  private final StatusCalls status;
  private final MessageCalls messages;

  PhoneKernel(
      SessionCalls sessions,
      OpenCalls opening,
      RequestCalls requests,
      QueryCalls queries,
      CapabilityCalls capabilities,
      StatusCalls status,
      MessageCalls messages) {
    this.sessions = sessions;
    this.opening = opening;
    this.requests = requests;
    this.queries = queries;
    this.capabilities = capabilities;
    this.status = status;
    this.messages = messages;
  }

  public int phoneClose(ProcessSlot process, int hPhone) {
    return opening.phoneClose(process, hPhone);
  }

  public int phoneConfigDialog(
      ProcessSlot process, boolean wide, int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    return capabilities.phoneConfigDialog(process, wide, dwDeviceID, hwndOwner, lpszDeviceClass);
  }

  public int phoneDevSpecific(ProcessSlot process, int hPhone, ByteBuffer lpParams, int dwSize) {
    return requests.phoneDevSpecific(process, hPhone, lpParams, dwSize);
  }

  public int phoneGetButtonInfo(
      ProcessSlot process, boolean wide, int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return queries.phoneGetButtonInfo(process, wide, hPhone, dwButtonLampID, lpButtonInfo);
  }

  public int phoneGetData(ProcessSlot process, int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    return queries.phoneGetData(process, hPhone, dwDataID, lpData, dwSize);
  }

  public int phoneGetDevCaps(
      ProcessSlot process, boolean wide, int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion,
      ByteBuffer lpPhoneCaps) {
    return capabilities.phoneGetDevCaps(process, wide, hPhoneApp, dwDeviceID, dwAPIVersion, dwExtVersion, lpPhoneCaps);
  }

  public int phoneGetDisplay(ProcessSlot process, int hPhone, ByteBuffer lpDisplay) {
    return queries.phoneGetDisplay(process, hPhone, lpDisplay);
  }

  public int phoneGetGain(ProcessSlot process, int hPhone, int dwHookSwitchDev, IntHolder lpdwGain) {
    return queries.phoneGetGain(process, hPhone, dwHookSwitchDev, lpdwGain);
  }

  public int phoneGetHookSwitch(ProcessSlot process, int hPhone, IntHolder lpdwHookSwitchDevs) {
    return queries.phoneGetHookSwitch(process, hPhone, lpdwHookSwitchDevs);
  }

  public int phoneGetIcon(
      ProcessSlot process, boolean wide, int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    return capabilities.phoneGetIcon(process, wide, dwDeviceID, lpszDeviceClass, lphIcon);
  }

  public int phoneGetID(ProcessSlot process, boolean wide, int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    return capabilities.phoneGetID(process, wide, hPhone, lpDeviceID, lpszDeviceClass);
  }

  public int phoneGetLamp(ProcessSlot process, int hPhone, int dwButtonLampID, IntHolder lpdwLampMode) {
    return queries.phoneGetLamp(process, hPhone, dwButtonLampID, lpdwLampMode);
  }

  public int phoneGetMessage(ProcessSlot process, int hPhoneApp, ByteBuffer lpMessage, int dwTimeout) {
    return messages.phoneGetMessage(process, hPhoneApp, lpMessage, dwTimeout);
  }

  public int phoneGetRing(ProcessSlot process, int hPhone, IntHolder lpdwRingMode, IntHolder lpdwVolume) {
    return queries.phoneGetRing(process, hPhone, lpdwRingMode, lpdwVolume);
  }

  public int phoneGetStatus(ProcessSlot process, boolean wide, int hPhone, ByteBuffer lpPhoneStatus) {
    return status.phoneGetStatus(process, wide, hPhone, lpPhoneStatus);
  }

  public int phoneGetStatusMessages(
      ProcessSlot process, int hPhone, IntHolder lpdwPhoneStates, IntHolder lpdwButtonModes, IntHolder
      lpdwButtonStates) {
    return status.phoneGetStatusMessages(process, hPhone, lpdwPhoneStates, lpdwButtonModes, lpdwButtonStates);
  }

  public int phoneGetVolume(ProcessSlot process, int hPhone, int dwHookSwitchDev, IntHolder lpdwVolume) {
    return queries.phoneGetVolume(process, hPhone, dwHookSwitchDev, lpdwVolume);
  }

  public int phoneInitialize(
      ProcessSlot process, IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String
      lpszAppName, IntHolder lpdwNumDevs) {
    return sessions.phoneInitialize(process, lphPhoneApp, hInstance, lpfnCallback, lpszAppName, lpdwNumDevs);
  }

  public int phoneInitializeEx(
      ProcessSlot process, boolean wide, IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback,
      String lpszFriendlyAppName, IntHolder lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer
      lpPhoneInitializeExParams) {
    return sessions.phoneInitializeEx(
        process, wide, lphPhoneApp, hInstance, lpfnCallback, lpszFriendlyAppName, lpdwNumDevs, lpdwAPIVersion,
        lpPhoneInitializeExParams);
  }

  public int phoneNegotiateAPIVersion(
      ProcessSlot process, int hPhoneApp, int dwDeviceID, int dwAPILowVersion, int dwAPIHighVersion, IntHolder
      lpdwAPIVersion, ByteBuffer lpExtensionID) {
    return sessions.phoneNegotiateAPIVersion(
        process, hPhoneApp, dwDeviceID, dwAPILowVersion, dwAPIHighVersion, lpdwAPIVersion, lpExtensionID);
  }

  public int phoneNegotiateExtVersion(
      ProcessSlot process, int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtLowVersion, int
      dwExtHighVersion, IntHolder lpdwExtVersion) {
    return sessions.phoneNegotiateExtVersion(
        process, hPhoneApp, dwDeviceID, dwAPIVersion, dwExtLowVersion, dwExtHighVersion, lpdwExtVersion);
  }

  public int phoneOpen(
      ProcessSlot process, int hPhoneApp, int dwDeviceID, IntHolder lphPhone, int dwAPIVersion, int
      dwExtVersion, long dwCallbackInstance, int dwPrivilege) {
    return opening.phoneOpen(
        process, hPhoneApp, dwDeviceID, lphPhone, dwAPIVersion, dwExtVersion, dwCallbackInstance, dwPrivilege);
  }

  public int phoneSetButtonInfo(
      ProcessSlot process, boolean wide, int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return requests.phoneSetButtonInfo(process, wide, hPhone, dwButtonLampID, lpButtonInfo);
  }

  public int phoneSetData(ProcessSlot process, int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    return requests.phoneSetData(process, hPhone, dwDataID, lpData, dwSize);
  }

  public int phoneSetDisplay(
      ProcessSlot process, int hPhone, int dwRow, int dwColumn, ByteBuffer lpsDisplay, int dwSize) {
    return requests.phoneSetDisplay(process, hPhone, dwRow, dwColumn, lpsDisplay, dwSize);
  }

  public int phoneSetGain(ProcessSlot process, int hPhone, int dwHookSwitchDev, int dwGain) {
    return requests.phoneSetGain(process, hPhone, dwHookSwitchDev, dwGain);
  }

  public int phoneSetHookSwitch(ProcessSlot process, int hPhone, int dwHookSwitchDevs, int dwHookSwitchMode) {
    return requests.phoneSetHookSwitch(process, hPhone, dwHookSwitchDevs, dwHookSwitchMode);
  }

  public int phoneSetLamp(ProcessSlot process, int hPhone, int dwButtonLampID, int dwLampMode) {
    return requests.phoneSetLamp(process, hPhone, dwButtonLampID, dwLampMode);
  }

  public int phoneSetRing(ProcessSlot process, int hPhone, int dwRingMode, int dwVolume) {
    return requests.phoneSetRing(process, hPhone, dwRingMode, dwVolume);
  }

  public int phoneSetStatusMessages(
      ProcessSlot process, int hPhone, int dwPhoneStates, int dwButtonModes, int dwButtonStates) {
    return status.phoneSetStatusMessages(process, hPhone, dwPhoneStates, dwButtonModes, dwButtonStates);
  }

  public int phoneSetVolume(ProcessSlot process, int hPhone, int dwHookSwitchDev, int dwVolume) {
    return requests.phoneSetVolume(process, hPhone, dwHookSwitchDev, dwVolume);
  }

  public int phoneShutdown(ProcessSlot process, int hPhoneApp) {
    return sessions.phoneShutdown(process, hPhoneApp);
  }

  /** Goes on with a phoneGetMessage that waited and has a message, lost its application, or ran out of time. */
  public int resumeGetMessage(ProcessSlot process, int hPhoneApp, ByteBuffer lpMessage) {
    return messages.resume(process, hPhoneApp, lpMessage);
  }

  /** Goes on with a phoneClose that waited for the phone's requests. */
  public int resumeClose(ProcessSlot process, int hPhone) {
    return opening.resumeClose(process, hPhone);
  }
}
