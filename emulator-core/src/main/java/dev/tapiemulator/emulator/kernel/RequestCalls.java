package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** The nine asynchronous functions (C-41). */
final class RequestCalls {

  /** The highest volume, gain and ring volume; what is above is clamped before the phone sees it (C-86). */
  private static final int HIGHEST_LEVEL = 0xFFFF;

  private final World world;
  private final CallGate gate;
  private final ProviderGate provider;
  private final ProviderReports reports;
  private final Completions completions;
  private final PhoneButtonInfo buttonInfo = new PhoneButtonInfo();

  RequestCalls(
      World world, CallGate gate, ProviderGate provider, ProviderReports reports, Completions completions) {
    this.world = world;
    this.gate = gate;
    this.provider = provider;
    this.reports = reports;
    this.completions = completions;
  }

  int phoneSetData(ProcessSlot process, int hPhone, int dwDataID, ByteBuffer lpData, int dwSize) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_DATA, process)
        .phone(hPhone)
        .id(dwDataID)
        .input(lpData, dwSize)
        .word(dwSize);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    int areaBytes = call.device.description.download(dwDataID).sizeBytes();
    return submit(call, DeviceCall.SET_DATA, dwDataID, 0, 0, lpData, Math.min(dwSize, areaBytes));
  }

  int phoneDevSpecific(ProcessSlot process, int hPhone, ByteBuffer lpParams, int dwSize) {
    Call call = gate.begin(PhoneFunction.PHONE_DEV_SPECIFIC, process)
        .phone(hPhone)
        .input(lpParams, dwSize)
        .word(dwSize);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : submit(call, DeviceCall.DEV_SPECIFIC, 0, 0, 0, lpParams, dwSize);
  }

  int phoneSetDisplay(ProcessSlot process, int hPhone, int dwRow, int dwColumn, ByteBuffer lpsDisplay, int dwSize) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_DISPLAY, process)
        .phone(hPhone)
        .position(dwRow, dwColumn)
        .input(lpsDisplay, dwSize)
        .word(dwSize);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : submit(call, DeviceCall.SET_DISPLAY, dwRow, dwColumn, 0, lpsDisplay, dwSize);
  }

  int phoneSetLamp(ProcessSlot process, int hPhone, int dwButtonLampID, int dwLampMode) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_LAMP, process).phone(hPhone).id(dwButtonLampID).mode(dwLampMode);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : submit(call, DeviceCall.SET_LAMP, dwButtonLampID, dwLampMode, 0, null, 0);
  }

  int phoneSetRing(ProcessSlot process, int hPhone, int dwRingMode, int dwVolume) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_RING, process).phone(hPhone).mode(dwRingMode).word(dwVolume);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : submit(call, DeviceCall.SET_RING, dwRingMode, clamped(dwVolume), 0, null, 0);
  }

  int phoneSetHookSwitch(ProcessSlot process, int hPhone, int dwHookSwitchDevs, int dwHookSwitchMode) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_HOOK_SWITCH, process)
        .phone(hPhone)
        .hookSwitch(dwHookSwitchDevs)
        .mode(dwHookSwitchMode);
    int refusal = gate.admit();
    return refusal != 0
        ? refusal
        : submit(call, DeviceCall.SET_HOOK_SWITCH, dwHookSwitchDevs, dwHookSwitchMode, 0, null, 0);
  }

  int phoneSetVolume(ProcessSlot process, int hPhone, int dwHookSwitchDev, int dwVolume) {
    return setLevel(PhoneFunction.PHONE_SET_VOLUME, DeviceCall.SET_VOLUME, process, hPhone, dwHookSwitchDev, dwVolume);
  }

  int phoneSetGain(ProcessSlot process, int hPhone, int dwHookSwitchDev, int dwGain) {
    return setLevel(PhoneFunction.PHONE_SET_GAIN, DeviceCall.SET_GAIN, process, hPhone, dwHookSwitchDev, dwGain);
  }

  private int setLevel(
      PhoneFunction function, DeviceCall deviceCall, ProcessSlot process, int hPhone, int hookSwitchDev, int level) {
    Call call = gate.begin(function, process).phone(hPhone).hookSwitch(hookSwitchDev).word(level);
    int refusal = gate.admit();
    return refusal != 0 ? refusal : submit(call, deviceCall, hookSwitchDev, clamped(level), 0, null, 0);
  }

  /** DWORDs are unsigned, so a negative level is a high one. */
  private static int clamped(int level) {
    return Integer.compareUnsigned(level, HIGHEST_LEVEL) > 0 ? HIGHEST_LEVEL : level;
  }

  int phoneSetButtonInfo(ProcessSlot process, boolean wide, int hPhone, int dwButtonLampID, ByteBuffer lpButtonInfo) {
    Call call = gate.begin(PhoneFunction.PHONE_SET_BUTTON_INFO, process, wide)
        .phone(hPhone)
        .id(dwButtonLampID)
        .inputStructure(lpButtonInfo, buttonInfo);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    TextForm form = process.textForm(wide);
    ButtonInfo info = new ButtonInfo(
        buttonInfo.dwButtonMode(),
        buttonInfo.dwButtonFunction(),
        buttonInfo.text(PhoneButtonInfo.BUTTON_TEXT, form),
        0,
        buttonInfo.bytes(PhoneButtonInfo.DEV_SPECIFIC));
    Request request = open(call, null, 0);
    return answer(
        call,
        request,
        call.planned() ? request.id : ask(call, request, DeviceCall.SET_BUTTON_INFO, dwButtonLampID, 0, 0, info));
  }

  // ---- from the admitted call to its result

  private int submit(Call call, DeviceCall deviceCall, int a, int b, int c, ByteBuffer payload, int payloadBytes) {
    Request request = open(call, payload, payloadBytes);
    return answer(call, request, call.planned() ? request.id : ask(call, request, deviceCall, a, b, c, null));
  }

  private Request open(Call call, ByteBuffer payload, int payloadBytes) {
    Request request = world.requests.open(call.function, call.phone);
    request.copyPayload(payload, payload == null ? 0 : payload.position(), payload == null ? 0 : payloadBytes);
    if (call.fault != null) {
      request.plan = call.fault.kind();
    } else if (call.chosenReplyError != 0) {
      request.plan = FaultKind.FAIL_REPLY;
    }
    boolean canBeWritten =
        call.function == PhoneFunction.PHONE_DEV_SPECIFIC && payload != null && !payload.isReadOnly();
    // A duplicate, since the application may move its own position meanwhile.
    if (canBeWritten) {
      request.writeBack = payload.duplicate();
    }
    return request;
  }

  private long ask(Call call, Request request, DeviceCall deviceCall, int a, int b, int c, ButtonInfo info) {
    reports.planLatency(call.fault != null && call.fault.kind() == FaultKind.LATENCY ? call.fault.millis() : -1);
    long answer = provider.submit(request, deviceCall, a, b, c, info);
    reports.planLatency(-1);
    return answer;
  }

  private int answer(Call call, Request request, long answer) {
    int id = request.id;
    if (answer == id) {
      return accept(call, request);
    }
    int code = answer < 0 ? gate.documented((int) answer) : illegalResult(request, answer);
    if (request.is(RequestState.DUE)) {
      world.violation(
          DeviceViolation.COMPLETION_OF_REFUSED_REQUEST, request.device(), id,
          "refused with " + PhoneErr.nameOf(code), null);
      request.result = PHONEERR_OPERATIONFAILED;
      return accept(call, request);
    }
    world.requests.on(request, RequestEvent.REFUSE, 0);
    reports.passOnDeferred();
    return gate.refuse(code);
  }

  private int illegalResult(Request request, long answer) {
    world.violation(
        DeviceViolation.ILLEGAL_RESULT, request.device(), request.id,
        request.function().headerName() + " answered " + answer + " to request " + request.id, null);
    return PHONEERR_OPERATIONFAILED;
  }

  private int accept(Call call, Request request) {
    int id = request.id;
    if (request.plan == FaultKind.FAIL_REPLY) {
      request.result = call.fault == null ? call.chosenReplyError : call.fault.code();
      long delay = TimeUnit.MILLISECONDS.toNanos(
          request.device().description.latencyMillis() * world.config.profile().latencyFactor());
      world.agenda.add(Agenda.Kind.PLANNED_COMPLETION, delay, id, 0, request.device().session);
    }
    completions.returned(request);
    reports.passOnDeferred();
    return gate.accept(id);
  }
}
