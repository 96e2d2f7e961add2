package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that calls every function with arguments good and bad, some of them from its callback. */
final class RandomClient {

  private static final int[] VERSIONS =
      {TAPI_VERSION_1_3, TAPI_VERSION_1_4, TAPI_VERSION_2_0, TAPI_VERSION_2_1, TAPI_VERSION_2_2};

  private final TapiProcess process;
  private final Tapi32 tapi;
  private final Random random;
  private final Runnable fromCallback;
  private final List<Integer> apps = new ArrayList<>();
  private final List<Integer> phones = new ArrayList<>();
  private final List<EventHandle> events = new ArrayList<>();
  private final List<CompletionPort> ports = new ArrayList<>();

  RandomClient(TapiProcess process, Random random, Runnable fromCallback) {
    this.process = process;
    this.tapi = process.tapi();
    this.random = random;
    this.fromCallback = fromCallback;
  }

  TapiProcess process() {
    return process;
  }

  void step() {
    if (apps.isEmpty()) {
      initialize();
    } else if (phones.isEmpty()) {
      open();
    } else {
      switch (random.nextInt(12)) {
        case 0 -> initialize();
        case 1 -> open();
        case 2 -> endings();
        case 3, 4, 5 -> messages();
        case 6 -> queries();
        case 7 -> structures();
        case 8 -> withoutHandle();
        default -> requests();
      }
    }
  }

  private void initialize() {
    IntHolder app = new IntHolder();
    String name = random.nextInt(6) == 0 ? null : random.nextInt(6) == 0 ? "tab\t" : "zwölf " + random.nextInt(9);
    if (random.nextInt(6) == 0) {
      keep(tapi.phoneInitialize(app, process.hInstance(), this::callback, name, new IntHolder()), app, apps);
      return;
    }
    int option = 1 + random.nextInt(3);
    ByteBuffer block = buffer(64);
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth());
    params.wrap(block).dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth())).dwOptions(option);
    if (option == PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT && random.nextInt(5) > 0) {
      ports.add(process.createCompletionPort());
      params.hCompletionPort(ports.get(ports.size() - 1).handle()).dwCompletionKey(random.nextInt(100));
    }
    IntHolder version = new IntHolder(
        random.nextInt(3) > 0 ? TAPI_VERSION_2_2 : VERSIONS[random.nextInt(VERSIONS.length)]);
    int result = random.nextBoolean()
        ? tapi.phoneInitializeExW(app, 0, this::callback, name, new IntHolder(), version, maybe(block))
        : tapi.phoneInitializeExA(app, 0, maybe(this::callback), name, new IntHolder(), version, block);
    if (result == 0 && option == PHONEINITIALIZEEXOPTION_USEEVENT) {
      events.add(process.eventHandle(params.hEvent()));
    }
    keep(result, app, apps);
  }

  private void open() {
    int app = any(apps);
    int device = random.nextInt(8) == 0 ? random.nextInt(5) - 1 : random.nextInt(2);
    IntHolder version = new IntHolder();
    tapi.phoneNegotiateAPIVersion(
        app, device, TAPI_VERSION_1_3, VERSIONS[random.nextInt(VERSIONS.length)], version, maybe(buffer(16)));
    IntHolder extVersion = new IntHolder();
    if (random.nextInt(4) == 0) {
      tapi.phoneNegotiateExtVersion(app, device, version.value, 0, 0x20000, extVersion);
    }
    IntHolder phone = new IntHolder();
    int result = tapi.phoneOpen(
        app, device, phone, version.value, extVersion.value, random.nextLong(), 1 + random.nextInt(2));
    keep(result, phone, phones);
    if (result == 0) {
      tapi.phoneSetStatusMessages(phone.value, 0xFFFFFF, 0x3E, 3);
    }
  }

  private void requests() {
    int phone = any(phones);
    byte[] bytes = new byte[random.nextInt(12)];
    random.nextBytes(bytes);
    ByteBuffer data = ByteBuffer.wrap(bytes);
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> tapi.phoneSetData(phone, random.nextInt(18), maybe(data), bytes.length + random.nextInt(9) / 8);
      case 3 -> tapi.phoneDevSpecific(phone, maybe(data), bytes.length);
      case 4 -> tapi.phoneSetDisplay(phone, random.nextInt(3), random.nextInt(25), data, bytes.length);
      case 5 -> tapi.phoneSetLamp(phone, random.nextInt(24), 1 << random.nextInt(7));
      case 6 -> tapi.phoneSetRing(phone, random.nextInt(10), random.nextInt(0x20000));
      case 7 -> tapi.phoneSetHookSwitch(phone, random.nextInt(8), 1 << random.nextInt(5));
      case 8 -> tapi.phoneSetVolume(phone, 1 << random.nextInt(3), random.nextInt());
      default -> tapi.phoneSetGain(phone, 1 << random.nextInt(3), random.nextInt(0x10000));
    }
  }

  private void queries() {
    int phone = any(phones);
    IntHolder out = maybe(new IntHolder());
    switch (random.nextInt(8)) {
      case 0 -> tapi.phoneGetGain(phone, 1 << random.nextInt(4), out);
      case 1 -> tapi.phoneGetVolume(phone, 1 << random.nextInt(4), out);
      case 2 -> tapi.phoneGetHookSwitch(phone, out);
      case 3 -> tapi.phoneGetLamp(phone, random.nextInt(24), out);
      case 4 -> tapi.phoneGetRing(phone, out, new IntHolder());
      case 5 -> tapi.phoneGetStatusMessages(phone, new IntHolder(), out, new IntHolder());
      case 6 -> tapi.phoneSetStatusMessages(phone, random.nextInt(), random.nextInt(64), random.nextInt(4));
      default -> tapi.phoneGetData(phone, random.nextInt(18), maybe(buffer(20)), random.nextInt(24));
    }
  }

  private void structures() {
    int phone = any(phones);
    ByteBuffer buffer = structure();
    String deviceClass = random.nextInt(5) == 0 ? null : random.nextBoolean() ? "tapi/phone" : "wave/in";
    switch (random.nextInt(9)) {
      case 0 -> tapi.phoneGetStatusA(phone, maybe(buffer));
      case 1 -> tapi.phoneGetStatusW(phone, buffer);
      case 2 -> tapi.phoneGetButtonInfoA(phone, random.nextInt(24), maybe(buffer));
      case 3 -> tapi.phoneGetButtonInfoW(phone, random.nextInt(24), buffer);
      case 4 -> tapi.phoneSetButtonInfoA(phone, random.nextInt(24), maybe(buffer));
      case 5 -> tapi.phoneSetButtonInfoW(phone, random.nextInt(24), buffer);
      case 6 -> tapi.phoneGetDisplay(phone, maybe(buffer));
      case 7 -> tapi.phoneGetIDA(phone, maybe(buffer), deviceClass);
      default -> tapi.phoneGetIDW(phone, buffer, deviceClass);
    }
  }

  private void withoutHandle() {
    int device = random.nextInt(4);
    String deviceClass = random.nextInt(3) == 0 ? null : "tapi/phone";
    switch (random.nextInt(4)) {
      case 0 -> tapi.phoneConfigDialogA(device, random.nextInt(3), deviceClass);
      case 1 -> tapi.phoneConfigDialogW(device, 0, deviceClass);
      case 2 -> tapi.phoneGetIconA(device, deviceClass, maybe(new LongHolder()));
      default -> tapi.phoneGetDevCapsW(any(apps), device, TAPI_VERSION_2_2, 0, maybe(structure()));
    }
  }

  private void messages() {
    switch (random.nextInt(5)) {
      case 0, 1 -> process.messageLoop().pump();
      case 2 -> tapi.phoneGetMessage(
          any(apps), maybe(buffer(40)), random.nextInt(10) == 0 ? INFINITE : random.nextInt(30));
      case 3 -> {
        if (!events.isEmpty()) {
          events.get(random.nextInt(events.size())).waitFor(random.nextInt(10) == 0 ? INFINITE : random.nextInt(30));
        }
      }
      default -> {
        if (!ports.isEmpty()) {
          RandomRun.take(ports.get(random.nextInt(ports.size())), this, random);
        }
      }
    }
  }

  /** What a thread does that is there for messages alone. */
  void waitForMessage() {
    if (apps.isEmpty()) {
      initialize();
    }
    int patience = random.nextBoolean() ? INFINITE : random.nextInt(100);
    switch (random.nextInt(4)) {
      case 0 -> process.messageLoop().pump(patience);
      case 1 -> {
        if (!events.isEmpty()) {
          events.get(random.nextInt(events.size())).waitFor(patience);
        }
      }
      default -> tapi.phoneGetMessage(any(apps), buffer(40), patience);
    }
  }

  private void endings() {
    int what = random.nextInt(40);
    if (what == 0) {
      process.kill();
    } else if (what < 5) {
      int app = any(apps);
      tapi.phoneShutdown(app);
      apps.remove((Integer) (random.nextInt(4) == 0 ? 0 : app));
    } else if (what == 5 && !ports.isEmpty()) {
      ports.get(random.nextInt(ports.size())).close();
    } else {
      int phone = any(phones);
      tapi.phoneClose(phone);
      phones.remove((Integer) (random.nextInt(4) == 0 ? 0 : phone));
    }
  }

  private void callback(int hDevice, int dwMessage, long dwInstance, long dwParam1, long dwParam2, long dwParam3) {
    if (random.nextInt(3) == 0) {
      fromCallback.run();
    }
  }

  private void keep(int result, IntHolder handle, List<Integer> handles) {
    if (result == 0) {
      handles.add(handle.value);
    }
  }

  /** Mostly the newest handle of this process, sometimes an older, perhaps stale one, rarely a wrong one. */
  private int any(List<Integer> handles) {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt();
      case 1, 2, 3, 4, 5 -> handles.get(random.nextInt(handles.size()));
      default -> handles.get(handles.size() - 1);
    };
  }

  private <T> T maybe(T value) {
    return random.nextInt(12) == 0 ? null : value;
  }

  /** Sometimes read-only. */
  private ByteBuffer maybe(ByteBuffer buffer) {
    return switch (random.nextInt(16)) {
      case 0 -> null;
      case 1 -> buffer.asReadOnlyBuffer();
      default -> buffer;
    };
  }

  private ByteBuffer structure() {
    int size = random.nextInt(4) == 0 ? random.nextInt(60) : 40 + random.nextInt(600);
    ByteBuffer buffer = buffer(size);
    if (size >= Integer.BYTES) {
      buffer.putInt(0, random.nextInt(8) == 0 ? random.nextInt(700) : size);
    }
    return buffer;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
