package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.time.Duration;

/** A program that leaves its emulator open, with threads of every kind, and ends. */
final class OwnMachine {

  private OwnMachine() {}

  public static void main(String[] arguments) {
    Emulator emulator = Emulator.create(EmulatorConfig.live().phone(new EchoPhone()).build());
    TestApp app = new TestApp(emulator, "dialer");
    app.tapi.phoneSetData(app.owner(0), 1, bytes(1), 1);
    app.process.start("waiting", () -> app.process.messageLoop().pump(INFINITE));
    emulator.schedule(Duration.ofHours(1), () -> { });
  }
}
