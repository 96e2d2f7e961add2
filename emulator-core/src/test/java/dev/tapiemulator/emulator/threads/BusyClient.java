package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A telephony program as there are many: one thread waits for messages, two others make a hundred requests each, think
 * for a while, and close and reopen their phones as they please. What it does depends on its seed and on what the
 * emulator answers, and on nothing else.
 */
final class BusyClient {

  private static final int REQUESTS_OF_A_CALLER = 100;
  private static final int PHONES = 2;
  private static final int LAMP = 12;

  private final Emulator emulator;
  private final TestApp app;
  private final long seed;
  private final List<String> seen = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();

  /** That a thread ran when the journal had so many records. */
  record Sighting(int thread, int records) {}

  /** What one run left behind. */
  record Run(Journal journal, List<String> seen, List<Sighting> sightings) {}

  private BusyClient(Emulator emulator, long seed) {
    this.emulator = emulator;
    this.seed = seed;
    this.app = new TestApp(emulator, "busy");
  }

  /** Runs the client that a seed makes, with choices that the configuration adds. */
  static Run run(long seed, UnaryOperator<EmulatorConfig.Builder> choices) {
    EmulatorConfig.Builder config = EmulatorConfig.builder().phone(new EchoPhone(3)).phone(new EchoPhone(17));
    try (Emulator emulator = Emulator.create(choices.apply(config).build())) {
      BusyClient client = new BusyClient(emulator, seed);
      client.run();
      return new Run(emulator.journal(), client.seen, client.sightings);
    }
  }

  private void run() {
    TapiThread pump = app.process.start("pump", this::pump);
    List<TapiThread> callers = new ArrayList<>();
    for (int phone = 0; phone < PHONES; phone++) {
      int id = phone;
      callers.add(app.process.start("caller " + phone, () -> call(id + 2, id)));
    }
    callers.forEach(TapiThread::join);
    see(0, "callers have ended");
    emulator.runUntilIdle();
    TestApp.succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    pump.join();
    see(0, "pump has ended");
  }

  private void see(int thread, String what) {
    sightings.add(new Sighting(thread, emulator.journal().size()));
    seen.add(thread + " " + what + " at " + emulator.now().toMillis());
  }

  private void pump() {
    ByteBuffer block = ByteBuffer.allocate(64);
    while (app.tapi.phoneGetMessage(app.hPhoneApp, block, INFINITE) == 0) {
      see(1, app.read(block).toString());
    }
  }

  private void call(int thread, int phone) {
    Random random = new Random(seed * PHONES + phone);
    IntHolder hPhone = new IntHolder();
    for (int i = 0; i < REQUESTS_OF_A_CALLER; i++) {
      if (hPhone.value == 0) {
        int version = app.negotiate(phone);
        see(thread, "opens " + app.tryOpen(phone, version, PHONEPRIVILEGE_OWNER, hPhone));
      }
      see(thread, "requests " + request(random, hPhone.value));
      if (random.nextInt(4) == 0) {
        emulator.advance(Duration.ofMillis(random.nextInt(5)));
        see(thread, "has thought");
      }
      if (random.nextInt(8) == 0) {
        see(thread, "closes " + app.tapi.phoneClose(hPhone.value));
        hPhone.value = 0;
      }
    }
  }

  private int request(Random random, int hPhone) {
    return random.nextBoolean()
        ? app.tapi.phoneSetData(hPhone, random.nextInt(4), bytes(random.nextInt(256)), 1)
        : app.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
  }
}
