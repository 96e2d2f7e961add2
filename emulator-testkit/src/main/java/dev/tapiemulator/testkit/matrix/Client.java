package dev.tapiemulator.testkit.matrix;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** An application of the scenes: in a process of its own, with an event handle; what it does must succeed. */
final class Client {

  final Tapi32 tapi;
  final int hPhoneApp;

  private Client(Tapi32 tapi, int hPhoneApp) {
    this.tapi = tapi;
    this.hPhoneApp = hPhoneApp;
  }

  /** A process in which nothing has been initialised. */
  static Client idle(Emulator emulator, String name) {
    return new Client(emulator.attach(name).tapi(), 0);
  }

  /** An application that has initialised. */
  static Client registered(Emulator emulator, String name) {
    TapiProcess process = emulator.attach(name);
    int bytes = PhoneInitializeExParams.fixedSize(PointerWidth.BITS_64);
    ByteBuffer block = ByteBuffer.allocate(bytes);
    new PhoneInitializeExParams(PointerWidth.BITS_64).wrap(block)
        .dwTotalSize(bytes)
        .dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder app = new IntHolder();
    succeed(process.tapi().phoneInitializeEx(
        app, 0, null, name, new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block));
    return new Client(process.tapi(), app.value);
  }

  void negotiate() {
    succeed(tapi.phoneNegotiateAPIVersion(
        hPhoneApp, 0, TAPI_VERSION_2_2, TAPI_VERSION_2_2, new IntHolder(), null));
  }

  /** Opens the phone, on whose version it has agreed; the handle. */
  int open(int privilege) {
    IntHolder handle = new IntHolder();
    succeed(tapi.phoneOpen(hPhoneApp, 0, handle, TAPI_VERSION_2_2, 0, 0, privilege));
    return handle.value;
  }

  void close(int hPhone) {
    succeed(tapi.phoneClose(hPhone));
  }

  void shutDown() {
    succeed(tapi.phoneShutdown(hPhoneApp));
  }

  /** The code that PHONE_REPLY brings for a request, once everything that waits has been taken. */
  OptionalInt replyTo(int requestId) {
    OptionalInt reply = OptionalInt.empty();
    ByteBuffer block = ByteBuffer.allocate(PhoneMessage.fixedSize(PointerWidth.BITS_64));
    PhoneMessage message = new PhoneMessage(PointerWidth.BITS_64).wrap(block);
    while (tapi.phoneGetMessage(hPhoneApp, block, 0) == 0) {
      if (message.dwMessageID() == PHONE_REPLY && message.dwParam1() == requestId) {
        reply = OptionalInt.of((int) message.dwParam2());
      }
    }
    return reply;
  }

  private static void succeed(int result) {
    if (result != 0) {
      throw new IllegalStateException("a scene could not be set up: " + PhoneErr.nameOf(result));
    }
  }
}
