package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.PhoneExtensionId;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;

/** Registering, agreeing on versions, shutting down. */
final class SessionCalls {

  private static final int HIGHEST_OF_OLD_CALL = TAPI_VERSION_1_4;
  private static final int HIGHEST = TAPI_VERSION_2_2;

  private final World world;
  private final CallGate gate;
  private final Checks checks;
  private final ProviderGate provider;
  private final Sessions sessions;
  private final PhoneExtensionId extensionId = new PhoneExtensionId();

  SessionCalls(World world, CallGate gate, Checks checks, ProviderGate provider, Sessions sessions) {
    this.world = world;
    this.gate = gate;
    this.checks = checks;
    this.provider = provider;
    this.sessions = sessions;
  }

  int phoneInitialize(
      ProcessSlot process,
      IntHolder lphPhoneApp,
      long hInstance,
      PhoneCallback lpfnCallback,
      String lpszAppName,
      IntHolder lpdwNumDevs) {
    Call call = gate.begin(PhoneFunction.PHONE_INITIALIZE, process)
        .out(lphPhoneApp)
        .module(hInstance)
        .callback(lpfnCallback)
        .string(lpszAppName, false)
        .out(lpdwNumDevs);
    call.options = PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW;
    call.declaredVersion = HIGHEST_OF_OLD_CALL;
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    int startError = sessions.firstStartError();
    if (startError != 0) {
      return gate.refuse(startError); // C-09: the old call fails with any provider's error.
    }
    Application app = sessions.register(call, lpfnCallback);
    app.registeredByOldCall = true;
    lphPhoneApp.value = app.handle;
    lpdwNumDevs.value = world.devices.size();
    return gate.succeed(app.handle, world.devices.size());
  }

  int phoneInitializeEx(
      ProcessSlot process,
      boolean wide,
      IntHolder lphPhoneApp,
      long hInstance,
      PhoneCallback lpfnCallback,
      String lpszFriendlyAppName,
      IntHolder lpdwNumDevs,
      IntHolder lpdwAPIVersion,
      ByteBuffer lpParams) {
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.width);
    Call call = gate.begin(PhoneFunction.PHONE_INITIALIZE_EX, process, wide)
        .out(lphPhoneApp)
        .module(hInstance)
        .callback(lpfnCallback)
        .string(lpszFriendlyAppName, false)
        .out(lpdwNumDevs)
        .inOut(lpdwAPIVersion, lpdwAPIVersion == null ? 0 : lpdwAPIVersion.value)
        .inputStructure(lpParams, params);
    readParams(call, process, lpParams, params);
    call.declaredVersion = lpdwAPIVersion == null ? 0 : capped(lpdwAPIVersion.value);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    Application app = sessions.register(call, lpfnCallback);
    int size = PhoneInitializeExParams.fixedSize(process.width);
    params.dwNeededSize(size).dwUsedSize(size); // C-74: TAPI fills the header of every such structure.
    if (app.mechanism == Mechanism.EVENT) {
      params.hEvent(app.hEvent);
    }
    lphPhoneApp.value = app.handle;
    lpdwNumDevs.value = world.devices.size();
    lpdwAPIVersion.value = HIGHEST;
    return gate.succeed(app.handle, world.devices.size(), HIGHEST);
  }

  /** A version newer than TAPI, 0xFFFFFFFF included, is TAPI's own (O-31). */
  private static int capped(int version) {
    return Integer.compareUnsigned(version, HIGHEST) > 0 ? HIGHEST : version;
  }

  /** The page lists no STRUCTURETOOSMALL, so a block that is too short is a bad pointer (C-82, O-31). */
  private static void readParams(Call call, ProcessSlot process, ByteBuffer lpParams, PhoneInitializeExParams params) {
    boolean whole = call.pointersGood && params.dwTotalSize() >= PhoneInitializeExParams.fixedSize(process.width);
    call.pointersGood &= whole;
    call.options = whole ? params.dwOptions() : 0;
    call.completionPort = whole ? params.hCompletionPort() : 0;
    call.pointersGood &= !whole || !lpParams.isReadOnly();
    call.completionKey = whole ? params.dwCompletionKey() : 0;
  }

  int phoneShutdown(ProcessSlot process, int hPhoneApp) {
    Call call = gate.begin(PhoneFunction.PHONE_SHUTDOWN, process).app(hPhoneApp);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    sessions.end(call.app, false);
    return gate.succeed();
  }

  int phoneNegotiateAPIVersion(
      ProcessSlot process,
      int hPhoneApp,
      int dwDeviceID,
      int dwAPILowVersion,
      int dwAPIHighVersion,
      IntHolder lpdwAPIVersion,
      ByteBuffer lpExtensionID) {
    Call call = gate.begin(PhoneFunction.PHONE_NEGOTIATE_API_VERSION, process)
        .app(hPhoneApp)
        .deviceId(dwDeviceID)
        .apiVersion(dwAPILowVersion)
        .highVersion(dwAPIHighVersion)
        .out(lpdwAPIVersion)
        .optionalOutput(lpExtensionID, PhoneExtensionId.fixedSize());
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    int version = checks.agreeable(call);
    call.app.negotiated(dwDeviceID, version);
    lpdwAPIVersion.value = version;
    if (lpExtensionID != null) {
      int[] id = call.device.description.extensionId();
      extensionId.wrap(lpExtensionID)
          .dwExtensionID0(id[0])
          .dwExtensionID1(id[1])
          .dwExtensionID2(id[2])
          .dwExtensionID3(id[3]);
    }
    return gate.succeed(version);
  }

  int phoneNegotiateExtVersion(
      ProcessSlot process,
      int hPhoneApp,
      int dwDeviceID,
      int dwAPIVersion,
      int dwExtLowVersion,
      int dwExtHighVersion,
      IntHolder lpdwExtVersion) {
    Call call = gate.begin(PhoneFunction.PHONE_NEGOTIATE_EXT_VERSION, process)
        .app(hPhoneApp)
        .deviceId(dwDeviceID)
        .apiVersion(dwAPIVersion)
        .word(dwExtLowVersion)
        .word(dwExtHighVersion)
        .out(lpdwExtVersion);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    long answer = negotiate(call.device, dwAPIVersion, dwExtLowVersion, dwExtHighVersion);
    if (answer < 0) {
      return gate.refuse((int) answer);
    }
    call.app.negotiatedExt(dwDeviceID, (int) answer);
    lpdwExtVersion.value = (int) answer;
    return gate.succeed((int) answer);
  }

  /** While an extension version is in force, only that one can result (C-30, O-18). */
  private long negotiate(DeviceSlot device, int apiVersion, int low, int high) {
    int selected = device.selectedExtVersion;
    if (selected != 0) {
      boolean inside = Integer.compareUnsigned(low, selected) <= 0 && Integer.compareUnsigned(selected, high) <= 0;
      return inside ? selected : PHONEERR_INCOMPATIBLEEXTVERSION;
    }
    return provider.negotiateExtVersion(device, apiVersion, low, high);
  }
}
