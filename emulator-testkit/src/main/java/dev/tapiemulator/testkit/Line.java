package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** An application's registration and the way its messages come: one class for each notification mechanism (C-11). */
abstract class Line implements AutoCloseable {

  private static final int BLOCK_BYTES = 64;

  final TapiProcess process;
  final Tapi32 tapi;
  private final int version;
  private int hPhoneApp;

  private Line(TapiProcess process, Tapi32 tapi, int version) {
    this.process = process;
    this.tapi = tapi;
    this.version = version;
  }

  /** Initialises the application. */
  static Line open(TapiProcess process, Tapi32 tapi, PhoneApp.Setup setup) {
    return switch (setup.mechanism) {
      case EVENT -> new Event(process, tapi, setup);
      case WINDOW -> new Window(process, tapi, setup);
      case PORT -> new Port(process, tapi, setup);
    };
  }

  /** The next message, waited for so many milliseconds, or for ever; null when none has come. */
  abstract ReceivedMessage take(int timeoutMillis);

  int hPhoneApp() {
    return hPhoneApp;
  }

  int version() {
    return version;
  }

  @Override
  public void close() {
    tapi.phoneShutdown(hPhoneApp); // refused, and nothing to be done, when it has shut down before
  }

  final PhoneInitializeExParams params(ByteBuffer block, int option) {
    return new PhoneInitializeExParams(process.pointerWidth()).wrap(block)
        .dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()))
        .dwOptions(option);
  }

  final void initialise(String name, Window callback, ByteBuffer block) {
    IntHolder app = new IntHolder();
    int result = tapi.phoneInitializeEx(
        app, process.hInstance(), callback == null ? null : callback::receive, name, new IntHolder(),
        new IntHolder(version), block);
    initialised(name, result, app);
  }

  final void initialised(String name, int result, IntHolder app) {
    if (result != 0) {
      throw new AssertionError(name + " cannot initialise: " + ErrorWords.decoded(result));
    }
    hPhoneApp = app.value;
  }

  private static final class Event extends Line {

    Event(TapiProcess process, Tapi32 tapi, PhoneApp.Setup setup) {
      super(process, tapi, setup.version);
      ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
      params(block, PHONEINITIALIZEEXOPTION_USEEVENT);
      initialise(setup.name, null, block);
    }

    /** Whatever the refusal is, no message has come. */
    @Override
    ReceivedMessage take(int timeoutMillis) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
      int result = tapi.phoneGetMessage(hPhoneApp(), block, timeoutMillis);
      return result == 0 ? ReceivedMessage.read(block, process.pointerWidth()) : null;
    }
  }

  private static final class Window extends Line {

    private final Deque<ReceivedMessage> received = new ArrayDeque<>();

    Window(TapiProcess process, Tapi32 tapi, PhoneApp.Setup setup) {
      super(process, tapi, setup.version);
      if (Integer.compareUnsigned(setup.version, TAPI_VERSION_2_0) < 0) {
        IntHolder app = new IntHolder();
        initialised(setup.name, tapi.phoneInitialize(
            app, process.hInstance(), this::receive, setup.name, new IntHolder()), app);
      } else {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        params(block, PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
        initialise(setup.name, this, block);
      }
    }

    private void receive(
        int hDevice, int dwMessage, long dwInstance, long dwParam1, long dwParam2, long dwParam3) {
      received.add(new ReceivedMessage(hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3));
    }

    @Override
    ReceivedMessage take(int timeoutMillis) {
      if (received.isEmpty()) {
        process.messageLoop().pump(timeoutMillis);
      }
      return received.poll();
    }
  }

  private static final class Port extends Line {

    private final CompletionPort port;

    Port(TapiProcess process, Tapi32 tapi, PhoneApp.Setup setup) {
      super(process, tapi, setup.version);
      port = process.createCompletionPort();
      ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
      params(block, PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT).hCompletionPort(port.handle());
      initialise(setup.name, null, block);
    }

    @Override
    ReceivedMessage take(int timeoutMillis) {
      CompletionPort.Packet packet = port.get(timeoutMillis);
      if (packet == null) {
        return null;
      }
      ReceivedMessage message = ReceivedMessage.read(packet.message(), process.pointerWidth());
      process.localFree(packet.lpOverlapped());
      return message;
    }

    /** The port after the application, as C-15 demands. */
    @Override
    public void close() {
      super.close();
      port.close();
    }
  }
}
