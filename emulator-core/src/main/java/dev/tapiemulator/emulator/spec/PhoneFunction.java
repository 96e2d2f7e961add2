package dev.tapiemulator.emulator.spec;

import static dev.tapiemulator.emulator.spec.Completion.ASYNC;
import static dev.tapiemulator.emulator.spec.Completion.SYNC;
import static dev.tapiemulator.emulator.spec.Precondition.*;
import static dev.tapiemulator.tapi.PhoneErr.*;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETBUTTONINFO;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETDATA;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETDISPLAY;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETGAINHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETHOOKSWITCHHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETHOOKSWITCHHEADSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETHOOKSWITCHSPEAKER;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETLAMP;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETRING;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_GETVOLUMEHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETBUTTONINFO;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETDATA;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETDISPLAY;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETGAINHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETHOOKSWITCHHANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETLAMP;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETRING;
import static dev.tapiemulator.tapi.Tapi.PHONEFEATURE_SETVOLUMEHANDSET;

import dev.tapiemulator.emulator.spec.Parameter.Type;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The 32 functions of the phone half of TAPI, each a row: how it completes, the feature bit that names it, its C
 * parameters, what it checks in order of precedence, and the errors its page documents, in the page's order (A:
 * function pages).
 *
 * <p>A row that could refuse with a code its page does not list does not load.
 */
public enum PhoneFunction {
  PHONE_CLOSE(
      "phoneClose",
      SYNC,
      0,
      params(handle("hPhone")),
      requires(INITIALIZED, PHONE_HANDLE),
      documented(INVALPHONEHANDLE, NOMEM, OPERATIONFAILED, RESOURCEUNAVAIL, OPERATIONUNAVAIL, UNINITIALIZED)),

  PHONE_CONFIG_DIALOG(
      "phoneConfigDialog",
      SYNC,
      0,
      params(dword("dwDeviceID"), pointerSized("hwndOwner"), string("lpszDeviceClass")),
      requires(INITIALIZED, DEVICE_ID, DEVICE_PRESENT, PROVIDER_USABLE),
      documented(
          BADDEVICEID, NOMEM, INUSE, OPERATIONFAILED, INVALPARAM, OPERATIONUNAVAIL, INVALDEVICECLASS, RESOURCEUNAVAIL,
          INVALPOINTER, UNINITIALIZED, NODEVICE)),

  PHONE_DEV_SPECIFIC(
      "phoneDevSpecific",
      ASYNC,
      0,
      params(handle("hPhone"), bufferIn("lpParams"), dword("dwSize")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, OPERATIONUNAVAIL, UNINITIALIZED, OPERATIONFAILED)),

  PHONE_GET_BUTTON_INFO(
      "phoneGetButtonInfo",
      SYNC,
      PHONEFEATURE_GETBUTTONINFO,
      params(handle("hPhone"), dword("dwButtonLampID"), bufferOut("lpButtonInfo")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, STRUCTURE_SIZE, PHONE_STATE, FEATURE, BUTTON_LAMP_ID),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALBUTTONLAMPID, RESOURCEUNAVAIL, INVALPOINTER, OPERATIONFAILED, INVALPHONESTATE,
          STRUCTURETOOSMALL, OPERATIONUNAVAIL, UNINITIALIZED)),

  PHONE_GET_DATA(
      "phoneGetData",
      SYNC,
      PHONEFEATURE_GETDATA,
      params(handle("hPhone"), dword("dwDataID"), bufferOut("lpData"), dword("dwSize")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, PHONE_STATE, FEATURE, DATA_ID),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, INVALPHONESTATE, OPERATIONFAILED, INVALDATAID,
          UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_GET_DEV_CAPS(
      "phoneGetDevCaps",
      SYNC,
      0,
      params(
          handle("hPhoneApp"), dword("dwDeviceID"), dword("dwAPIVersion"), dword("dwExtVersion"),
          bufferOut("lpPhoneCaps")),
      requires(
          INITIALIZED, APP_HANDLE, POINTERS, STRUCTURE_SIZE, DEVICE_ID, DEVICE_PRESENT, PROVIDER_STARTED, API_VERSION,
          EXT_VERSION),
      documented(
          INVALAPPHANDLE, INVALPOINTER, BADDEVICEID, OPERATIONFAILED, INCOMPATIBLEAPIVERSION, OPERATIONUNAVAIL,
          INCOMPATIBLEEXTVERSION, NOMEM, STRUCTURETOOSMALL, RESOURCEUNAVAIL, NODRIVER, UNINITIALIZED, NODEVICE)),

  PHONE_GET_DISPLAY(
      "phoneGetDisplay",
      SYNC,
      PHONEFEATURE_GETDISPLAY,
      params(handle("hPhone"), bufferOut("lpDisplay")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, STRUCTURE_SIZE, PHONE_STATE, FEATURE),
      documented(
          INVALPHONEHANDLE, RESOURCEUNAVAIL, INVALPOINTER, OPERATIONFAILED, INVALPHONESTATE, STRUCTURETOOSMALL,
          OPERATIONUNAVAIL, UNINITIALIZED, NOMEM)),

  PHONE_GET_GAIN(
      "phoneGetGain",
      SYNC,
      PHONEFEATURE_GETGAINHANDSET,
      params(handle("hPhone"), dword("dwHookSwitchDev"), out("lpdwGain")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, HOOKSWITCH_DEV, PHONE_STATE, FEATURE),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, INVALPHONESTATE, OPERATIONFAILED,
          INVALHOOKSWITCHDEV, UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_GET_HOOK_SWITCH(
      "phoneGetHookSwitch",
      SYNC,
      PHONEFEATURE_GETHOOKSWITCHHANDSET | PHONEFEATURE_GETHOOKSWITCHSPEAKER | PHONEFEATURE_GETHOOKSWITCHHEADSET,
      params(handle("hPhone"), out("lpdwHookSwitchDevs")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, PHONE_STATE, FEATURE),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, INVALPHONESTATE, OPERATIONFAILED, OPERATIONUNAVAIL,
          UNINITIALIZED)),

  PHONE_GET_ICON(
      "phoneGetIcon",
      SYNC,
      0,
      params(dword("dwDeviceID"), string("lpszDeviceClass"), out("lphIcon")),
      requires(INITIALIZED, POINTERS, DEVICE_ID, DEVICE_PRESENT, PROVIDER_USABLE),
      documented(
          BADDEVICEID, RESOURCEUNAVAIL, INVALPOINTER, OPERATIONFAILED, INVALDEVICECLASS, UNINITIALIZED, NOMEM,
          NODEVICE)),

  PHONE_GET_ID(
      "phoneGetID",
      SYNC,
      0,
      params(handle("hPhone"), bufferOut("lpDeviceID"), string("lpszDeviceClass")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, STRUCTURE_SIZE, DEVICE_CLASS),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, INVALDEVICECLASS, UNINITIALIZED, OPERATIONFAILED,
          STRUCTURETOOSMALL, OPERATIONUNAVAIL)),

  PHONE_GET_LAMP(
      "phoneGetLamp",
      SYNC,
      PHONEFEATURE_GETLAMP,
      params(handle("hPhone"), dword("dwButtonLampID"), out("lpdwLampMode")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, PHONE_STATE, FEATURE, BUTTON_LAMP_ID),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALBUTTONLAMPID, RESOURCEUNAVAIL, INVALPOINTER, OPERATIONFAILED, INVALPHONESTATE,
          UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_GET_MESSAGE(
      "phoneGetMessage",
      SYNC,
      0,
      params(handle("hPhoneApp"), bufferOut("lpMessage"), dword("dwTimeout")),
      requires(APP_HANDLE, POINTERS, EVENT_MECHANISM),
      documented(INVALAPPHANDLE, OPERATIONFAILED, INVALPOINTER, NOMEM)),

  PHONE_GET_RING(
      "phoneGetRing",
      SYNC,
      PHONEFEATURE_GETRING,
      params(handle("hPhone"), out("lpdwRingMode"), out("lpdwVolume")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, PHONE_STATE, FEATURE),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPHONESTATE, RESOURCEUNAVAIL, INVALPOINTER, OPERATIONFAILED, OPERATIONUNAVAIL,
          UNINITIALIZED)),

  PHONE_GET_STATUS(
      "phoneGetStatus",
      SYNC,
      0,
      params(handle("hPhone"), bufferOut("lpPhoneStatus")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, STRUCTURE_SIZE),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, OPERATIONFAILED, STRUCTURETOOSMALL,
          OPERATIONUNAVAIL, UNINITIALIZED)),

  PHONE_GET_STATUS_MESSAGES(
      "phoneGetStatusMessages",
      SYNC,
      0,
      params(handle("hPhone"), out("lpdwPhoneStates"), out("lpdwButtonModes"), out("lpdwButtonStates")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS),
      documented(INVALPHONEHANDLE, NOMEM, INVALPOINTER, RESOURCEUNAVAIL, OPERATIONFAILED, UNINITIALIZED)),

  PHONE_GET_VOLUME(
      "phoneGetVolume",
      SYNC,
      PHONEFEATURE_GETVOLUMEHANDSET,
      params(handle("hPhone"), dword("dwHookSwitchDev"), out("lpdwVolume")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, HOOKSWITCH_DEV, PHONE_STATE, FEATURE),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPHONESTATE, RESOURCEUNAVAIL, INVALPOINTER, OPERATIONFAILED,
          INVALHOOKSWITCHDEV, UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_INITIALIZE(
      "phoneInitialize",
      SYNC,
      0,
      params(
          out("lphPhoneApp"), pointerSized("hInstance"), callback("lpfnCallback"), string("lpszAppName"),
          out("lpdwNumDevs")),
      requires(POINTERS, NO_REINIT_PENDING, MODULE, NOTIFICATION, APP_NAME, APPLICATION_SLOT),
      documented(
          INVALAPPNAME, INIFILECORRUPT, INVALPOINTER, NOMEM, OPERATIONFAILED, REINIT, RESOURCEUNAVAIL, NODEVICE,
          NODRIVER, INVALPARAM)),

  PHONE_INITIALIZE_EX(
      "phoneInitializeEx",
      SYNC,
      0,
      params(
          out("lphPhoneApp"), pointerSized("hInstance"), callback("lpfnCallback"), string("lpszFriendlyAppName"),
          out("lpdwNumDevs"), inOut("lpdwAPIVersion"), bufferIn("lpPhoneInitializeExParams")),
      requires(POINTERS, NO_REINIT_PENDING, MODULE, NOTIFICATION, DECLARED_VERSION, APP_NAME, APPLICATION_SLOT_EX),
      documented(INVALAPPNAME, OPERATIONFAILED, INIFILECORRUPT, INVALPOINTER, REINIT, NOMEM, INVALPARAM)),

  PHONE_NEGOTIATE_API_VERSION(
      "phoneNegotiateAPIVersion",
      SYNC,
      0,
      params(
          handle("hPhoneApp"), dword("dwDeviceID"), dword("dwAPILowVersion"), dword("dwAPIHighVersion"),
          out("lpdwAPIVersion"), bufferOut("lpExtensionID")),
      requires(INITIALIZED, APP_HANDLE, POINTERS, DEVICE_ID, DEVICE_PRESENT, PROVIDER_STARTED, API_RANGE),
      documented(
          INVALAPPHANDLE, OPERATIONFAILED, BADDEVICEID, OPERATIONUNAVAIL, NODRIVER, NOMEM, INVALPOINTER,
          RESOURCEUNAVAIL, INCOMPATIBLEAPIVERSION, UNINITIALIZED, NODEVICE)),

  PHONE_NEGOTIATE_EXT_VERSION(
      "phoneNegotiateExtVersion",
      SYNC,
      0,
      params(
          handle("hPhoneApp"), dword("dwDeviceID"), dword("dwAPIVersion"), dword("dwExtLowVersion"),
          dword("dwExtHighVersion"), out("lpdwExtVersion")),
      requires(INITIALIZED, APP_HANDLE, POINTERS, DEVICE_ID, DEVICE_PRESENT, PROVIDER_STARTED, API_VERSION),
      documented(
          INVALAPPHANDLE, OPERATIONFAILED, BADDEVICEID, OPERATIONUNAVAIL, NODRIVER, NOMEM, INCOMPATIBLEAPIVERSION,
          RESOURCEUNAVAIL, INCOMPATIBLEEXTVERSION, UNINITIALIZED, INVALPOINTER, NODEVICE)),

  PHONE_OPEN(
      "phoneOpen",
      SYNC,
      0,
      params(
          handle("hPhoneApp"), dword("dwDeviceID"), out("lphPhone"), dword("dwAPIVersion"), dword("dwExtVersion"),
          pointerSized("dwCallbackInstance"), dword("dwPrivilege")),
      requires(
          INITIALIZED, APP_HANDLE, POINTERS, NO_REINIT_PENDING, DEVICE_ID, DEVICE_PRESENT, PROVIDER_STARTED,
          API_VERSION, EXT_VERSION, PRIVILEGE, NOT_IN_USE, NOT_ALLOCATED, HANDLE_SLOT),
      documented(
          ALLOCATED, NODRIVER, BADDEVICEID, NOMEM, INCOMPATIBLEAPIVERSION, OPERATIONFAILED, INCOMPATIBLEEXTVERSION,
          OPERATIONUNAVAIL, INVALAPPHANDLE, RESOURCEUNAVAIL, INVALPOINTER, UNINITIALIZED, INVALPRIVILEGE, REINIT,
          INUSE, NODEVICE, INIFILECORRUPT)),

  PHONE_SET_BUTTON_INFO(
      "phoneSetButtonInfo",
      ASYNC,
      PHONEFEATURE_SETBUTTONINFO,
      params(handle("hPhone"), dword("dwButtonLampID"), bufferIn("lpButtonInfo")),
      requires(
          INITIALIZED, PHONE_HANDLE, POINTERS, STRUCTURE_SIZE, TEXT_BOUNDS, OWNER, FEATURE, BUTTON_LAMP_ID,
          REQUEST_SLOT),
      documented(
          INVALBUTTONLAMPID, OPERATIONFAILED, INVALPHONEHANDLE, STRUCTURETOOSMALL, INVALPOINTER, UNINITIALIZED,
          NOTOWNER, NOMEM, OPERATIONUNAVAIL, RESOURCEUNAVAIL)),

  PHONE_SET_DATA(
      "phoneSetData",
      ASYNC,
      PHONEFEATURE_SETDATA,
      params(handle("hPhone"), dword("dwDataID"), bufferIn("lpData"), dword("dwSize")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, OWNER, PHONE_STATE, FEATURE, DATA_ID, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, OPERATIONUNAVAIL, NOTOWNER, NOMEM, INVALDATAID, RESOURCEUNAVAIL, INVALPHONESTATE,
          OPERATIONFAILED, INVALPOINTER, UNINITIALIZED)),

  PHONE_SET_DISPLAY(
      "phoneSetDisplay",
      ASYNC,
      PHONEFEATURE_SETDISPLAY,
      params(handle("hPhone"), dword("dwRow"), dword("dwColumn"), bufferIn("lpsDisplay"), dword("dwSize")),
      requires(INITIALIZED, PHONE_HANDLE, POINTERS, OWNER, PHONE_STATE, FEATURE, DISPLAY_POSITION, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, OPERATIONUNAVAIL, NOTOWNER, OPERATIONFAILED, INVALPHONESTATE, UNINITIALIZED, INVALPOINTER,
          NOMEM, INVALPARAM, RESOURCEUNAVAIL)),

  PHONE_SET_GAIN(
      "phoneSetGain",
      ASYNC,
      PHONEFEATURE_SETGAINHANDSET,
      params(handle("hPhone"), dword("dwHookSwitchDev"), dword("dwGain")),
      requires(INITIALIZED, PHONE_HANDLE, HOOKSWITCH_DEV, OWNER, PHONE_STATE, FEATURE, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, NOMEM, NOTOWNER, RESOURCEUNAVAIL, INVALPHONESTATE, OPERATIONFAILED, INVALHOOKSWITCHDEV,
          UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_SET_HOOK_SWITCH(
      "phoneSetHookSwitch",
      ASYNC,
      PHONEFEATURE_SETHOOKSWITCHHANDSET,
      params(handle("hPhone"), dword("dwHookSwitchDevs"), dword("dwHookSwitchMode")),
      requires(INITIALIZED, PHONE_HANDLE, HOOKSWITCH_DEVS, HOOKSWITCH_MODE, OWNER, PHONE_STATE, FEATURE, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, OPERATIONUNAVAIL, NOTOWNER, NOMEM, INVALHOOKSWITCHDEV, RESOURCEUNAVAIL,
          INVALHOOKSWITCHMODE, OPERATIONFAILED, INVALPHONESTATE, UNINITIALIZED)),

  PHONE_SET_LAMP(
      "phoneSetLamp",
      ASYNC,
      PHONEFEATURE_SETLAMP,
      params(handle("hPhone"), dword("dwButtonLampID"), dword("dwLampMode")),
      requires(INITIALIZED, PHONE_HANDLE, LAMP_MODE, OWNER, PHONE_STATE, FEATURE, BUTTON_LAMP_ID, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, OPERATIONUNAVAIL, NOTOWNER, NOMEM, INVALBUTTONLAMPID, RESOURCEUNAVAIL, INVALPHONESTATE,
          OPERATIONFAILED, INVALLAMPMODE, UNINITIALIZED)),

  PHONE_SET_RING(
      "phoneSetRing",
      ASYNC,
      PHONEFEATURE_SETRING,
      params(handle("hPhone"), dword("dwRingMode"), dword("dwVolume")),
      requires(INITIALIZED, PHONE_HANDLE, OWNER, PHONE_STATE, FEATURE, RING_MODE, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, NOMEM, NOTOWNER, RESOURCEUNAVAIL, INVALPHONESTATE, OPERATIONFAILED, INVALRINGMODE,
          UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_SET_STATUS_MESSAGES(
      "phoneSetStatusMessages",
      SYNC,
      0,
      params(handle("hPhone"), dword("dwPhoneStates"), dword("dwButtonModes"), dword("dwButtonStates")),
      requires(INITIALIZED, PHONE_HANDLE, STATUS_STATES, BUTTON_MODES, BUTTON_STATES),
      documented(
          INVALPHONEHANDLE, NOMEM, INVALPHONESTATE, RESOURCEUNAVAIL, INVALBUTTONMODE, OPERATIONFAILED,
          INVALBUTTONSTATE, UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_SET_VOLUME(
      "phoneSetVolume",
      ASYNC,
      PHONEFEATURE_SETVOLUMEHANDSET,
      params(handle("hPhone"), dword("dwHookSwitchDev"), dword("dwVolume")),
      requires(INITIALIZED, PHONE_HANDLE, HOOKSWITCH_DEV, OWNER, PHONE_STATE, FEATURE, REQUEST_SLOT),
      documented(
          INVALPHONEHANDLE, NOMEM, NOTOWNER, RESOURCEUNAVAIL, INVALPHONESTATE, OPERATIONFAILED, INVALHOOKSWITCHDEV,
          UNINITIALIZED, OPERATIONUNAVAIL)),

  PHONE_SHUTDOWN(
      "phoneShutdown",
      SYNC,
      0,
      params(handle("hPhoneApp")),
      requires(INITIALIZED, APP_HANDLE),
      documented(INVALAPPHANDLE, NOMEM, UNINITIALIZED, RESOURCEUNAVAIL));

  private final String headerName;
  private final Completion completion;
  private final int features;
  private final List<Parameter> parameters;
  private final List<Precondition> preconditions;
  private final List<PhoneErr> documented;
  private final Set<PhoneErr> documentedSet;

  PhoneFunction(
      String headerName,
      Completion completion,
      int features,
      List<Parameter> parameters,
      List<Precondition> preconditions,
      List<PhoneErr> documented) {
    this.headerName = headerName;
    this.completion = completion;
    this.features = features;
    this.parameters = parameters;
    this.preconditions = preconditions;
    this.documented = documented;
    this.documentedSet = EnumSet.copyOf(documented);
    RowCheck.verify(headerName, preconditions, documentedSet);
  }

  /** The name in tapi.h, without A or W. */
  public String headerName() {
    return headerName;
  }

  public Completion completion() {
    return completion;
  }

  public boolean isAsync() {
    return completion == ASYNC;
  }

  /** The PHONEFEATURE_ bits that stand for the function; for the hookswitch functions those of the handset (C-39). */
  public int features() {
    return features;
  }

  /** The parameters in C order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** What is checked, the first applicable reason first. */
  public List<Precondition> preconditions() {
    return preconditions;
  }

  /** The page's errors in the page's order. */
  public List<PhoneErr> documented() {
    return documented;
  }

  /** Whether the page lists the code, or the code is device-specific, which every function may return (C-46). */
  public boolean mayReturn(int code) {
    if (PhoneErr.isDeviceSpecific(code)) {
      return true;
    }
    Optional<PhoneErr> error = PhoneErr.of(code);
    return error.isPresent() && documentedSet.contains(error.get());
  }

  /** Whether the function exists as an A and a W form (C-83). */
  public boolean hasTextForms() {
    return TEXT_FORMS.contains(headerName);
  }

  /** The function with that header name, with or without A or W. */
  public static Optional<PhoneFunction> named(String name) {
    for (PhoneFunction function : values()) {
      String header = function.headerName;
      if (name.equals(header) || function.hasTextForms() && (name.equals(header + "A") || name.equals(header + "W"))) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  private static final Set<String> TEXT_FORMS = Set.of(
      "phoneConfigDialog",
      "phoneGetButtonInfo",
      "phoneGetDevCaps",
      "phoneGetIcon",
      "phoneGetID",
      "phoneGetStatus",
      "phoneInitializeEx",
      "phoneSetButtonInfo");

  private static List<Parameter> params(Parameter... parameters) {
    return List.of(parameters);
  }

  private static List<Precondition> requires(Precondition... preconditions) {
    return List.of(preconditions);
  }

  private static List<PhoneErr> documented(PhoneErr... errors) {
    return List.of(errors);
  }

  private static Parameter dword(String name) {
    return new Parameter(name, Type.DWORD);
  }

  private static Parameter handle(String name) {
    return new Parameter(name, Type.HANDLE);
  }

  private static Parameter pointerSized(String name) {
    return new Parameter(name, Type.POINTER_SIZED);
  }

  private static Parameter callback(String name) {
    return new Parameter(name, Type.CALLBACK);
  }

  private static Parameter string(String name) {
    return new Parameter(name, Type.STRING);
  }

  private static Parameter out(String name) {
    return new Parameter(name, Type.OUT);
  }

  private static Parameter inOut(String name) {
    return new Parameter(name, Type.IN_OUT);
  }

  private static Parameter bufferIn(String name) {
    return new Parameter(name, Type.BUFFER_IN);
  }

  private static Parameter bufferOut(String name) {
    return new Parameter(name, Type.BUFFER_OUT);
  }
}
