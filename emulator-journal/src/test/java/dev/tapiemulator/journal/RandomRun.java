package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A run in which several processes, their threads, the test and the phones do anything at all, decided by a seed. */
final class RandomRun {

  private static final int MOST_PROCESSES = 3;
  private static final int MOST_THREADS = 4;
  private static final int DEEPEST = 2;

  private final Random random;
  private final Emulator emulator;
  private final List<RandomClient> clients = new ArrayList<>();
  private final List<Predicate<Duration>> joins = new ArrayList<>();
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
  private final int mostThreads;

  private RandomRun(long seed, int mostThreads) {
    this.mostThreads = mostThreads;
    random = new Random(seed);
    emulator = Emulator.create(config());
  }

  /** The journal of a run of so many steps on one thread. */
  static Journal ofSeed(long seed, int steps) {
    return new RandomRun(seed, 0).run(steps);
  }

  /** The journal of a run of so many steps of the first thread, and as many of each thread that is started. */
  static Journal withThreads(long seed, int steps) {
    return new RandomRun(seed, MOST_THREADS).run(steps);
  }

  private Journal run(int steps) {
    try (emulator) {
      for (int i = 0; i < steps; i++) {
        step();
        if (joins.size() < mostThreads && !clients.isEmpty() && random.nextInt(4) == 0) {
          start(steps);
        }
      }
    }
    return emulator.journal();
  }

  /** A thread that takes steps, or only waits for messages, and may end badly. */
  private void start(int steps) {
    RandomClient client = clients.get(random.nextInt(clients.size()));
    boolean waits = random.nextInt(3) == 0;
    boolean endsBadly = random.nextInt(12) == 0;
    Runnable body = () -> {
      for (int i = 0; i < steps; i++) {
        step(waits ? client::waitForMessage : this::act);
      }
      if (endsBadly) {
        throw new IllegalStateException("as it must");
      }
    };
    step(() -> {
      if (random.nextInt(5) == 0) {
        Thread thread = emulator.threadFactory().newThread(body);
        thread.start();
        joins.add(atMost -> emulator.join(thread, atMost));
      } else {
        TapiThread thread = client.process().start("thread " + random.nextInt(3), body);
        joins.add(atMost -> thread.join(atMost.toMillis()));
      }
    });
  }

  private EmulatorConfig config() {
    EmulatorConfig.Builder config = EmulatorConfig.builder().phone("store");
    if (random.nextBoolean()) {
      config.phone("desk-phone");
    }
    if (random.nextBoolean()) {
      config.seed(random.nextLong());
      EnumSet<ChoiceFamily> families = EnumSet.noneOf(ChoiceFamily.class);
      for (ChoiceFamily family : ChoiceFamily.values()) {
        if (random.nextInt(family == ChoiceFamily.THREADS && mostThreads > 0 ? 2 : 4) == 0) {
          families.add(family);
        }
      }
      config.families(families);
    }
    if (random.nextInt(3) == 0) {
      Ruling ruling = Ruling.values()[random.nextInt(Ruling.values().length)];
      config.ruling(ruling, ruling.options().get(1));
    }
    if (random.nextInt(3) == 0) {
      config.lenient().faults(FaultPlan.builder().add(fault()).add(fault()).build());
    }
    return config.build();
  }

  private Fault fault() {
    FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
    int code = kind.needsCode() ? PhoneErr.OPERATIONFAILED.value() : 0;
    int nth = 1 + random.nextInt(3);
    return new Fault(kind, PhoneFunction.PHONE_SET_DATA, Fault.ANY_DEVICE, nth, code, random.nextInt(50));
  }

  private void step() {
    step(this::act);
  }

  /** Whatever the emulator throws is part of the run. */
  private void step(Runnable act) {
    if (depth.get() > DEEPEST) {
      return;
    }
    depth.set(depth.get() + 1);
    try {
      act.run();
    } catch (EmulatorFailure | EmulatorMisuse | IllegalArgumentException allowed) {
      // a deadlock, a misuse, a violation, a button the phone lacks
    } finally {
      depth.set(depth.get() - 1);
    }
  }

  private void act() {
    if (clients.isEmpty() || random.nextInt(30) == 0 && clients.size() < MOST_PROCESSES) {
      attach();
    } else if (!joins.isEmpty() && random.nextInt(12) == 0) {
      joins.get(random.nextInt(joins.size())).test(Duration.ofMillis(random.nextInt(200)));
    } else if (random.nextInt(5) == 0) {
      world();
    } else {
      clients.get(random.nextInt(clients.size())).step();
    }
  }

  private void attach() {
    PointerWidth width = random.nextInt(3) == 0 ? PointerWidth.BITS_32 : PointerWidth.BITS_64;
    clients.add(new RandomClient(emulator.attach("process " + clients.size(), width), random, this::step));
  }

  private void world() {
    int phone = random.nextInt(emulator.phones().size());
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> emulator.advance(Duration.ofNanos(random.nextInt(60_000_000)));
      case 4 -> emulator.runUntilIdle();
      case 5, 6 -> emulator.schedule(Duration.ofMillis(random.nextInt(40)), this::step);
      case 7 -> emulator.phone(phone).press(random.nextInt(25));
      case 8 -> emulator.phone(phone).hookSwitch(1 << random.nextInt(4), 1 << random.nextInt(5));
      case 9 -> {
        emulator.phone(phone).suspend();
        emulator.schedule(Duration.ofMillis(random.nextInt(9)), () -> resumeIfThere(phone));
      }
      case 10 -> emulator.phone(phone).unplug();
      case 11 -> emulator.phone(phone).plugIn();
      case 12 -> emulator.phone(phone).failNext(PhoneErr.NOMEM);
      case 13 -> {
        if (random.nextInt(12) == 0) {
          emulator.phone(phone).remove();
        }
      }
      case 14 -> {
        if (random.nextInt(4) == 0) {
          emulator.addPhone(random.nextBoolean() ? "store" : "handset-only");
        } else if (random.nextInt(3) == 0) {
          emulator.phone(phone).forceClose();
        } else {
          emulator.phone(phone).turnVolume(1, random.nextInt(0x10000));
        }
      }
      default -> {
        if (random.nextInt(25) == 0) {
          emulator.reconfigure();
        }
      }
    }
  }

  /** A device id may be gone once every application has shut down (C-71). */
  private void resumeIfThere(int deviceId) {
    if (deviceId < emulator.phones().size()) {
      emulator.phone(deviceId).resume();
    }
  }

  /** A port's packet is released now and then. */
  static void take(CompletionPort port, RandomClient client, Random random) {
    CompletionPort.Packet packet = port.get(random.nextInt(30));
    if (packet != null && random.nextBoolean()) {
      client.process().localFree(packet.lpOverlapped());
    }
  }
}
