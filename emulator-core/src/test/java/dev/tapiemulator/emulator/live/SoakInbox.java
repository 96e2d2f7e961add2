package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** One registration of a soak's client: how its messages come. */
interface SoakInbox {

  int hPhoneApp();

  /** Waits for a message and gives it, and perhaps others, to the client; false when none will ever come. */
  boolean receive(Consumer<Message> client);

  /** phoneGetMessage, by itself or after a wait for the event. */
  static SoakInbox byEvent(TapiProcess process, boolean waitsForEvent) {
    TestApp app = new TestApp(process, "event", TAPI_VERSION_2_2);
    ByteBuffer block = ByteBuffer.allocate(64);
    return new SoakInbox() {
      @Override
      public int hPhoneApp() {
        return app.hPhoneApp;
      }

      @Override
      public boolean receive(Consumer<Message> client) {
        if (waitsForEvent && !app.process.eventHandle(app.hEvent).waitFor(INFINITE)) {
          return false;
        }
        int result = app.tapi.phoneGetMessage(app.hPhoneApp, block, waitsForEvent ? 0 : INFINITE);
        if (result == PHONEERR_INVALAPPHANDLE) {
          return false;
        }
        succeed(result);
        client.accept(app.read(block));
        return true;
      }
    };
  }

  static SoakInbox byWindow(TapiProcess process) {
    WindowApp app = new WindowApp(process, "window", TAPI_VERSION_2_2);
    return new SoakInbox() {
      @Override
      public int hPhoneApp() {
        return app.hPhoneApp;
      }

      @Override
      public boolean receive(Consumer<Message> client) {
        app.reaction = client;
        return process.messageLoop().pump(INFINITE) > 0;
      }
    };
  }

  static SoakInbox byPort(TapiProcess process, CompletionPort port) {
    PortApp app = new PortApp(process, "port", port, 1);
    return new SoakInbox() {
      @Override
      public int hPhoneApp() {
        return app.hPhoneApp;
      }

      @Override
      public boolean receive(Consumer<Message> client) {
        CompletionPort.Packet packet = port.get(INFINITE);
        if (packet == null) {
          return false;
        }
        client.accept(app.read(packet));
        return process.localFree(packet.lpOverlapped());
      }
    };
  }
}
