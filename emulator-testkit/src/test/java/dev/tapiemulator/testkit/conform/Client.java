package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A program that calls what it is told to, well or badly. */
public final class Client {

  private static final int BLOCK_BYTES = 64;

  public final TapiProcess process;
  public final Tapi32 tapi;
  public int hPhoneApp;
  public long hEvent;
  /** Takes the phone away from it. */
  Runnable forcedCloses = () -> { };

  public Client(TapiProcess process, Tapi32 tapi) {
    this.process = process;
    this.tapi = tapi;
  }

  /** A registered program with an event handle. */
  public static Client on(Emulator emulator) {
    TapiProcess process = emulator.attach("client");
    return new Client(process, process.tapi()).initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
  }

  public Client initialize(int mechanism, long port, PhoneCallback callback) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block)
        .dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()))
        .dwOptions(mechanism)
        .hCompletionPort(port);
    IntHolder app = new IntHolder();
    tapi.phoneInitializeEx(
        app, process.hInstance(), callback, "client", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block);
    hPhoneApp = app.value;
    hEvent = params.hEvent();
    return this;
  }

  /** Negotiates, opens as owner; the handle. */
  public int open() {
    return open(0, PHONEPRIVILEGE_OWNER, 0);
  }

  public int open(int deviceId, int privilege, int extVersion) {
    IntHolder version = new IntHolder();
    tapi.phoneNegotiateAPIVersion(hPhoneApp, deviceId, TAPI_VERSION_1_4, TAPI_VERSION_2_2, version, null);
    IntHolder hPhone = new IntHolder();
    int result = tapi.phoneOpen(hPhoneApp, deviceId, hPhone, version.value, extVersion, 0, privilege);
    return result == 0 ? hPhone.value : 0;
  }

  public int send(int hPhone, int dataId, String text) {
    ByteBuffer data = StandardCharsets.US_ASCII.encode(text);
    return tapi.phoneSetData(hPhone, dataId, data, data.remaining());
  }

  /** The next message, waited for up to so many milliseconds; null when none came. */
  public PhoneMessage message(int timeoutMillis) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    return tapi.phoneGetMessage(hPhoneApp, block, timeoutMillis) == 0
        ? new PhoneMessage(process.pointerWidth()).wrap(block)
        : null;
  }

  /** Waits for the reply to a request, passing over everything else; its result. */
  public int reply(int request) {
    while (true) {
      PhoneMessage message = message(INFINITE);
      if (message.dwMessageID() == PHONE_REPLY && message.dwParam1() == request) {
        return (int) message.dwParam2();
      }
    }
  }

  public void shutdown() {
    tapi.phoneShutdown(hPhoneApp);
  }
}
