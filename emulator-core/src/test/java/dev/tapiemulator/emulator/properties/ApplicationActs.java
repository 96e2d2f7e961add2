package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.properties.Facts.OfApplication;
import dev.tapiemulator.emulator.properties.Facts.Told;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What applications do that changes something: registering, opening, closing, asking for asynchronous operations. */
final class ApplicationActs {

  private static final int[] VERSIONS =
      {TAPI_VERSION_2_2, TAPI_VERSION_2_0, TAPI_VERSION_1_4, TAPI_VERSION_1_3, TAPI_VERSION_2_1};
  private static final int UNTOUCHED = 0x5EED;
  private static final int BLOCK_BYTES = 64;
  private static final int KEYS = 12;
  private static final int POSITIONS = 16;
  private static final int AREAS = 4;
  private static final int RING_MODES = 3;
  private static final int ROWS = 2;
  private static final int COLUMNS = 8;
  private static final int[] HOOKSWITCH_DEVS = {1, 2, 1, 2, 4, 1, 2, 0, 3, 8};
  private static final int[] HOOKSWITCH_MODES = {1, 2, 4, 8, 16, 0, 3};
  private static final int[] LAMP_MODES = {
    PHONELAMPMODE_STEADY, PHONELAMPMODE_OFF, PHONELAMPMODE_FLASH, PHONELAMPMODE_WINK, PHONELAMPMODE_DUMMY,
    PHONELAMPMODE_UNKNOWN, 0, PHONELAMPMODE_STEADY | PHONELAMPMODE_OFF
  };
  private static final int FIRST_BAD_LAMP_MODE = 4;
  private static final int ALL_STATES = (PHONESTATE_REMOVED << 1) - 1;
  private static final int BOTH_BUTTON_STATES = PHONEBUTTONSTATE_UP | PHONEBUTTONSTATE_DOWN;

  private final Lab lab;
  private final Oracle oracle;
  private long instances = 0x1_0000_0000L;

  ApplicationActs(Lab lab) {
    this.lab = lab;
    this.oracle = lab.oracle;
  }

  // ---- registrations

  void initialize(Action action) {
    Client.Home home = lab.homes.get(action.a() % lab.homes.size());
    int version = VERSIONS[action.c() % VERSIONS.length];
    if (action.b() % 5 == 4) {
      initializeTheOldWay(home, Math.min(version, TAPI_VERSION_1_4));
    } else {
      boolean old = version < TAPI_VERSION_2_0 && action.b() < 15;
      initializeEx(home, version, old ? Told.BY_WINDOW : Told.values()[action.b() % Told.values().length]);
    }
  }

  private void initializeTheOldWay(Client.Home home, int version) {
    Client client = new Client(home, version);
    IntHolder hPhoneApp = new IntHolder(UNTOUCHED);
    IntHolder count = new IntHolder(UNTOUCHED);
    Frame frame = oracle.begin("phoneInitialize", home.facts()).when(oracle.isReinitPending(), PHONEERR_REINIT);
    int result = home.tapi().phoneInitialize(hPhoneApp, 0, MessageActs.callback(lab, client), "old", count);
    registered(client, frame, result, hPhoneApp, count, Told.BY_WINDOW, true);
  }

  private void initializeEx(Client.Home home, int version, Told told) {
    Client client = new Client(home, version);
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    PhoneInitializeExParams params = params(client, told, block);
    IntHolder hPhoneApp = new IntHolder(UNTOUCHED);
    IntHolder count = new IntHolder(UNTOUCHED);
    Frame frame = oracle.begin("phoneInitializeEx", home.facts())
        .when(oracle.isReinitPending(), PHONEERR_REINIT)
        .when(version < TAPI_VERSION_2_0 && told != Told.BY_WINDOW, PHONEERR_INVALPARAM);
    int result = home.tapi().phoneInitializeEx(
        hPhoneApp, 0, MessageActs.callback(lab, client), "new", count, new IntHolder(version), block);
    registered(client, frame, result, hPhoneApp, count, told, false);
    if (result == 0 && told == Told.BY_EVENT) {
      client.event = home.process().eventHandle(params.hEvent());
    }
  }

  private PhoneInitializeExParams params(Client client, Told told, ByteBuffer block) {
    Client.Home home = client.home;
    PhoneInitializeExParams params = new PhoneInitializeExParams(home.process().pointerWidth()).wrap(block);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(home.process().pointerWidth()));
    switch (told) {
      case BY_WINDOW -> params.dwOptions(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
      case BY_EVENT -> params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
      case BY_PORT -> {
        client.port = home.process().createCompletionPort();
        client.completionKey = lab.clients.size() + 1;
        params.dwOptions(PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT);
        params.hCompletionPort(client.port.handle());
        params.dwCompletionKey(client.completionKey);
      }
    }
    return params;
  }

  private void registered(
      Client client, Frame frame, int result, IntHolder hPhoneApp, IntHolder count, Told told, boolean oldCall) {
    frame.then(() -> {
      int declared = oldCall ? TAPI_VERSION_1_4 : client.version;
      client.facts = new OfApplication(client.home.facts(), hPhoneApp.value, told, oldCall, declared);
      oracle.registered(client.facts);
      lab.clients.add(client);
      Oracle.require(count.value == oracle.phones.size(), "number of phones " + count.value);
    });
    oracle.end(frame, result);
    untouchedUnlessZero(result, hPhoneApp, count);
  }

  void shutdown(Action action) {
    Client client = lab.client(action.a());
    if (client != null) {
      shutdown(client);
    }
  }

  void shutdown(Client client) {
    if (!client.home.facts().alive) {
      return;
    }
    Frame frame = oracle.beginWithApp("phoneShutdown", client.home.facts(), client.facts.handle);
    frame.then(() -> oracle.shutDown(client.facts));
    oracle.end(frame, client.home.tapi().phoneShutdown(client.facts.handle));
  }

  void kill(Action action) {
    if (action.b() < 10) {
      return; // Rarely, since little is left to see afterwards.
    }
    int place = action.a() % lab.homes.size();
    Client.Home home = lab.homes.get(place);
    Frame frame = oracle.begin("kill", home.facts());
    frame.then(() -> oracle.killed(home.facts()));
    home.process().kill();
    oracle.end(frame, 0);
    lab.homes.set(place, lab.attach(place));
  }

  // ---- opening and closing

  void open(Action action) {
    Client client = lab.client(action.a());
    if (client == null) {
      return;
    }
    int deviceId = action.b() % Math.max(1, oracle.phones.size() + (action.b() == 15 ? 1 : 0));
    int version = negotiate(client, deviceId);
    int privilege = action.c() == 15 ? PHONEPRIVILEGE_OWNER | PHONEPRIVILEGE_MONITOR
        : action.c() < 10 ? PHONEPRIVILEGE_OWNER : PHONEPRIVILEGE_MONITOR;
    long instance = instances++;
    IntHolder hPhone = new IntHolder(UNTOUCHED);
    Facts.OfHandle[] opened = new Facts.OfHandle[1];
    Frame frame = oracle.beginWithApp("phoneOpen", client.home.facts(), client.facts.handle);
    if (frame.app != null) {
      oracle.withDevice(frame, deviceId)
          .when(oracle.isReinitPending(), PHONEERR_REINIT)
          .when(!client.negotiated.contains(deviceId + "/" + version), PHONEERR_INCOMPATIBLEAPIVERSION)
          .when(Integer.bitCount(privilege) != 1, PHONEERR_INVALPRIVILEGE)
          .when(
              frame.phone != null && (privilege & PHONEPRIVILEGE_OWNER) != 0 && frame.phone.hasOwner(), PHONEERR_INUSE)
          .then(() -> opened[0] = oracle.opened(client.facts, frame.phone, privilege, version, instance));
    }
    int result = client.home.tapi()
        .phoneOpen(client.facts.handle, deviceId, hPhone, version, 0, instance, privilege);
    oracle.end(frame, result);
    untouchedUnlessZero(result, hPhone);
    if (result == 0) {
      oracle.named(opened[0], hPhone.value);
    }
  }

  /** Negotiates as far as it goes; the version to open with. */
  private int negotiate(Client client, int deviceId) {
    IntHolder agreed = new IntHolder(UNTOUCHED);
    Frame frame = oracle.beginWithApp("phoneNegotiateAPIVersion", client.home.facts(), client.facts.handle);
    if (frame.app != null) {
      oracle.withDevice(frame, deviceId).then(() -> {
        client.negotiated.add(deviceId + "/" + client.version);
        frame.app.highestNegotiated = Math.max(frame.app.highestNegotiated, client.version);
      });
    }
    int result = client.home.tapi()
        .phoneNegotiateAPIVersion(client.facts.handle, deviceId, TAPI_VERSION_1_3, client.version, agreed, null);
    oracle.end(frame, result);
    untouchedUnlessZero(result, agreed);
    Oracle.require(result != 0 || agreed.value == client.version, "agreed on " + agreed.value);
    return client.version;
  }

  void close(Action action) {
    Lab.HandleUse use = lab.handle(action.a());
    close(use, action.c() >= 13);
  }

  void close(Lab.HandleUse use, boolean refused) {
    Frame frame = oracle.beginWithHandle("phoneClose", use.home().facts(), use.value());
    ManualPhone phone =
        refused && frame.handle != null && frame.phone.phone.inner instanceof ManualPhone manual ? manual : null;
    if (phone != null) {
      phone.refusesClose(true);
    }
    frame.then(() -> oracle.closed(frame.handle));
    int result = use.home().tapi().phoneClose(use.value());
    if (phone != null) {
      phone.refusesClose(false);
    }
    oracle.end(frame, result);
  }

  void setMask(Action action) {
    Lab.HandleUse use = lab.handle(action.a());
    int states = switch (action.b() % 4) {
      case 0, 1 -> ALL_STATES;
      case 2 -> PHONESTATE_OWNER | PHONESTATE_LAMP | PHONESTATE_SUSPEND | PHONESTATE_DISPLAY;
      default -> action.b() == 15 ? ALL_STATES << 1 : 0;
    };
    int modes = action.c() % 4 == 3 ? 0 : PHONEBUTTONMODE_KEYPAD;
    int buttons = action.c() < 9 ? BOTH_BUTTON_STATES : action.c() % 4;
    Frame frame = oracle.beginWithHandle("phoneSetStatusMessages", use.home().facts(), use.value());
    frame.whenHandle(handle -> (states & ~ALL_STATES) != 0, PHONEERR_INVALPHONESTATE)
        .whenHandle(handle -> modes != 0 && buttons == 0, PHONEERR_INVALBUTTONSTATE)
        .then(() -> {
          frame.handle.phoneStates = states;
          frame.handle.buttonModes = modes;
          frame.handle.buttonStates = modes == 0 ? 0 : buttons;
        });
    oracle.end(frame, use.home().tapi().phoneSetStatusMessages(use.value(), states, modes, buttons));
  }

  // ---- the nine asynchronous functions

  void request(Action action) {
    Lab.HandleUse use = lab.handle(action.a());
    int h = use.value();
    Tapi32 tapi = use.home().tapi();
    int b = action.b();
    int c = action.c();
    switch (action.kind()) {
      case SET_DATA -> {
        ByteBuffer data = c == 15 ? null : bytes(c * 5);
        Frame frame = owned("phoneSetData", use)
            .whenHandle(handle -> b % 6 >= AREAS, PHONEERR_INVALDATAID)
            .whenHandle(handle -> data == null, PHONEERR_INVALPOINTER);
        end(frame, tapi.phoneSetData(h, b % 6, data, c * 5));
        scribble(data);
      }
      case DEV_SPECIFIC -> devSpecific(use, b);
      case SET_DISPLAY -> {
        Frame frame = owned("phoneSetDisplay", use)
            .whenHandle(handle -> b % 3 >= ROWS || c % 9 >= COLUMNS, PHONEERR_INVALPARAM);
        ByteBuffer text = bytes(b);
        end(frame, tapi.phoneSetDisplay(h, b % 3, c % 9, text, b));
        scribble(text);
      }
      case SET_GAIN -> end(level("phoneSetGain", use, dev(b)), tapi.phoneSetGain(h, dev(b), c * 0x1FFF));
      case SET_VOLUME -> end(level("phoneSetVolume", use, dev(b)), tapi.phoneSetVolume(h, dev(b), c * 0x1FFF));
      case SET_HOOK_SWITCH -> {
        int mode = HOOKSWITCH_MODES[c % HOOKSWITCH_MODES.length];
        boolean several = dev(b) == 3;
        Frame frame = owned("phoneSetHookSwitch", use)
            .whenHandle(handle -> dev(b) == 0 || dev(b) == 8, PHONEERR_INVALHOOKSWITCHDEV)
            .whenHandle(handle -> Integer.bitCount(mode) != 1 || mode > 8, PHONEERR_INVALHOOKSWITCHMODE)
            .whenHandle(handle -> dev(b) == PHONEHOOKSWITCHDEV_HEADSET && !several, PHONEERR_OPERATIONUNAVAIL);
        end(frame, tapi.phoneSetHookSwitch(h, dev(b), mode));
      }
      case SET_LAMP -> {
        int which = c < 12 ? c % FIRST_BAD_LAMP_MODE : c % LAMP_MODES.length;
        int lamp = b < 12 ? KEYS + b % 4 : b * 3 % 20;
        Frame frame = owned("phoneSetLamp", use)
            .whenHandle(handle -> lamp >= POSITIONS, PHONEERR_INVALBUTTONLAMPID)
            .whenHandle(handle -> which >= FIRST_BAD_LAMP_MODE, PHONEERR_INVALLAMPMODE);
        end(frame, tapi.phoneSetLamp(h, lamp, LAMP_MODES[which]));
      }
      case SET_RING -> {
        Frame frame = owned("phoneSetRing", use).whenHandle(handle -> b % 6 > RING_MODES, PHONEERR_INVALRINGMODE);
        end(frame, tapi.phoneSetRing(h, b % 6, c * 0x1FFF));
      }
      case SET_BUTTON_INFO -> setButtonInfo(use, b, c);
      default -> throw new AssertionError(action);
    }
  }

  private void setButtonInfo(Lab.HandleUse use, int b, int c) {
    int id = b < 12 ? b : b * 3 % 20;
    int size = 34 + c;
    ByteBuffer info = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
    info.putInt(12, PHONEBUTTONMODE_KEYPAD);
    Frame frame = handle("phoneSetButtonInfo", use)
        .whenHandle(handle -> !handle.isOwner(), PHONEERR_NOTOWNER)
        .whenHandle(handle -> size < QuestionActs.buttonInfoBytes(handle.version), PHONEERR_STRUCTURETOOSMALL)
        .whenHandle(handle -> id >= POSITIONS, PHONEERR_INVALBUTTONLAMPID);
    end(frame, use.home().tapi().phoneSetButtonInfo(use.value(), id, info));
  }

  private void devSpecific(Lab.HandleUse use, int size) {
    ByteBuffer block = bytes(size);
    Frame frame = handle("phoneDevSpecific", use);
    int result = use.home().tapi().phoneDevSpecific(use.value(), block, size);
    end(frame, result);
    if (result > 0 && size > 0) {
      lab.blocks.put(result, block);
    }
  }

  private Frame level(String function, Lab.HandleUse use, int dev) {
    return owned(function, use)
        .whenHandle(handle -> dev == 0 || dev == 3 || dev == 8, PHONEERR_INVALHOOKSWITCHDEV)
        .whenHandle(handle -> dev == PHONEHOOKSWITCHDEV_HEADSET, PHONEERR_OPERATIONUNAVAIL);
  }

  private Frame owned(String function, Lab.HandleUse use) {
    return handle(function, use)
        .whenHandle(handle -> !handle.isOwner(), PHONEERR_NOTOWNER)
        .whenHandle(handle -> handle.phone.isAway(), PHONEERR_INVALPHONESTATE);
  }

  private Frame handle(String function, Lab.HandleUse use) {
    Frame frame = oracle.beginWithHandle(function, use.home().facts(), use.value());
    return frame.then(() -> oracle.requestReturned(frame));
  }

  private void end(Frame frame, int result) {
    Oracle.require(result != 0, frame.function + " returned 0, which asynchronous functions never do (C-42)");
    oracle.end(frame, result);
  }

  private static int dev(int number) {
    return HOOKSWITCH_DEVS[number % HOOKSWITCH_DEVS.length];
  }

  /** Whether the bytes are those of {@link #bytes}, perhaps cut short. */
  static void requireSent(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      boolean same = bytes[i] == (byte) (bytes[0] + i) && bytes[0] >= bytes.length;
      Oracle.require(same, "a phone got other bytes than were sent");
    }
  }

  private static ByteBuffer bytes(int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (int i = 0; i < size; i++) {
      bytes.put(i, (byte) (size + i));
    }
    return bytes;
  }

  /** Input buffers are copied before the call returns, so the application may spoil them now (C-49). */
  private static void scribble(ByteBuffer buffer) {
    for (int i = 0; buffer != null && i < buffer.capacity(); i++) {
      buffer.put(i, (byte) 0xEE);
    }
  }

  private static void untouchedUnlessZero(int result, IntHolder... outs) {
    for (IntHolder out : outs) {
      Oracle.require(result == 0 || out.value == UNTOUCHED, "a call that failed wrote " + out.value);
    }
  }
}
