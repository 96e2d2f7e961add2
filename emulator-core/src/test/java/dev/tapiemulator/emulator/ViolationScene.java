package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DevicePort;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A phone written by the test with its owner, and beside it a bystander: another application with a request on another phone. */
final class ViolationScene implements AutoCloseable {

  final ScriptedPhone phone = new ScriptedPhone();
  final Emulator emulator;
  final TestApp app;
  int hPhone;
  private final TestApp bystander;
  private final int bystandersRequest;

  ViolationScene(EmulatorConfig.Builder config) {
    emulator = TestEmulator.create(config.phone(phone).phone(new EchoPhone()).build());
    app = new TestApp(emulator, "dialer");
    hPhone = app.owner(0);
    bystander = new TestApp(emulator, "bystander");
    bystandersRequest = accepted(bystander.tapi.phoneSetData(bystander.owner(1), 1, bytes(9), 1));
  }

  static ViolationScene lenient() {
    return new ViolationScene(EmulatorConfig.builder().lenient());
  }

  static ViolationScene strict() {
    return new ViolationScene(EmulatorConfig.builder());
  }

  int download() {
    return app.tapi.phoneSetData(hPhone, 1, bytes(7), 1);
  }

  /** Lets the phone do something in a timer of its own, the ordinary place for a device to report from. */
  void inTimer(Consumer<DevicePort> deed) {
    phone.onTimer = deed;
    phone.port.startTimer(0, 0);
    emulator.advance(Duration.ZERO);
  }

  /** The bystander gets its reply and nothing else, and both phones and both applications go on working. */
  void everybodyElseIsUndisturbed() {
    emulator.advance(Duration.ofMillis(20));
    List<TestApp.Message> messages = bystander.messages();
    assertEquals(List.of(bystandersRequest), repliesIn(messages));
    assertEquals(1, messages.size(), messages::toString);
    assertEquals(0, messages.get(0).param2());
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return requestId;
    };
    phone.onClose = phone::settleEverything;
    app.messages();
    app.tapi.phoneClose(hPhone);
    app.messages();
    int again = app.owner(0);
    int request = accepted(app.tapi.phoneSetData(again, 1, bytes(1), 1));
    assertEquals(List.of(request), repliesIn(app.messages()));
  }

  @Override
  public void close() {
    emulator.close();
  }
}
