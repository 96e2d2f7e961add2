package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;

/** An application that is told of messages by an event, with buffers that it uses again and again. */
final class Caller {

  static final int PAYLOAD_BYTES = 16;
  static final int MESSAGE_BYTES = 64;

  private static final int FOR_EVER = -1;

  final Tapi32 tapi;
  final int hPhoneApp;

  private final ByteBuffer payload = payload();
  private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);
  private final IntHolder holder = new IntHolder();

  Caller(Emulator emulator, String name) {
    TapiProcess process = emulator.attach(name);
    tapi = process.tapi();
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(message);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    succeeded(tapi.phoneInitializeEx(holder, 0, null, name, new IntHolder(), new IntHolder(TAPI_VERSION_2_2), message));
    hPhoneApp = holder.value;
  }

  /** Sixteen bytes to send. */
  static ByteBuffer payload() {
    ByteBuffer bytes = ByteBuffer.allocate(PAYLOAD_BYTES);
    for (int i = 0; i < PAYLOAD_BYTES; i++) {
      bytes.put((byte) i);
    }
    return bytes.flip();
  }

  /** Agrees on a version and opens a phone; its handle. */
  int opens(int deviceId, int privilege) {
    succeeded(tapi.phoneNegotiateAPIVersion(hPhoneApp, deviceId, TAPI_VERSION_1_3, TAPI_VERSION_2_2, holder, null));
    int version = holder.value;
    succeeded(tapi.phoneOpen(hPhoneApp, deviceId, holder, version, 0, 0, privilege));
    return holder.value;
  }

  /** Sends sixteen bytes; the request. */
  int sends(int hPhone) {
    return accepted(tapi.phoneSetData(hPhone, AnsweringPhone.DATA_ID, payload, PAYLOAD_BYTES));
  }

  /** Takes the message that waits. */
  void takes() {
    succeeded(tapi.phoneGetMessage(hPhoneApp, message, 0));
  }

  /** Takes the next message as soon as there is one. */
  void awaits() {
    succeeded(tapi.phoneGetMessage(hPhoneApp, message, FOR_EVER));
  }

  /** Sends sixteen bytes to a phone that answers at once, and takes the reply; the request. */
  int cycles(int hPhone) {
    int request = sends(hPhone);
    takes();
    return request;
  }

  void closes(int hPhone) {
    succeeded(tapi.phoneClose(hPhone));
  }

  static int accepted(int result) {
    if (result <= 0) {
      throw new AssertionError("expected a request id, got " + PhoneErr.nameOf(result));
    }
    return result;
  }

  static void succeeded(int result) {
    if (result != 0) {
      throw new AssertionError("expected success, got " + PhoneErr.nameOf(result));
    }
  }
}
