package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.Tapi32;
import java.nio.ByteBuffer;

/**
 * A {@link Tapi32} that says yes to everything and never replies, as stubs of telephony do: synchronous functions
 * succeed, asynchronous ones hand out request ids, one phone is there whatever is asked of it, and no message ever
 * comes. It checks nothing and writes no structure. A test that passes on it has tested nothing.
 */
public final class StubTapi32 implements Tapi32 {

  private static final int FIRST_HANDLE = 0x10001;
  /** A program that has asked so often for a message will ask for ever. */
  private static final int MOST_POLLS = 10_000;
  /** And so will one that has called so often, whatever it waits for. */
  private static final int MOST_CALLS = 1_000_000;

  private int nextHandle = FIRST_HANDLE;
  private int nextRequest = 1;
  private int polls;
  private int calls;

  /** A stub that has never been called. */
  public StubTapi32() {}

  /** How many calls it has said yes to. */
  public int calls() {
    return calls;
  }

  /** The answer to every call that brings nothing back. */
  private int yes() {
    if (++calls > MOST_CALLS) {
      throw new IllegalStateException("a stub was called " + MOST_CALLS + " times; nothing will ever change");
    }
    return 0;
  }

  /** A place that is not given is none of a stub's worries. */
  private static void put(IntHolder out, int value) {
    if (out != null) {
      out.value = value;
    }
  }

  private int yes(IntHolder out, int value) {
    put(out, value);
    return yes();
  }

  private int accept() {
    return yes() + nextRequest++;
  }

  // ---- sessions and versions

  @Override
  public int phoneInitialize(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszAppName, IntHolder lpdwNumDevs) {
    put(lpdwNumDevs, 1);
    return yes(lphPhoneApp, nextHandle++);
  }

  @Override
  public int phoneInitializeExA(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams) {
    put(lpdwNumDevs, 1);
    put(lpdwAPIVersion, TAPI_VERSION_2_2);
    return yes(lphPhoneApp, nextHandle++);
  }

  @Override
  public int phoneInitializeExW(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams) {
    return phoneInitializeExA(
        lphPhoneApp, hInstance, lpfnCallback, lpszFriendlyAppName, lpdwNumDevs, lpdwAPIVersion,
        lpPhoneInitializeExParams);
  }

  @Override
  public int phoneShutdown(int hPhoneApp) {
    return yes();
  }

  @Override
  public int phoneNegotiateAPIVersion(
      int hPhoneApp, int dwDeviceID, int dwAPILowVersion, int dwAPIHighVersion, IntHolder lpdwAPIVersion,
      ByteBuffer lpExtensionID) {
    return yes(lpdwAPIVersion, dwAPIHighVersion);
  }

  @Override
  public int phoneNegotiateExtVersion(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtLowVersion, int dwExtHighVersion, IntHolder
      lpdwExtVersion) {
    return yes(lpdwExtVersion, dwExtHighVersion);
  }

  @Override
  public int phoneOpen(
      int hPhoneApp, int dwDeviceID, IntHolder lphPhone, int dwAPIVersion, int dwExtVersion, long
      dwCallbackInstance, int dwPrivilege) {
    return yes(lphPhone, nextHandle++);
  }

  @Override
  public int phoneClose(int hPhone) {
    return yes();
  }

  // ---- messages

  /**
   * There is none, however long is waited.
   *
   * @throws IllegalStateException when a program asks again and again, which would never end
   */
  @Override
  public int phoneGetMessage(int hPhoneApp, ByteBuffer lpMessage, int dwTimeout) {
    yes();
    if (++polls > MOST_POLLS) {
      throw new IllegalStateException("phoneGetMessage was called " + MOST_POLLS + " times; the stub has no message");
    }
    return PHONEERR_OPERATIONFAILED;
  }

  @Override
  public int phoneSetStatusMessages(int hPhone, int dwPhoneStates, int dwButtonModes, int dwButtonStates) {
    return yes();
  }

  @Override
  public int phoneGetStatusMessages(
      int hPhone, IntHolder lpdwPhoneStates, IntHolder lpdwButtonModes, IntHolder lpdwButtonStates) {
    return yes();
  }

  // ---- asynchronous functions

  @Override
  public int phoneDevSpecific(int hPhone, ByteBuffer lpParams, int dwSize) {
    return accept();
  }

  @Override
  public int phoneSetButtonInfoA(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return accept();
  }

  @Override
  public int phoneSetButtonInfoW(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return accept();
  }

  @Override
  public int phoneSetData(int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    return accept();
  }

  @Override
  public int phoneSetDisplay(int hPhone, int dwRow, int dwColumn, ByteBuffer lpsDisplay, int dwSize) {
    return accept();
  }

  @Override
  public int phoneSetGain(int hPhone, int dwHookSwitchDev, int dwGain) {
    return accept();
  }

  @Override
  public int phoneSetHookSwitch(int hPhone, int dwHookSwitchDevs, int dwHookSwitchMode) {
    return accept();
  }

  @Override
  public int phoneSetLamp(int hPhone, int dwButtonLampID, int dwLampMode) {
    return accept();
  }

  @Override
  public int phoneSetRing(int hPhone, int dwRingMode, int dwVolume) {
    return accept();
  }

  @Override
  public int phoneSetVolume(int hPhone, int dwHookSwitchDev, int dwVolume) {
    return accept();
  }

  // ---- queries

  @Override
  public int phoneConfigDialogA(int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    return yes();
  }

  @Override
  public int phoneConfigDialogW(int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    return yes();
  }

  @Override
  public int phoneGetButtonInfoA(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return yes();
  }

  @Override
  public int phoneGetButtonInfoW(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return yes();
  }

  @Override
  public int phoneGetData(int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    return yes();
  }

  @Override
  public int phoneGetDevCapsA(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps) {
    return yes();
  }

  @Override
  public int phoneGetDevCapsW(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps) {
    return yes();
  }

  @Override
  public int phoneGetDisplay(int hPhone, ByteBuffer lpDisplay) {
    return yes();
  }

  @Override
  public int phoneGetGain(int hPhone, int dwHookSwitchDev, IntHolder lpdwGain) {
    return yes();
  }

  @Override
  public int phoneGetHookSwitch(int hPhone, IntHolder lpdwHookSwitchDevs) {
    return yes();
  }

  @Override
  public int phoneGetIconA(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    return yes();
  }

  @Override
  public int phoneGetIconW(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    return yes();
  }

  @Override
  public int phoneGetIDA(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    return yes();
  }

  @Override
  public int phoneGetIDW(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    return yes();
  }

  @Override
  public int phoneGetLamp(int hPhone, int dwButtonLampID, IntHolder lpdwLampMode) {
    return yes();
  }

  @Override
  public int phoneGetRing(int hPhone, IntHolder lpdwRingMode, IntHolder lpdwVolume) {
    return yes();
  }

  @Override
  public int phoneGetStatusA(int hPhone, ByteBuffer lpPhoneStatus) {
    return yes();
  }

  @Override
  public int phoneGetStatusW(int hPhone, ByteBuffer lpPhoneStatus) {
    return yes();
  }

  @Override
  public int phoneGetVolume(int hPhone, int dwHookSwitchDev, IntHolder lpdwVolume) {
    return yes();
  }
}
