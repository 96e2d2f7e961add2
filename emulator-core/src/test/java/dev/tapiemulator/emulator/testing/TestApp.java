package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An application with an event handle, for tests: the usual arguments filled in, and results that must be successes checked. */
public final class TestApp {

  /** A message as the application got it. */
  public record Message(int hDevice, int id, long instance, long param1, long param2, long param3) {}

  private static final int BLOCK_BYTES = 64;

  public final TapiProcess process;
  public final Tapi32 tapi;
  public final int hPhoneApp;
  public final long hEvent;
  public final int version;

  public TestApp(Emulator emulator, String name) {
    this(emulator.attach(name), name, TAPI_VERSION_2_2);
  }

  public TestApp(TapiProcess process, String name, int version) {
    this.process = process;
    this.tapi = process.tapi();
    this.version = version;
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder app = new IntHolder();
    succeed(tapi.phoneInitializeEx(app, 0, null, name, new IntHolder(), new IntHolder(version), block));
    hPhoneApp = app.value;
    hEvent = params.hEvent();
  }

  /** Negotiates and opens; the handle. */
  public int open(int deviceId, int privilege) {
    IntHolder hPhone = new IntHolder();
    succeed(tapi.phoneOpen(hPhoneApp, deviceId, hPhone, negotiate(deviceId), 0, hPhoneApp, privilege));
    return hPhone.value;
  }

  public int owner(int deviceId) {
    return open(deviceId, PHONEPRIVILEGE_OWNER);
  }

  public int monitor(int deviceId) {
    return open(deviceId, PHONEPRIVILEGE_MONITOR);
  }

  public int negotiate(int deviceId) {
    IntHolder agreed = new IntHolder();
    succeed(tapi.phoneNegotiateAPIVersion(hPhoneApp, deviceId, TAPI_VERSION_1_3, version, agreed, null));
    return agreed.value;
  }

  /** Everything that waits, taken without waiting. */
  public List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (Message message = poll(); message != null; message = poll()) {
      messages.add(message);
    }
    return messages;
  }

  /** The next message, or null. */
  public Message poll() {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    int result = tapi.phoneGetMessage(hPhoneApp, block, 0);
    if (result == PHONEERR_OPERATIONFAILED) {
      return null;
    }
    succeed(result);
    return read(block);
  }

  public Message read(ByteBuffer block) {
    PhoneMessage view = new PhoneMessage(process.pointerWidth()).wrap(block);
    return new Message(
        view.hDevice(), view.dwMessageID(), view.dwCallbackInstance(), view.dwParam1(), view.dwParam2(), view.dwParam3());
  }

  /** The ids of the requests that were replied to among the messages. */
  public static List<Integer> repliesIn(List<Message> messages) {
    return messages.stream().filter(message -> message.id == PHONE_REPLY).map(message -> (int) message.param1).toList();
  }

  public static void succeed(int result) {
    if (result != 0) {
      throw new AssertionError("expected success, got " + PhoneErr.nameOf(result));
    }
  }

  /** A request id. */
  public static int accepted(int result) {
    if (result <= 0) {
      throw new AssertionError("expected a request id, got " + PhoneErr.nameOf(result));
    }
    return result;
  }

  public static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }
}
