package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.properties.Facts.OfPhone;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What applications ask, which changes nothing. */
final class QuestionActs {

  private static final int UNTOUCHED = 0x5EED;
  private static final int ROOM = 2048;
  private static final byte FILLER = 0x77;
  private static final int VARSTRING_BYTES = 24;
  private static final int POSITIONS = 16;
  private static final int AREAS = 4;

  private static final int STATUS_FLAGS = 12;
  private static final int NUM_OWNERS = 16;
  private static final int NUM_MONITORS = 20;

  private final Lab lab;
  private final Oracle oracle;

  QuestionActs(Lab lab) {
    this.lab = lab;
    this.oracle = lab.oracle;
  }

  /** The fixed part of PHONEBUTTONINFO; dwButtonState came with 1.4. */
  static int buttonInfoBytes(int version) {
    return version < TAPI_VERSION_1_4 ? 36 : 40;
  }

  private static int statusBytes(int version) {
    return version < TAPI_VERSION_2_0 ? 100 : 104;
  }

  private static int capsBytes(int version) {
    return version < TAPI_VERSION_2_0 ? 144 : version < TAPI_VERSION_2_2 ? 180 : 196;
  }

  void getMask(Action action) {
    Lab.HandleUse use = lab.handle(action.a());
    IntHolder states = new IntHolder(UNTOUCHED);
    IntHolder modes = new IntHolder(UNTOUCHED);
    IntHolder buttons = new IntHolder(UNTOUCHED);
    Frame frame = oracle.beginWithHandle("phoneGetStatusMessages", use.home().facts(), use.value());
    int result = use.home().tapi().phoneGetStatusMessages(use.value(), states, modes, buttons);
    if (result == 0 && frame.handle != null) {
      boolean same = states.value == frame.handle.phoneStates
          && modes.value == frame.handle.buttonModes
          && buttons.value == frame.handle.buttonStates;
      Oracle.require(same, "masks read back as " + states.value + ", " + modes.value + ", " + buttons.value);
    }
    end(frame, result, states, modes, buttons);
  }

  void getStatus(Action action) {
    Lab.HandleUse use = lab.handle(action.a());
    ByteBuffer status = structure(ROOM);
    Frame frame = oracle.beginWithHandle("phoneGetStatus", use.home().facts(), use.value());
    if (action.b() == 15) {
      status.putInt(0, 99);
      frame.whenHandle(handle -> 99 < statusBytes(handle.version), PHONEERR_STRUCTURETOOSMALL);
    }
    String expected = frame.phone == null ? "" : describe(frame.phone);
    int result = action.c() % 2 == 0
        ? use.home().tapi().phoneGetStatusA(use.value(), status)
        : use.home().tapi().phoneGetStatusW(use.value(), status);
    String told = describe(status.getInt(NUM_OWNERS), status.getInt(NUM_MONITORS), status.getInt(STATUS_FLAGS));
    Oracle.require(result != 0 || told.equals(expected), "expected " + expected + ", told " + told);
    end(frame, result, status);
  }

  private static String describe(OfPhone phone) {
    int flags = (phone.connected ? PHONESTATUSFLAGS_CONNECTED : 0) | (phone.suspended ? PHONESTATUSFLAGS_SUSPENDED : 0);
    return describe(phone.countApplications(true), phone.countApplications(false), flags);
  }

  private static String describe(int owners, int monitors, int flags) {
    return "owners " + owners + ", monitors " + monitors + ", flags " + flags;
  }

  void askPhone(Action action) {
    Lab.HandleUse use = lab.handle(action.a());
    int h = use.value();
    int c = action.c();
    Tapi32 tapi = use.home().tapi();
    IntHolder first = new IntHolder(UNTOUCHED);
    IntHolder second = new IntHolder(UNTOUCHED);
    int id = c * 3 % 20;
    int dev = 1 << c % 4;
    switch (action.b() % 9) {
      case 0 -> end(position(asked("phoneGetLamp", use), id), tapi.phoneGetLamp(h, id, first), first);
      case 1 -> end(asked("phoneGetRing", use), tapi.phoneGetRing(h, first, second), first, second);
      case 2 -> end(hookSwitch(asked("phoneGetVolume", use), dev), tapi.phoneGetVolume(h, dev, first), first);
      case 3 -> end(hookSwitch(asked("phoneGetGain", use), dev), tapi.phoneGetGain(h, dev, first), first);
      case 4 -> end(asked("phoneGetHookSwitch", use), tapi.phoneGetHookSwitch(h, first), first);
      case 5 -> {
        ByteBuffer data = filled(c);
        Frame frame = asked("phoneGetData", use).whenHandle(handle -> c % 6 >= AREAS, PHONEERR_INVALDATAID);
        end(frame, tapi.phoneGetData(h, c % 6, data, c), data);
      }
      case 6 -> {
        ByteBuffer display = structure(VARSTRING_BYTES - 3 + c);
        Frame frame = asked("phoneGetDisplay", use).whenHandle(handle -> c < 3, PHONEERR_STRUCTURETOOSMALL);
        end(frame, tapi.phoneGetDisplay(h, display), display);
      }
      case 7 -> {
        ByteBuffer info = structure(36 + c);
        Frame frame = position(asked("phoneGetButtonInfo", use), id)
            .whenHandle(handle -> 36 + c < buttonInfoBytes(handle.version), PHONEERR_STRUCTURETOOSMALL);
        end(frame, tapi.phoneGetButtonInfo(h, id, info), info);
      }
      default -> {
        ByteBuffer varString = structure(VARSTRING_BYTES - 3 + c);
        String deviceClass = c % 3 == 0 ? "tapi/line" : "TAPI/Phone";
        Frame frame = oracle.beginWithHandle("phoneGetID", use.home().facts(), h)
            .whenHandle(handle -> c < 3, PHONEERR_STRUCTURETOOSMALL)
            .whenHandle(handle -> c % 3 == 0, PHONEERR_INVALDEVICECLASS);
        int result = tapi.phoneGetID(h, varString, deviceClass);
        boolean whole = result == 0 && frame.phone != null && c >= 3 + Integer.BYTES;
        Oracle.require(!whole || varString.getInt(VARSTRING_BYTES) == oracle.phones.indexOf(frame.phone), "device id");
        end(frame, result, varString);
      }
    }
  }

  void askTapi(Action action) {
    Client client = lab.client(action.a());
    if (client == null) {
      return;
    }
    Facts.OfProcess process = client.home.facts();
    Tapi32 tapi = client.home.tapi();
    int h = client.facts.handle;
    int id = action.b() % (oracle.phones.size() + 1);
    switch (action.c() % 5) {
      case 0 -> {
        ByteBuffer caps = structure(ROOM);
        Frame frame = oracle.beginWithApp("phoneGetDevCaps", process, h);
        withDevice(frame, id)
            .when(isVersionUnknown(client, frame, id), PHONEERR_INCOMPATIBLEAPIVERSION);
        int result = tapi.phoneGetDevCaps(h, id, client.version, 0, caps);
        Oracle.require(result != 0 || caps.getInt(4) >= capsBytes(client.version), "dwNeededSize " + caps.getInt(4));
        end(frame, result, caps);
      }
      case 1 -> {
        IntHolder agreed = new IntHolder(UNTOUCHED);
        Frame frame = withDevice(oracle.beginWithApp("phoneNegotiateAPIVersion", process, h), id);
        frame.when(frame.app != null, PHONEERR_INCOMPATIBLEAPIVERSION);
        int low = TAPI_VERSION_2_2 + 1;
        end(frame, tapi.phoneNegotiateAPIVersion(h, id, low, low + 5, agreed, null), agreed);
      }
      case 2 -> {
        LongHolder icon = new LongHolder();
        Frame frame = oracle.begin("phoneGetIcon", process);
        frame.when(oracle.apps.isEmpty(), PHONEERR_UNINITIALIZED);
        if (!oracle.apps.isEmpty()) {
          oracle.withDevice(frame, id);
        }
        int result = tapi.phoneGetIcon(id, "tapi/phone", icon);
        Oracle.require(result == 0 == (icon.value != 0), "icon " + icon.value);
        oracle.end(frame, result);
      }
      case 3 -> {
        Frame frame = oracle.begin("phoneConfigDialog", process);
        frame.when(oracle.apps.isEmpty(), PHONEERR_UNINITIALIZED);
        if (!oracle.apps.isEmpty()) {
          oracle.withDevice(frame, id).deviceAnswer = PHONEERR_OPERATIONUNAVAIL;
        }
        oracle.end(frame, tapi.phoneConfigDialog(id, 0, null));
      }
      default -> {
        IntHolder agreed = new IntHolder(UNTOUCHED);
        Frame frame = oracle.beginWithApp("phoneNegotiateExtVersion", process, h);
        withDevice(frame, id)
            .when(isVersionUnknown(client, frame, id), PHONEERR_INCOMPATIBLEAPIVERSION);
        boolean plain = frame.phone != null && frame.phone.phone.inner instanceof ManualPhone;
        frame.deviceAnswer = plain ? PHONEERR_OPERATIONUNAVAIL : 0;
        end(frame, tapi.phoneNegotiateExtVersion(h, id, client.version, 0x10000, 0x30000, agreed), agreed);
      }
    }
  }

  private static boolean isVersionUnknown(Client client, Frame frame, int id) {
    return frame.app != null && !client.negotiated.contains(id + "/" + client.version);
  }

  private Frame withDevice(Frame frame, int id) {
    return frame.app == null ? frame : oracle.withDevice(frame, id);
  }

  private Frame asked(String function, Lab.HandleUse use) {
    return oracle.beginWithHandle(function, use.home().facts(), use.value())
        .whenHandle(handle -> handle.phone.isAway(), PHONEERR_INVALPHONESTATE);
  }

  private static Frame position(Frame frame, int id) {
    return frame.whenHandle(handle -> id >= POSITIONS, PHONEERR_INVALBUTTONLAMPID);
  }

  private static Frame hookSwitch(Frame frame, int dev) {
    return frame.whenHandle(handle -> dev == 8, PHONEERR_INVALHOOKSWITCHDEV)
        .whenHandle(handle -> dev == PHONEHOOKSWITCHDEV_HEADSET, PHONEERR_OPERATIONUNAVAIL);
  }

  private void end(Frame frame, int result, IntHolder... outs) {
    oracle.end(frame, result);
    for (IntHolder out : outs) {
      Oracle.require(result == 0 || out.value == UNTOUCHED, frame.function + " failed and wrote " + out.value);
    }
  }

  private void end(Frame frame, int result, ByteBuffer buffer) {
    oracle.end(frame, result);
    for (int i = Integer.BYTES; result != 0 && i < buffer.capacity(); i++) {
      Oracle.require(buffer.get(i) == FILLER, frame.function + " failed and wrote at " + i);
    }
  }

  private static ByteBuffer filled(int size) {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      buffer.put(i, FILLER);
    }
    return buffer;
  }

  private static ByteBuffer structure(int size) {
    return filled(size).putInt(0, size);
  }
}
