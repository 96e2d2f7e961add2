package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Ruling;

/** Opening and closing phones. */
final class OpenCalls {

  private final World world;
  private final CallGate gate;
  private final ProviderGate provider;
  private final ProviderReports reports;
  private final Departures departures;
  private final Notifier notifier;

  OpenCalls(
      World world,
      CallGate gate,
      ProviderGate provider,
      ProviderReports reports,
      Departures departures,
      Notifier notifier) {
    this.world = world;
    this.gate = gate;
    this.provider = provider;
    this.reports = reports;
    this.departures = departures;
    this.notifier = notifier;
  }

  int phoneOpen(
      ProcessSlot process,
      int hPhoneApp,
      int dwDeviceID,
      IntHolder lphPhone,
      int dwAPIVersion,
      int dwExtVersion,
      long dwCallbackInstance,
      int dwPrivilege) {
    Call call = gate.begin(PhoneFunction.PHONE_OPEN, process)
        .app(hPhoneApp)
        .deviceId(dwDeviceID)
        .out(lphPhone)
        .apiVersion(dwAPIVersion)
        .extVersion(dwExtVersion)
        .wide(dwCallbackInstance)
        .privilege(dwPrivilege);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    DeviceSlot device = call.device;
    int providerRefusal = openProviderSide(device, dwExtVersion);
    if (providerRefusal != 0) {
      return gate.refuse(providerRefusal);
    }
    OpenPhone phone = new OpenPhone();
    phone.app = call.app;
    phone.device = device;
    phone.privilege = dwPrivilege;
    phone.apiVersion = dwAPIVersion;
    phone.extVersion = dwExtVersion;
    phone.instance = dwCallbackInstance;
    lphPhone.value = admit(phone);
    return gate.succeed(phone.handle);
  }

  /** Enters the handle, and tells those who already have one about the new owner or monitor (C-58). */
  private int admit(OpenPhone phone) {
    OwnershipCounts before = OwnershipCounts.of(world, phone.device);
    phone.handle = world.phones.add(phone);
    phone.device.add(phone);
    phone.app.add(phone);
    world.record(JournalKind.HANDLE_OPENED, 0, phone.app.process.id, phone.device.id)
        .word(phone.handle)
        .word(phone.privilege)
        .word(phone.apiVersion)
        .word(phone.extVersion)
        .end();
    before.announceChange(notifier);
    return phone.handle;
  }

  /** Opens the phone for its first handle and puts an extension version into force; 0, or the phone's refusal. */
  private int openProviderSide(DeviceSlot device, int extVersion) {
    boolean first = !device.isOpen();
    if (first) {
      device.port = new SessionPort(device, reports);
      device.session = world.newSession();
      int answer = (int) provider.open(device);
      if (answer != 0 || !device.isOpen()) {
        departures.endSession(device);
        return answer != 0 ? answer : PHONEERR_OPERATIONFAILED;
      }
    }
    if (extVersion != 0 && device.selectedExtVersion == 0) {
      int answer = (int) provider.selectExtVersion(device, extVersion);
      if (answer != 0 || !device.isOpen()) {
        if (first && device.isOpen()) {
          provider.close(device);
          departures.endSession(device);
        }
        return answer != 0 ? answer : PHONEERR_OPERATIONFAILED;
      }
      device.selectedExtVersion = extVersion;
    }
    return 0;
  }

  /** Whether phoneClose has to let the phone's requests finish first (O-43). */
  boolean mustWait(OpenPhone phone) {
    return !world.isDefault(Ruling.CLOSE_WAITS_FOR_REQUESTS)
        && phone.device.handles.size() == 1
        && phone.device.owesCompletions();
  }

  int phoneClose(ProcessSlot process, int hPhone) {
    Call call = gate.begin(PhoneFunction.PHONE_CLOSE, process).phone(hPhone);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    return mustWait(call.phone) ? Kernel.BLOCKED : finishClose(call.phone);
  }

  private int finishClose(OpenPhone phone) {
    int refusal = departures.close(phone);
    return refusal == 0 ? gate.succeed() : gate.refuse(refusal);
  }

  /** Goes on with a phoneClose that waited; the handle may have gone in the meantime. */
  int resumeClose(ProcessSlot process, int hPhone) {
    gate.resume(PhoneFunction.PHONE_CLOSE, process);
    OpenPhone phone = world.phones.find(hPhone);
    return phone == null ? gate.refuseLate(Precondition.PHONE_HANDLE) : finishClose(phone);
  }
}
