package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALAPPHANDLE;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends the wait of a thread, in each of the places where threads wait. */
@Timeout(60)
class WaitersTest {

  private final WatchedClock clock = new WatchedClock();
  private final Emulator emulator =
      Emulator.create(EmulatorConfig.builder().live(clock).phone(new EchoPhone(1)).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    emulator.close();
  }

  /** Starts a thread that makes a call, and returns when it waits there. */
  private TapiThread startWaiting(String name, Supplier<Object> call) {
    TapiThread thread = app.process.start(name, () -> seen.add(call.get()));
    clock.untilAsleep(name);
    return thread;
  }

  private int getMessage() {
    return app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE);
  }

  @Test
  void phoneShutdown_underPhoneGetMessageOnTwoThreads() {
    TapiThread one = startWaiting("one", this::getMessage);
    TapiThread two = startWaiting("two", this::getMessage);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    one.join();
    two.join();
    assertEquals(List.of(PHONEERR_INVALAPPHANDLE, PHONEERR_INVALAPPHANDLE), seen);
  }

  @Test
  void phoneShutdown_underAWaitForTheEvent() {
    TapiThread one = startWaiting("one", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    one.join();
    assertEquals(List.of(false), seen);
  }

  @Test
  void phoneShutdown_leavesAWaitForThePortToItself() {
    CompletionPort port = app.process.createCompletionPort();
    PortApp posting = new PortApp(app.process, "posting", port, 7);
    PortApp other = new PortApp(app.process, "other", port, 8);
    TapiThread one = startWaiting("one", () -> port.get(INFINITE).dwCompletionKey());
    succeed(posting.tapi.phoneShutdown(posting.hPhoneApp));
    clock.untilAsleep("one");
    other.tapi.phoneSetData(other.owner(0), 1, TestApp.bytes(1), 1);
    one.join();
    assertEquals(List.of(8), seen);
  }

  @Test
  void closingThePort_endsAWaitForIt() {
    CompletionPort port = app.process.createCompletionPort();
    TapiThread one = startWaiting("one", () -> port.get(INFINITE) == null);
    port.close();
    one.join();
    assertEquals(List.of(true), seen);
  }

  @Test
  void phoneShutdown_leavesAPumpingThreadToItsOtherWindows() {
    WindowApp[] windows = new WindowApp[2];
    TapiThread pump = startWaiting("pump", () -> {
      windows[0] = new WindowApp(app.process, "first", TAPI_VERSION_2_2);
      windows[1] = new WindowApp(app.process, "second", TAPI_VERSION_2_2);
      return app.process.messageLoop().pump(INFINITE);
    });
    succeed(windows[0].tapi.phoneShutdown(windows[0].hPhoneApp));
    clock.untilAsleep("pump");
    emulator.addPhone(new EchoPhone());
    pump.join();
    assertEquals(List.of(1), seen);
    assertEquals("CREATE 1", windows[1].received.get(0).inWords());
  }

  @Test
  void aMessage_wakesOneOfTwoWaitersForGoodAndTheOtherInVain() {
    TapiThread one = startWaiting("one", this::getMessage);
    TapiThread two = startWaiting("two", this::getMessage);
    emulator.addPhone(new EchoPhone());
    emulator.addPhone(new EchoPhone());
    one.join();
    two.join();
    assertEquals(List.of(0, 0), seen);
  }

  @Test
  void waiting_costsNoTime() {
    startWaiting("one", this::getMessage);
    startWaiting("two", () -> app.process.eventHandle(app.hEvent).waitFor(INFINITE));
    long naps = clock.naps();
    for (int i = 0; i < 1000; i++) {
      emulator.attach("nobody's message");
    }
    assertEquals(naps, clock.naps(), "nobody wakes for what does not concern him");
  }
}
