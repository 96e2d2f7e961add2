package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.PhoneKernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.nio.ByteBuffer;

/** The functions as one process calls them: each takes its turn, and the two that can wait wait here. */
final class ProcessTapi32 implements Tapi32 {

  private static final boolean A = false;
  private static final boolean W = true;

  private final Turns turns;
  private final Kernel kernel;
  private final PhoneKernel functions;
  private final ProcessSlot process;

  ProcessTapi32(Turns turns, Kernel kernel, ProcessSlot process) {
    this.turns = turns;
    this.kernel = kernel;
    this.functions = kernel.functions();
    this.process = process;
  }

  @Override
  public int phoneClose(int hPhone) {
    turns.enterCall(process);
    try {
      int result = functions.phoneClose(process, hPhone);
      if (result != Kernel.BLOCKED) {
        return result;
      }
      turns.awaitIfPossible(
          () -> kernel.endpoints().canClose(hPhone),
          () -> "phoneClose of process \"" + process.name() + "\" waits for requests"
              + kernel.describeHoldings(process));
      return functions.resumeClose(process, hPhone);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneConfigDialogA(int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    turns.enterCall(process);
    try {
      return functions.phoneConfigDialog(process, A, dwDeviceID, hwndOwner, lpszDeviceClass);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneConfigDialogW(int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    turns.enterCall(process);
    try {
      return functions.phoneConfigDialog(process, W, dwDeviceID, hwndOwner, lpszDeviceClass);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneDevSpecific(int hPhone, ByteBuffer lpParams, int dwSize) {
    turns.enterCall(process);
    try {
      return functions.phoneDevSpecific(process, hPhone, lpParams, dwSize);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetButtonInfoA(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    turns.enterCall(process);
    try {
      return functions.phoneGetButtonInfo(process, A, hPhone, dwButtonLampID, lpButtonInfo);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetButtonInfoW(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    turns.enterCall(process);
    try {
      return functions.phoneGetButtonInfo(process, W, hPhone, dwButtonLampID, lpButtonInfo);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetData(int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    turns.enterCall(process);
    try {
      return functions.phoneGetData(process, hPhone, dwDataID, lpData, dwSize);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetDevCapsA(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps) {
    turns.enterCall(process);
    try {
      return functions.phoneGetDevCaps(process, A, hPhoneApp, dwDeviceID, dwAPIVersion, dwExtVersion, lpPhoneCaps);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetDevCapsW(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps) {
    turns.enterCall(process);
    try {
      return functions.phoneGetDevCaps(process, W, hPhoneApp, dwDeviceID, dwAPIVersion, dwExtVersion, lpPhoneCaps);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetDisplay(int hPhone, ByteBuffer lpDisplay) {
    turns.enterCall(process);
    try {
      return functions.phoneGetDisplay(process, hPhone, lpDisplay);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetGain(int hPhone, int dwHookSwitchDev, IntHolder lpdwGain) {
    turns.enterCall(process);
    try {
      return functions.phoneGetGain(process, hPhone, dwHookSwitchDev, lpdwGain);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetHookSwitch(int hPhone, IntHolder lpdwHookSwitchDevs) {
    turns.enterCall(process);
    try {
      return functions.phoneGetHookSwitch(process, hPhone, lpdwHookSwitchDevs);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetIconA(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    turns.enterCall(process);
    try {
      return functions.phoneGetIcon(process, A, dwDeviceID, lpszDeviceClass, lphIcon);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetIconW(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    turns.enterCall(process);
    try {
      return functions.phoneGetIcon(process, W, dwDeviceID, lpszDeviceClass, lphIcon);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetIDA(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    turns.enterCall(process);
    try {
      return functions.phoneGetID(process, A, hPhone, lpDeviceID, lpszDeviceClass);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetIDW(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    turns.enterCall(process);
    try {
      return functions.phoneGetID(process, W, hPhone, lpDeviceID, lpszDeviceClass);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetLamp(int hPhone, int dwButtonLampID, IntHolder lpdwLampMode) {
    turns.enterCall(process);
    try {
      return functions.phoneGetLamp(process, hPhone, dwButtonLampID, lpdwLampMode);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetMessage(int hPhoneApp, ByteBuffer lpMessage, int dwTimeout) {
    turns.enterCall(process);
    try {
      int result = functions.phoneGetMessage(process, hPhoneApp, lpMessage, dwTimeout);
      if (result != Kernel.BLOCKED) {
        return result;
      }
      turns.await(
          () -> kernel.endpoints().canGetMessage(hPhoneApp),
          EventHandle.deadline(kernel, dwTimeout),
          () -> "phoneGetMessage waits for a message" + kernel.endpoints().whyNoMessage(process, hPhoneApp));
      return functions.resumeGetMessage(process, hPhoneApp, lpMessage);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetRing(int hPhone, IntHolder lpdwRingMode, IntHolder lpdwVolume) {
    turns.enterCall(process);
    try {
      return functions.phoneGetRing(process, hPhone, lpdwRingMode, lpdwVolume);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetStatusA(int hPhone, ByteBuffer lpPhoneStatus) {
    turns.enterCall(process);
    try {
      return functions.phoneGetStatus(process, A, hPhone, lpPhoneStatus);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetStatusW(int hPhone, ByteBuffer lpPhoneStatus) {
    turns.enterCall(process);
    try {
      return functions.phoneGetStatus(process, W, hPhone, lpPhoneStatus);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetStatusMessages(
      int hPhone, IntHolder lpdwPhoneStates, IntHolder lpdwButtonModes, IntHolder lpdwButtonStates) {
    turns.enterCall(process);
    try {
      return functions.phoneGetStatusMessages(process, hPhone, lpdwPhoneStates, lpdwButtonModes, lpdwButtonStates);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneGetVolume(int hPhone, int dwHookSwitchDev, IntHolder lpdwVolume) {
    turns.enterCall(process);
    try {
      return functions.phoneGetVolume(process, hPhone, dwHookSwitchDev, lpdwVolume);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneInitialize(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszAppName, IntHolder
      lpdwNumDevs) {
    turns.enterCall(process);
    try {
      return functions.phoneInitialize(process, lphPhoneApp, hInstance, lpfnCallback, lpszAppName, lpdwNumDevs);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneInitializeExA(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams) {
    turns.enterCall(process);
    try {
      return functions.phoneInitializeEx(
          process, A, lphPhoneApp, hInstance, lpfnCallback, lpszFriendlyAppName, lpdwNumDevs,
          lpdwAPIVersion, lpPhoneInitializeExParams);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneInitializeExW(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams) {
    turns.enterCall(process);
    try {
      return functions.phoneInitializeEx(
          process, W, lphPhoneApp, hInstance, lpfnCallback, lpszFriendlyAppName, lpdwNumDevs,
          lpdwAPIVersion, lpPhoneInitializeExParams);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneNegotiateAPIVersion(
      int hPhoneApp, int dwDeviceID, int dwAPILowVersion, int dwAPIHighVersion, IntHolder lpdwAPIVersion,
      ByteBuffer lpExtensionID) {
    turns.enterCall(process);
    try {
      return functions.phoneNegotiateAPIVersion(
          process, hPhoneApp, dwDeviceID, dwAPILowVersion, dwAPIHighVersion, lpdwAPIVersion, lpExtensionID);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneNegotiateExtVersion(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtLowVersion, int dwExtHighVersion, IntHolder
      lpdwExtVersion) {
    turns.enterCall(process);
    try {
      return functions.phoneNegotiateExtVersion(
          process, hPhoneApp, dwDeviceID, dwAPIVersion, dwExtLowVersion, dwExtHighVersion, lpdwExtVersion);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneOpen(
      int hPhoneApp, int dwDeviceID, IntHolder lphPhone, int dwAPIVersion, int dwExtVersion, long
      dwCallbackInstance, int dwPrivilege) {
    turns.enterCall(process);
    try {
      return functions.phoneOpen(
          process, hPhoneApp, dwDeviceID, lphPhone, dwAPIVersion, dwExtVersion, dwCallbackInstance,
          dwPrivilege);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetButtonInfoA(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    turns.enterCall(process);
    try {
      return functions.phoneSetButtonInfo(process, A, hPhone, dwButtonLampID, lpButtonInfo);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetButtonInfoW(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    turns.enterCall(process);
    try {
      return functions.phoneSetButtonInfo(process, W, hPhone, dwButtonLampID, lpButtonInfo);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetData(int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    turns.enterCall(process);
    try {
      return functions.phoneSetData(process, hPhone, dwDataID, lpData, dwSize);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetDisplay(int hPhone, int dwRow, int dwColumn, ByteBuffer lpsDisplay, int dwSize) {
    turns.enterCall(process);
    try {
      return functions.phoneSetDisplay(process, hPhone, dwRow, dwColumn, lpsDisplay, dwSize);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetGain(int hPhone, int dwHookSwitchDev, int dwGain) {
    turns.enterCall(process);
    try {
      return functions.phoneSetGain(process, hPhone, dwHookSwitchDev, dwGain);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetHookSwitch(int hPhone, int dwHookSwitchDevs, int dwHookSwitchMode) {
    turns.enterCall(process);
    try {
      return functions.phoneSetHookSwitch(process, hPhone, dwHookSwitchDevs, dwHookSwitchMode);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetLamp(int hPhone, int dwButtonLampID, int dwLampMode) {
    turns.enterCall(process);
    try {
      return functions.phoneSetLamp(process, hPhone, dwButtonLampID, dwLampMode);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetRing(int hPhone, int dwRingMode, int dwVolume) {
    turns.enterCall(process);
    try {
      return functions.phoneSetRing(process, hPhone, dwRingMode, dwVolume);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetStatusMessages(int hPhone, int dwPhoneStates, int dwButtonModes, int dwButtonStates) {
    turns.enterCall(process);
    try {
      return functions.phoneSetStatusMessages(process, hPhone, dwPhoneStates, dwButtonModes, dwButtonStates);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneSetVolume(int hPhone, int dwHookSwitchDev, int dwVolume) {
    turns.enterCall(process);
    try {
      return functions.phoneSetVolume(process, hPhone, dwHookSwitchDev, dwVolume);
    } finally {
      turns.exitCall();
    }
  }

  @Override
  public int phoneShutdown(int hPhoneApp) {
    turns.enterCall(process);
    try {
      return functions.phoneShutdown(process, hPhoneApp);
    } finally {
      turns.exitCall();
    }
  }
}
