package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TimeSource;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.WindowApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While code of the application runs, everybody else can call: each time the code waits for somebody who does. */
@Timeout(60)
class LockTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Crew crew = new Crew();

  /** Waits until another thread has made a call from its beginning to its end. */
  private void waitForAnothersCall(Emulator emulator) {
    Crew other = new Crew();
    other.start("another", () -> new TestApp(emulator, "another").poll());
    other.join();
  }

  private Emulator emulator() {
    return Emulator.create(EmulatorConfig.live().phone(phone).build());
  }

  @Test
  void callback_runsWithoutTheLock() {
    try (Emulator emulator = emulator()) {
      WindowApp window = new WindowApp(emulator.attach("dialer"), "window", TAPI_VERSION_2_2);
      window.open(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER);
      window.reaction = message -> waitForAnothersCall(emulator);
      phone.port.devSpecific(1, 2, 3);
      assertEquals(1, window.process.messageLoop().pump(INFINITE));
    }
  }

  @Test
  void callback_whileAnotherProcessIsPumpedToo() {
    try (Emulator emulator = emulator()) {
      CountDownLatch both = new CountDownLatch(2);
      CountDownLatch ready = new CountDownLatch(2);
      for (String name : new String[] {"one", "two"}) {
        TapiProcess process = emulator.attach(name);
        crew.start(name, () -> {
          WindowApp window = new WindowApp(process, name, TAPI_VERSION_2_2);
          window.reaction = message -> {
            both.countDown();
            awaitSoon(both);
          };
          ready.countDown();
          process.messageLoop().pump(INFINITE);
        });
      }
      awaitSoon(ready);
      emulator.addPhone(new ScriptedPhone());
      crew.join();
    }
  }

  private static void awaitSoon(CountDownLatch latch) {
    try {
      assertEquals(true, latch.await(30, TimeUnit.SECONDS), "the other one is kept out");
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void action_onTheTimerThreadRunsWithoutTheLock() {
    try (Emulator emulator = emulator()) {
      CountDownLatch done = new CountDownLatch(1);
      emulator.schedule(Duration.ofMillis(1), () -> {
        waitForAnothersCall(emulator);
        done.countDown();
      });
      awaitSoon(done);
    }
  }

  @Test
  void action_inAdvanceRunsWithoutTheLock() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().live(TimeSource.manual()).phone(phone).build())) {
      emulator.schedule(Duration.ofMillis(1), () -> {
        waitForAnothersCall(emulator);
        assertThrows(EmulatorMisuse.class, () -> emulator.advance(Duration.ZERO));
        assertThrows(EmulatorMisuse.class, emulator::reset);
      });
      emulator.advance(Duration.ofMillis(1));
    }
  }

  @Test
  void body_ofAThreadRunsWithoutTheLock() {
    try (Emulator emulator = emulator()) {
      TapiProcess process = emulator.attach("dialer");
      process.start("body", () -> waitForAnothersCall(emulator)).join();
    }
  }

  @Test
  void waiting_isDoneWithoutTheLock() {
    WatchedClock clock = new WatchedClock();
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().live(clock).phone(phone).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      crew.start("waiting", () -> app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
      clock.untilAsleep("waiting");
      waitForAnothersCall(emulator);
      app.tapi.phoneShutdown(app.hPhoneApp);
      crew.join();
    }
  }
}
