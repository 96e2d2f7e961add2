package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.emulator.DescriptionText;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneFace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The boundary to the phones on the way down: every call to a model goes through here, is journalled, and cannot harm
 * anything but its own result. What the model reports meanwhile comes back through {@link ProviderReports}.
 */
final class ProviderGate {

  private static final long LARGEST_DWORD = 0xFFFF_FFFFL;
  private static final byte[] NO_BYTES = {};
  private static final Supplier<byte[]> NOTHING = () -> NO_BYTES;

  private final World world;
  private final ProviderReports reports;
  /** The phone whose model is being called, or null; models are never called from within each other. */
  private DeviceSlot calling;
  /** Whether the model being called has tried to call TAPI. */
  private boolean reentered;
  private int failures;

  ProviderGate(World world, ProviderReports reports) {
    this.world = world;
    this.reports = reports;
    reports.setGate(this);
  }

  /** Whether a model is being called at this moment. */
  boolean isInsideModel() {
    return calling != null;
  }

  /** How many calls have ended in an exception or an impossible value up to now. */
  int failures() {
    return failures;
  }

  // ---- asynchronous operations

  /**
   * Gives a request to its phone; the raw answer of the model. What the model reported meanwhile is passed on by the
   * caller, after the request has its id: a reply that is due comes before a forced close reported in the same call.
   */
  long submit(Request request, DeviceCall call, int a, int b, int c, ButtonInfo info) {
    enter(call, request.device(), request.id, a, b, c);
    long answer;
    try {
      answer = world.surroundings.callsModelsDirectly()
          ? order(request, call, a, b, c, info)
          : callModel(request.device(), () -> order(request, call, a, b, c, info));
    } catch (Throwable thrown) {
      request.readByPhone |= thrown instanceof ModelBlocked;
      answer = thrown(request.device(), request.id, thrown);
    }
    return returned(call, request.device(), answer, NO_BYTES);
  }

  private static int order(Request request, DeviceCall call, int a, int b, int c, ButtonInfo info) {
    if (request.plan == FaultKind.UNDOCUMENTED_CODE) {
      return Misbehaviour.UNDOCUMENTED_CODE;
    }
    Misbehaviour.beforeOrder(request);
    PhoneDeviceModel model = request.device().model;
    SessionPort port = request.device().port;
    return switch (call) {
      case SET_DATA -> model.setData(request.id, a, request.payload(), port);
      case DEV_SPECIFIC -> model.devSpecific(request.id, request.writablePayload(), port);
      case SET_DISPLAY -> model.setDisplay(request.id, a, b, request.payload(), port);
      case SET_LAMP -> model.setLamp(request.id, a, b, port);
      case SET_RING -> model.setRing(request.id, a, b, port);
      case SET_HOOK_SWITCH -> model.setHookSwitch(request.id, a, b, port);
      case SET_VOLUME -> model.setVolume(request.id, a, b, port);
      case SET_GAIN -> model.setGain(request.id, a, b, port);
      case SET_BUTTON_INFO -> model.setButtonInfo(request.id, a, info, port);
      default -> throw new AssertionError(call + " is no asynchronous operation");
    };
  }

  void timer(DeviceSlot device, int token) {
    enter(DeviceCall.TIMER, device, 0, token, 0, 0);
    try {
      if (world.surroundings.callsModelsDirectly()) {
        device.model.timer(token, device.port);
      } else {
        callModel(device, run(() -> device.model.timer(token, device.port)));
      }
    } catch (Throwable thrown) {
      if (thrown instanceof ModelBlocked blocked && blocked.isKnown()) {
        device.missTimer(token); // It was not even told.
      }
      thrown(device, 0, thrown);
    }
    returned(DeviceCall.TIMER, device, 0, NO_BYTES);
    reports.passOnDeferred();
  }

  // ---- everything else

  void sessionStarted(DeviceSlot device) {
    ask(DeviceCall.SESSION_STARTED, device, 0, 0, run(device.model::sessionStarted));
  }

  void sessionEnded(DeviceSlot device) {
    ask(DeviceCall.SESSION_ENDED, device, 0, 0, run(device.model::sessionEnded));
  }

  long open(DeviceSlot device) {
    return ask(DeviceCall.OPEN, device, 0, 0, () -> device.model.open(device.port));
  }

  long close(DeviceSlot device) {
    return ask(DeviceCall.CLOSE, device, 0, 0, () -> device.model.close(device.port));
  }

  void reclaimed(DeviceSlot device) {
    ask(DeviceCall.RECLAIMED, device, 0, 0, run(() -> device.model.reclaimed(device.port)));
  }

  void statusInterest(DeviceSlot device, int phoneStates, int buttonModes, int buttonStates) {
    enter(DeviceCall.STATUS_INTEREST, device, 0, phoneStates, buttonModes, buttonStates);
    guarded(
        DeviceCall.STATUS_INTEREST,
        device,
        run(() -> device.model.statusInterest(phoneStates, buttonModes, buttonStates)),
        NOTHING);
  }

  /** The version agreed on, or a negative code. */
  long negotiateExtVersion(DeviceSlot device, int apiVersion, int low, int high) {
    long answer = ask(
        DeviceCall.NEGOTIATE_EXT_VERSION, device, low, high,
        () -> device.model.negotiateExtVersion(apiVersion, low, high));
    boolean inside = answer >= Integer.toUnsignedLong(low) && answer <= Integer.toUnsignedLong(high);
    return answer < 0 || inside ? answer : impossible(DeviceCall.NEGOTIATE_EXT_VERSION, device, answer);
  }

  long selectExtVersion(DeviceSlot device, int extVersion) {
    return ask(DeviceCall.SELECT_EXT_VERSION, device, extVersion, 0, () -> device.model.selectExtVersion(extVersion));
  }

  long lampMode(DeviceSlot device, int buttonLampId) {
    return askNumber(DeviceCall.GET_LAMP, device, buttonLampId, 0, () -> device.model.lampMode(buttonLampId));
  }

  long ringMode(DeviceSlot device) {
    return askNumber(DeviceCall.GET_RING, device, 0, 0, device.model::ringMode);
  }

  long ringVolume(DeviceSlot device) {
    return askNumber(DeviceCall.GET_RING, device, 1, 0, device.model::ringVolume);
  }

  long hookSwitchMode(DeviceSlot device, int hookSwitchDev) {
    return askNumber(
        DeviceCall.GET_HOOK_SWITCH, device, hookSwitchDev, 0, () -> device.model.hookSwitchMode(hookSwitchDev));
  }

  long volume(DeviceSlot device, int hookSwitchDev) {
    return askNumber(DeviceCall.GET_VOLUME, device, hookSwitchDev, 0, () -> device.model.volume(hookSwitchDev));
  }

  long gain(DeviceSlot device, int hookSwitchDev) {
    return askNumber(DeviceCall.GET_GAIN, device, hookSwitchDev, 0, () -> device.model.gain(hookSwitchDev));
  }

  long getDisplay(DeviceSlot device, ByteBuffer destination) {
    return askFor(
        DeviceCall.GET_DISPLAY, device, 0, 0, () -> device.model.getDisplay(destination), () -> writtenInto(destination));
  }

  long getData(DeviceSlot device, int dataId, ByteBuffer destination) {
    return askFor(
        DeviceCall.GET_DATA, device, dataId, destination.remaining(), () -> device.model.getData(dataId, destination),
        () -> writtenInto(destination));
  }

  private static byte[] writtenInto(ByteBuffer destination) {
    return Arrays.copyOf(destination.array(), destination.position());
  }

  /** Asks for a button's info, which stays what it is when the model does not tell; 0, or a negative code. */
  long buttonInfo(DeviceSlot device, int buttonLampId, ButtonInfo[] info) {
    return askFor(DeviceCall.GET_BUTTON_INFO, device, buttonLampId, 0, () -> {
      info[0] = device.model.buttonInfo(buttonLampId).orElse(info[0]);
      return 0;
    }, () -> DescriptionText.writeButton(info[0]).getBytes(StandardCharsets.UTF_8));
  }

  byte[] statusDevSpecific(DeviceSlot device) {
    byte[][] answer = {new byte[0]};
    askFor(DeviceCall.GET_STATUS, device, 0, 0, () -> {
      answer[0] = Objects.requireNonNull(device.model.statusDevSpecific(), "statusDevSpecific");
      return 0;
    }, () -> answer[0]);
    return answer[0];
  }

  long configDialog(DeviceSlot device, String deviceClass, long hwndOwner) {
    return ask(DeviceCall.CONFIG_DIALOG, device, 0, 0, () -> device.model.configDialog(deviceClass, hwndOwner));
  }

  long icon(DeviceSlot device, String deviceClass) {
    return ask(DeviceCall.GET_ICON, device, 0, 0, () -> device.model.icon(deviceClass));
  }

  /** What the phone is now; what it was when the model does not tell. */
  PhoneDescription describe(DeviceSlot device) {
    PhoneDescription[] answer = {device.declared};
    askFor(DeviceCall.DESCRIBE, device, 0, 0, () -> {
      answer[0] = Objects.requireNonNull(device.model.describe(), "describe");
      return 0;
    }, () -> DescriptionText.write(world.seen(answer[0])).getBytes(StandardCharsets.UTF_8));
    return answer[0];
  }

  /** Somebody touches the phone; what the phone cannot do is the tester's mistake, not the phone's. */
  void touch(DeviceSlot device, PhoneAct act, int first, int second) {
    RuntimeException[] mistake = new RuntimeException[1];
    ask(DeviceCall.TOUCH, device, first, second, run(() -> {
      Optional<PhoneFace> face = device.model.face();
      if (face.isEmpty()) {
        mistake[0] = new EmulatorMisuse(
            "nobody can touch phone " + device.id + " (" + device.description.name() + "): it has no face");
        return;
      }
      try {
        touch(face.get(), act, first, second);
      } catch (IllegalArgumentException notOnThisPhone) {
        mistake[0] = notOnThisPhone;
      }
    }));
    if (mistake[0] != null) {
      throw mistake[0];
    }
  }

  private static void touch(PhoneFace face, PhoneAct act, int first, int second) {
    switch (act) {
      case BUTTON_DOWN -> face.buttonDown(first);
      case BUTTON_UP -> face.buttonUp(first);
      case HOOK_SWITCH -> face.hookSwitch(first, second);
      case TURN_VOLUME -> face.turnVolume(first, second);
      default -> throw new AssertionError(act + " is not done to the phone's face");
    }
  }

  // ---- around every call

  private long ask(DeviceCall call, DeviceSlot device, int a, int b, LongSupplier body) {
    return askFor(call, device, a, b, body, NOTHING);
  }

  /** Asks for more than a number: what the model gives with its 0 is journalled too. */
  private long askFor(
      DeviceCall call, DeviceSlot device, int a, int b, LongSupplier body, Supplier<byte[]> given) {
    enter(call, device, 0, a, b, 0);
    return guarded(call, device, body, given);
  }

  /** Asks for an unsigned 32-bit number or a negative code. */
  private long askNumber(DeviceCall call, DeviceSlot device, int a, int b, LongSupplier body) {
    long answer = ask(call, device, a, b, body);
    return answer <= LARGEST_DWORD ? answer : impossible(call, device, answer);
  }

  private long impossible(DeviceCall call, DeviceSlot device, long answer) {
    failures++;
    world.violation(DeviceViolation.ILLEGAL_RESULT, device, 0, call + " answered " + answer, null);
    return PHONEERR_OPERATIONFAILED;
  }

  private long guarded(DeviceCall call, DeviceSlot device, LongSupplier body, Supplier<byte[]> given) {
    long answer;
    byte[] content = NO_BYTES;
    try {
      answer = callModel(device, body);
      content = answer == 0 ? given.get() : content;
    } catch (Throwable thrown) {
      answer = thrown(device, 0, thrown);
    }
    returned(call, device, answer, content);
    reports.passOnDeferred();
    return answer;
  }

  private long callModel(DeviceSlot device, LongSupplier code) {
    return world.surroundings.callModel(device.number, device.description.name(), code);
  }

  private static LongSupplier run(Runnable body) {
    return () -> {
      body.run();
      return 0;
    };
  }

  private void enter(DeviceCall call, DeviceSlot device, int requestId, int a, int b, int c) {
    world.record(JournalKind.DEVICE_CALL, call.ordinal(), 0, device.id).words(requestId, a, b, c).end();
    calling = device;
    reentered = false;
  }

  private long returned(DeviceCall call, DeviceSlot device, long answer, byte[] content) {
    calling = null;
    world.record(JournalKind.DEVICE_RETURN, call.ordinal(), 0, device.id).wide(answer).data(content).end();
    return answer;
  }

  /** The model being called has tried to call TAPI or to let time pass, and gets this exception for it. */
  void reentered(EmulatorMisuse misuse) {
    reentered = true;
    world.violation(DeviceViolation.REENTRY, calling, 0, misuse.getMessage(), misuse);
  }

  private long thrown(DeviceSlot device, int requestId, Throwable thrown) {
    failures++;
    if (thrown instanceof ModelBlocked blocked) {
      if (!blocked.isKnown()) {
        world.violation(DeviceViolation.BLOCKED, device, requestId, blocked.getMessage(), null);
      }
    } else if (!(reentered && thrown instanceof EmulatorMisuse)) {
      world.violation(DeviceViolation.EXCEPTION, device, requestId, thrown.toString(), thrown);
    }
    return PHONEERR_OPERATIONFAILED;
  }
}
