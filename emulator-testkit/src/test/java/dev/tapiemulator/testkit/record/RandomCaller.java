package dev.tapiemulator.testkit.record;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.testkit.PhoneApp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Two applications that call whatever there is, and a hand that touches the phone: the same for the same seed. */
final class RandomCaller {

  private static final int STEPS = 60;
  private static final int KINDS = 30;
  private static final int STRUCTURE_BYTES = 2000;

  private final Random random;
  private final Emulator emulator;
  private final PhoneApp[] apps;
  private final int[] handles;

  RandomCaller(long seed, Emulator emulator) {
    this.random = new Random(seed);
    this.emulator = emulator;
    this.apps = new PhoneApp[] {PhoneApp.start(emulator, "first"), PhoneApp.start(emulator, "second")};
    this.handles = new int[apps.length];
  }

  void run() {
    for (int i = 0; i < STEPS; i++) {
      int app = random.nextInt(apps.length);
      step(apps[app].tapi(), app, random.nextInt(KINDS));
    }
    emulator.advance(Duration.ofSeconds(1));
    for (PhoneApp app : apps) {
      app.close();
    }
  }

  private int id() {
    return random.nextInt(5) == 0 ? random.nextInt(40) : random.nextInt(4);
  }

  private int level() {
    return random.nextInt(0x12000);
  }

  private int dev() {
    return 1 << random.nextInt(3);
  }

  /** Mostly what the sample phones take; the rest they refuse. */
  private ByteBuffer payload() {
    byte[] bytes = switch (random.nextInt(6)) {
      case 0 -> new byte[0];
      case 1 -> "Hello".getBytes(StandardCharsets.US_ASCII);
      case 2 -> "a:d=4,o=5,b=120:c,d,e".getBytes(StandardCharsets.US_ASCII);
      case 3 -> ByteBuffer.allocate(7).order(ByteOrder.LITTLE_ENDIAN).putInt(2).put("1.1".getBytes(
          StandardCharsets.US_ASCII)).array();
      case 4 -> new byte[] {0, 0, 7, 8};
      default -> new byte[random.nextInt(20)];
    };
    return ByteBuffer.wrap(bytes);
  }

  private static ByteBuffer structure() {
    return ByteBuffer.allocate(STRUCTURE_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, STRUCTURE_BYTES);
  }

  private void step(Tapi32 tapi, int app, int kind) {
    int hPhone = handles[app];
    IntHolder out = new IntHolder();
    switch (kind) {
      case 0, 1, 2 -> open(tapi, app);
      case 3 -> tapi.phoneClose(hPhone);
      case 4, 5, 6, 7 -> setData(tapi, hPhone);
      case 8, 9 -> tapi.phoneGetData(hPhone, id(), ByteBuffer.allocate(700), 700);
      case 10 -> tapi.phoneSetDisplay(hPhone, random.nextInt(2), random.nextInt(24), payload(), 0);
      case 11 -> tapi.phoneSetLamp(hPhone, id(), 1 << random.nextInt(6));
      case 12 -> tapi.phoneSetRing(hPhone, random.nextInt(4), level());
      case 13 -> tapi.phoneSetHookSwitch(hPhone, dev(), 1 << random.nextInt(4));
      case 14 -> tapi.phoneSetVolume(hPhone, dev(), level());
      case 15 -> tapi.phoneSetGain(hPhone, dev(), level());
      case 16 -> setButtonInfo(tapi, hPhone);
      case 17 -> tapi.phoneDevSpecific(hPhone, payload(), 0);
      case 18 -> tapi.phoneGetLamp(hPhone, id(), out);
      case 19 -> tapi.phoneGetRing(hPhone, out, new IntHolder());
      case 20 -> tapi.phoneGetHookSwitch(hPhone, out);
      case 21 -> tapi.phoneGetVolume(hPhone, dev(), out);
      case 22 -> tapi.phoneGetDisplay(hPhone, structure());
      case 23 -> tapi.phoneGetButtonInfo(hPhone, id(), structure());
      case 24 -> tapi.phoneGetStatus(hPhone, structure());
      case 25 -> tapi.phoneGetDevCaps(apps[app].hPhoneApp(), 0, TAPI_VERSION_2_2, 0, structure());
      case 26 -> tapi.phoneGetIcon(0, random.nextBoolean() ? null : "wave/in", new LongHolder());
      case 27, 28 -> emulator.advance(Duration.ofMillis(random.nextInt(100)));
      default -> touch(emulator.phone(0));
    }
    apps[app].unread(); // takes what is there
  }

  private void open(Tapi32 tapi, int app) {
    IntHolder hPhone = new IntHolder(handles[app]);
    int privilege = app == 0 ? PHONEPRIVILEGE_OWNER : PHONEPRIVILEGE_MONITOR;
    tapi.phoneNegotiateAPIVersion(apps[app].hPhoneApp(), 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, new IntHolder(), null);
    tapi.phoneOpen(apps[app].hPhoneApp(), 0, hPhone, TAPI_VERSION_2_2, 0, 0, privilege);
    handles[app] = hPhone.value;
    tapi.phoneSetStatusMessages(
        hPhone.value, 0x00FFFFFF & ~PHONESTATE_REINIT, PHONEBUTTONMODE_CALL | PHONEBUTTONMODE_FEATURE
        | PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP);
  }

  private void setData(Tapi32 tapi, int hPhone) {
    ByteBuffer payload = payload();
    tapi.phoneSetData(hPhone, id(), payload, payload.remaining());
  }

  private void setButtonInfo(Tapi32 tapi, int hPhone) {
    ByteBuffer info = structure();
    new PhoneButtonInfo().wrap(info).dwButtonMode(PHONEBUTTONMODE_FEATURE).dwButtonFunction(random.nextInt(5));
    tapi.phoneSetButtonInfo(hPhone, id(), info);
  }

  private void touch(PhoneControl phone) {
    int act = random.nextInt(7);
    int button = id();
    int dev = dev();
    try {
      switch (act) {
        case 0, 1 -> phone.press(button);
        case 2 -> phone.lift(dev);
        case 3 -> phone.turnVolume(dev, level() & 0xFFFF);
        case 4 -> phone.suspend();
        case 5 -> phone.resume();
        default -> phone.forceClose();
      }
    } catch (IllegalArgumentException notOnThisPhone) {
      // That is so every time.
    }
  }
}
