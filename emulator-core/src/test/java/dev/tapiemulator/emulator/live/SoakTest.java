package dev.tapiemulator.emulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads for a while: every accepted request is replied exactly once or its handle was closed, by what the
 * clients saw and by the journal; every wait ends; nobody is left.
 *
 * <p>{@code -Dlive.repetitions=20 -Dlive.requests=10000} is the long run.
 */
class SoakTest {

  private static final int REPETITIONS = Integer.getInteger("live.repetitions", 2);
  private static final int REQUESTS = Integer.getInteger("live.requests", 400);
  private static final int CLIENTS = 8;
  private static final int PHONES = 4;
  private static final int PROCESSES = 3;

  @Test
  @Timeout(3600)
  void everyRequestIsRepliedOnceOrItsHandleIsClosed() {
    for (int seed = 1; seed <= REPETITIONS; seed++) {
      long before = System.nanoTime();
      EmulatorThreads threads = new EmulatorThreads();
      int requests = soak(seed);
      threads.requireNoNew();
      System.out.printf("seed %d: %d requests in %d ms%n", seed, requests, (System.nanoTime() - before) / 1_000_000);
    }
  }

  private static int soak(long seed) {
    List<SoakPhone> phones = new ArrayList<>();
    EmulatorConfig.Builder config = EmulatorConfig.live();
    for (int i = 0; i < PHONES; i++) {
      phones.add(new SoakPhone(seed * 100 + i));
      config.phone(phones.get(i));
    }
    SoakLedger ledger = new SoakLedger();
    SoakJournal journal;
    Crew itself = new Crew();
    phones.forEach(phone -> itself.start("inside a phone", phone::runItself));
    try (Emulator emulator = Emulator.create(config.build())) {
      run(emulator, ledger, seed);
      phones.forEach(SoakPhone::end);
      itself.join();
      assertEquals(List.of(), emulator.violations());
      journal = new SoakJournal(emulator.journal());
    }
    ledger.judge();
    journal.judge();
    assertEquals(ledger.accepted.keySet(), journal.accepted.keySet());
    assertEquals(ledger.replied, journal.taken.keySet());
    return ledger.accepted.size();
  }

  private static void run(Emulator emulator, SoakLedger ledger, long seed) {
    List<TapiProcess> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(emulator.attach("process " + i));
    }
    Semaphore progress = new Semaphore(0);
    Crew hand = new Crew();
    hand.start("hand", () -> takePhonesAway(emulator, progress, new Random(seed)));
    Crew clients = new Crew();
    for (int i = 0; i < CLIENTS; i++) {
      TapiProcess process = processes.get(i % PROCESSES);
      int number = i;
      clients.start("client " + i, () -> {
        client(number, process, ledger, seed * 1000 + number).run(REQUESTS);
        progress.release();
      });
    }
    clients.join();
    hand.join();
  }

  /** Once for each client that is done, somebody takes a phone away from all who have it. */
  private static void takePhonesAway(Emulator emulator, Semaphore progress, Random random) throws InterruptedException {
    for (int i = 0; i < CLIENTS; i++) {
      emulator.phone(random.nextInt(PHONES)).forceClose();
      progress.acquire();
    }
  }

  private static SoakClient client(int number, TapiProcess process, SoakLedger ledger, long seed) {
    return switch (number % 4) {
      case 0 -> new SoakClient(process, () -> SoakInbox.byEvent(process, number == 0), false, ledger, seed);
      case 1 -> new SoakClient(process, () -> SoakInbox.byEvent(process, false), true, ledger, seed);
      case 2 -> new SoakClient(process, () -> SoakInbox.byWindow(process), false, ledger, seed);
      default -> {
        CompletionPort port = process.createCompletionPort();
        yield new SoakClient(process, () -> SoakInbox.byPort(process, port), false, ledger, seed);
      }
    };
  }
}
