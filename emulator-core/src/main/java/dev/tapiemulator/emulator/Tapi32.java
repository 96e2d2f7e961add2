package dev.tapiemulator.emulator;

import java.nio.ByteBuffer;

/**
 * The phone half of tapi32.dll as one process sees it: the 32 functions by their C names and in C parameter order. An A
 * form takes and gives text in the process's code page, a W form in UTF-16LE; a name without suffix is the A form
 * (C-84).
 *
 * <p>A result is 0, a positive request id, or a negative code (see {@link dev.tapiemulator.tapi.PhoneErr}); nothing
 * here throws for what an application does wrong. Buffers start at their position, are little-endian whatever their
 * order says, and keep position, limit and order. A {@code dwSize} or {@code dwTotalSize} beyond {@code remaining()}, a
 * missing buffer, or a read-only one where it is written is PHONEERR_INVALPOINTER.
 */
public interface Tapi32 {

  /** Closes an open phone; no reply outstanding for it is ever delivered (A:nf-tapi-phoneclose). */
  int phoneClose(int hPhone);

  /**
   * Lets the device show its configuration dialog; without a hook of the device PHONEERR_OPERATIONUNAVAIL (A:nf-
   * tapi-phoneconfigdialoga).
   */
  int phoneConfigDialogA(int dwDeviceID, long hwndOwner, String lpszDeviceClass);

  /** The W form of {@link #phoneConfigDialogA}. */
  int phoneConfigDialogW(int dwDeviceID, long hwndOwner, String lpszDeviceClass);

  /** As {@link #phoneConfigDialogA} (C-84). */
  default int phoneConfigDialog(int dwDeviceID, long hwndOwner, String lpszDeviceClass) {
    return phoneConfigDialogA(dwDeviceID, hwndOwner, lpszDeviceClass);
  }

  /**
   * Asynchronous vendor escape; what the device writes back is in {@code lpParams} once the reply says success
   * (A:nf-tapi-phonedevspecific).
   */
  int phoneDevSpecific(int hPhone, ByteBuffer lpParams, int dwSize);

  /** Reads a PHONEBUTTONINFO (A:nf-tapi-phonegetbuttoninfoa). */
  int phoneGetButtonInfoA(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo);

  /** The W form of {@link #phoneGetButtonInfoA}. */
  int phoneGetButtonInfoW(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo);

  /** As {@link #phoneGetButtonInfoA} (C-84). */
  default int phoneGetButtonInfo(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return phoneGetButtonInfoA(hPhone, dwButtonLampID, lpButtonInfo);
  }

  /** Uploads at most {@code dwSize} bytes of a data area (A:nf-tapi-phonegetdata). */
  int phoneGetData(int hPhone, int dwDataID, ByteBuffer lpData, int dwSize);

  /** Reads a PHONECAPS (A:nf-tapi-phonegetdevcapsa). */
  int phoneGetDevCapsA(int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps);

  /** The W form of {@link #phoneGetDevCapsA}. */
  int phoneGetDevCapsW(int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps);

  /** As {@link #phoneGetDevCapsA} (C-84). */
  default int phoneGetDevCaps(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtVersion, ByteBuffer lpPhoneCaps) {
    return phoneGetDevCapsA(hPhoneApp, dwDeviceID, dwAPIVersion, dwExtVersion, lpPhoneCaps);
  }

  /** Reads the display into a VARSTRING in the phone's own string format (A:nf-tapi-phonegetdisplay). */
  int phoneGetDisplay(int hPhone, ByteBuffer lpDisplay);

  /** Reads the gain, 0..0xFFFF, of one hookswitch device (A:nf-tapi-phonegetgain). */
  int phoneGetGain(int hPhone, int dwHookSwitchDev, IntHolder lpdwGain);

  /** Reads which hookswitch devices are off-hook, as PHONEHOOKSWITCHDEV_ bits (A:nf-tapi-phonegethookswitch). */
  int phoneGetHookSwitch(int hPhone, IntHolder lpdwHookSwitchDevs);

  /** Gives an icon's handle, a number in this emulator (A:nf-tapi-phonegeticona). */
  int phoneGetIconA(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon);

  /** The W form of {@link #phoneGetIconA}. */
  int phoneGetIconW(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon);

  /** As {@link #phoneGetIconA} (C-84). */
  default int phoneGetIcon(int dwDeviceID, String lpszDeviceClass, LongHolder lphIcon) {
    return phoneGetIconA(dwDeviceID, lpszDeviceClass, lphIcon);
  }

  /**
   * Gives the id of the phone, or of a device of a class that belongs to it, in a VARSTRING (A:nf-tapi-phonegetida).
   */
  int phoneGetIDA(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass);

  /** The W form of {@link #phoneGetIDA}. */
  int phoneGetIDW(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass);

  /** As {@link #phoneGetIDA} (C-84). */
  default int phoneGetID(int hPhone, ByteBuffer lpDeviceID, String lpszDeviceClass) {
    return phoneGetIDA(hPhone, lpDeviceID, lpszDeviceClass);
  }

  /** Reads the PHONELAMPMODE_ of a lamp (A:nf-tapi-phonegetlamp). */
  int phoneGetLamp(int hPhone, int dwButtonLampID, IntHolder lpdwLampMode);

  /**
   * Takes the next message into a PHONEMESSAGE, waiting up to {@code dwTimeout} milliseconds of virtual time (A:nf-
   * tapi-phonegetmessage).
   */
  int phoneGetMessage(int hPhoneApp, ByteBuffer lpMessage, int dwTimeout);

  /** Reads ring mode, 0 for silence, and ring volume (A:nf-tapi-phonegetring). */
  int phoneGetRing(int hPhone, IntHolder lpdwRingMode, IntHolder lpdwVolume);

  /** Reads a PHONESTATUS (A:nf-tapi-phonegetstatusa). */
  int phoneGetStatusA(int hPhone, ByteBuffer lpPhoneStatus);

  /** The W form of {@link #phoneGetStatusA}. */
  int phoneGetStatusW(int hPhone, ByteBuffer lpPhoneStatus);

  /** As {@link #phoneGetStatusA} (C-84). */
  default int phoneGetStatus(int hPhone, ByteBuffer lpPhoneStatus) {
    return phoneGetStatusA(hPhone, lpPhoneStatus);
  }

  /** Reads the masks of phoneSetStatusMessages (A:nf-tapi-phonegetstatusmessages). */
  int phoneGetStatusMessages(
      int hPhone, IntHolder lpdwPhoneStates, IntHolder lpdwButtonModes, IntHolder lpdwButtonStates);

  /** Reads the volume, 0..0xFFFF, of one hookswitch device (A:nf-tapi-phonegetvolume). */
  int phoneGetVolume(int hPhone, int dwHookSwitchDev, IntHolder lpdwVolume);

  /** Registers a 1.x application with the hidden window (A:nf-tapi-phoneinitialize). */
  int phoneInitialize(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszAppName, IntHolder
      lpdwNumDevs);

  /**
   * Registers an application with the notification mechanism of a PHONEINITIALIZEEXPARAMS (A:nf-tapi-
   * phoneinitializeexa).
   */
  int phoneInitializeExA(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams);

  /** The W form of {@link #phoneInitializeExA}. */
  int phoneInitializeExW(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams);

  /** As {@link #phoneInitializeExA} (C-84). */
  default int phoneInitializeEx(
      IntHolder lphPhoneApp, long hInstance, PhoneCallback lpfnCallback, String lpszFriendlyAppName, IntHolder
      lpdwNumDevs, IntHolder lpdwAPIVersion, ByteBuffer lpPhoneInitializeExParams) {
    return phoneInitializeExA(
        lphPhoneApp, hInstance, lpfnCallback, lpszFriendlyAppName, lpdwNumDevs, lpdwAPIVersion,
        lpPhoneInitializeExParams);
  }

  /** Agrees on an API version for a phone and tells its extension id (A:nf-tapi-phonenegotiateapiversion). */
  int phoneNegotiateAPIVersion(
      int hPhoneApp, int dwDeviceID, int dwAPILowVersion, int dwAPIHighVersion, IntHolder lpdwAPIVersion,
      ByteBuffer lpExtensionID);

  /** Agrees on an extension version for a phone (A:nf-tapi-phonenegotiateextversion). */
  int phoneNegotiateExtVersion(
      int hPhoneApp, int dwDeviceID, int dwAPIVersion, int dwExtLowVersion, int dwExtHighVersion, IntHolder
      lpdwExtVersion);

  /** Opens a phone with one PHONEPRIVILEGE_ (A:nf-tapi-phoneopen). */
  int phoneOpen(
      int hPhoneApp, int dwDeviceID, IntHolder lphPhone, int dwAPIVersion, int dwExtVersion, long
      dwCallbackInstance, int dwPrivilege);

  /** Asynchronous: describes a button anew from a PHONEBUTTONINFO (A:nf-tapi-phonesetbuttoninfoa). */
  int phoneSetButtonInfoA(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo);

  /** The W form of {@link #phoneSetButtonInfoA}. */
  int phoneSetButtonInfoW(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo);

  /** As {@link #phoneSetButtonInfoA} (C-84). */
  default int phoneSetButtonInfo(int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    return phoneSetButtonInfoA(hPhone, dwButtonLampID, lpButtonInfo);
  }

  /** Asynchronous: downloads at most {@code dwSize} bytes to a data area of the phone (A:nf-tapi-phonesetdata). */
  int phoneSetData(int hPhone, int dwDataID, ByteBuffer lpData, int dwSize);

  /**
   * Asynchronous: shows content in the phone's own string format from a zero-based position on (A:nf-tapi-
   * phonesetdisplay).
   */
  int phoneSetDisplay(int hPhone, int dwRow, int dwColumn, ByteBuffer lpsDisplay, int dwSize);

  /**
   * Asynchronous: sets the gain of one hookswitch device; values beyond 0xFFFF are clamped (A:nf-tapi-phonesetgain).
   */
  int phoneSetGain(int hPhone, int dwHookSwitchDev, int dwGain);

  /** Asynchronous: puts the named hookswitch devices into one mode (A:nf-tapi-phonesethookswitch). */
  int phoneSetHookSwitch(int hPhone, int dwHookSwitchDevs, int dwHookSwitchMode);

  /** Asynchronous: sets a lamp to one PHONELAMPMODE_ (A:nf-tapi-phonesetlamp). */
  int phoneSetLamp(int hPhone, int dwButtonLampID, int dwLampMode);

  /** Asynchronous: rings with a mode, or falls silent with 0; the volume is clamped (A:nf-tapi-phonesetring). */
  int phoneSetRing(int hPhone, int dwRingMode, int dwVolume);

  /** Chooses the PHONE_STATE and PHONE_BUTTON messages of a handle (A:nf-tapi-phonesetstatusmessages). */
  int phoneSetStatusMessages(int hPhone, int dwPhoneStates, int dwButtonModes, int dwButtonStates);

  /**
   * Asynchronous: sets the volume of one hookswitch device; values beyond 0xFFFF are clamped (A:nf-tapi-
   * phonesetvolume).
   */
  int phoneSetVolume(int hPhone, int dwHookSwitchDev, int dwVolume);

  /** Ends an application's use of TAPI and closes every phone it has open (A:nf-tapi-phoneshutdown). */
  int phoneShutdown(int hPhoneApp);
}
